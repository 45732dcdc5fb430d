import { expect } from 'chai';
import { queueByHost } from '../../src/relay/host-queue.js';

/** A run that the test ends, and whether it has begun. */
function run<T>() {
  const task = { begun: false, end: undefined as unknown as (value: T) => void, fail: (_error: Error) => {} };
  const result = new Promise<T>((resolve, reject) => Object.assign(task, { end: resolve, fail: reject }));
  const start = () => {
    task.begun = true;
    return result;
  };
  return Object.assign(task, { start });
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('runs on the same host', () => {
  it('follow one another in the order of the calls', async () => {
    const queue = queueByHost();
    const runs = [run<number>(), run<number>(), run<number>()];
    const results = runs.map(({ start }, index) => queue(`https://a.example/${index}`, start));
    for (const [index, task] of runs.entries()) {
      await turn();
      expect(runs.map(({ begun }) => begun)).to.deep.equal(runs.map((_, other) => other <= index));
      task.end(index);
      expect(await results[index]).to.equal(index);
    }
  });

  it('go on after one that failed or threw', async () => {
    const queue = queueByHost();
    const failing = queue('https://a.example/', () => Promise.reject(new Error('failed')));
    const throwing = queue('https://a.example/', () => {
      throw new Error('thrown');
    });
    const last = queue('https://a.example/', () => Promise.resolve('read'));
    expect(
      await Promise.allSettled([failing, throwing, last]).then((all) => all.map(({ status }) => status)),
    ).to.deep.equal(['rejected', 'rejected', 'fulfilled']);
  });

  it('are told by host and port, not by how these are written', async () => {
    const queue = queueByHost();
    const first = run<void>();
    void queue('https://a.example/', first.start);
    const same = ['https://A.EXAMPLE:443/x', 'http://a.example:443/'].map(
      (url) => [url, run<void>()] as const,
    );
    const others = ['http://a.example/', 'https://a.example:8443/', 'https://b.example/', 'no URL'].map(
      (url) => [url, run<void>()] as const,
    );
    for (const [url, { start }] of [...same, ...others]) void queue(url, start);
    await turn();
    expect(same.map(([, { begun }]) => begun)).to.deep.equal([false, false]);
    expect(others.map(([, { begun }]) => begun)).to.deep.equal([true, true, true, true]);
  });

  it('are not all at once, whatever becomes of them', async () => {
    const queue = queueByHost(undefined, 3);
    const ends: ((isGood: boolean) => void)[] = [];
    let most = 0;
    let now = 0;
    const all = Array.from({ length: 9 }, (_, index) =>
      queue(`https://${index}.example/`, async () => {
        most = Math.max(most, ++now);
        const isGood = await new Promise<boolean>((end) => ends.push(end));
        now--;
        if (!isGood) throw new Error('x');
      }),
    );
    for (let index = 0; index < 9; index++) {
      await turn();
      expect(ends).to.have.length(Math.min(index + 3, 9));
      ends[index]!(index % 2 > 0);
    }
    await Promise.allSettled(all);
    expect([most, now]).to.deep.equal([3, 0]);
  });

  it('leave nothing behind', async () => {
    const busy = new Map<string, Promise<void>>();
    const queue = queueByHost(busy);
    const all = Array.from({ length: 100 }, (_, index) =>
      queue(`https://${index % 10}.example/`, () =>
        index % 3 ? Promise.resolve() : Promise.reject(new Error('x')),
      ),
    );
    expect(busy.size).to.equal(10);
    await Promise.allSettled(all);
    await turn();
    expect(busy.size).to.equal(0);
  });
});
