import { cleanUp } from './page.js';

interface Task {
  id: number;
  at: number;
  run: () => void;
}

/** Timers and the time of day that go on only when the test says so; put back after the test. */
export class FakeClock {
  now: number;
  /** Puts all back before the test has ended, for what needs true timers. */
  readonly restore: () => void;
  #tasks: Task[] = [];
  #ids = 0;

  constructor(now = '2026-05-01T10:00:00Z') {
    this.now = Date.parse(now);
    const { setTimeout, clearTimeout } = globalThis;
    const dateNow = Date.now;
    Date.now = () => this.now;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, delay = 0) => {
        this.#tasks.push({ id: ++this.#ids, at: this.now + delay, run });
        return this.#ids;
      },
      clearTimeout: (id: number) => {
        this.#tasks = this.#tasks.filter((task) => task.id !== id);
      },
    });
    this.restore = () => {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = dateNow;
    };
    cleanUp(this.restore);
  }

  /** How many timers are waiting. */
  get waiting(): number {
    return this.#tasks.length;
  }

  minutes(count: number): void {
    this.seconds(count * 60);
  }

  seconds(count: number): void {
    const until = this.now + count * 1000;
    for (;;) {
      const [next] = this.#tasks.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.#tasks = this.#tasks.filter((task) => task !== next);
      this.now = next.at;
      next.run();
    }
    this.now = until;
  }
}

/** Sets the time of day alone; timers go on as ever. */
export function setNow(now: string): void {
  const dateNow = Date.now;
  Date.now = () => Date.parse(now);
  cleanUp(() => (Date.now = dateNow));
}
