import type { ReactiveControllerHost } from 'lit';

/** Hosts whose words change with time, and when each does next (milliseconds since 1970 UTC). */
const waiting = new Map<ReactiveControllerHost, number>();
let timer = 0;

/** A machine that sleeps stops its timers, so that none is set for longer. A timer of a month would ring at once. */
const longestMs = 36e5;

/** Sets the one timer of the page to what comes next. Where nobody looks there is none. */
function wind(): void {
  clearTimeout(timer);
  const next = Math.min(...waiting.values());
  if (next < Infinity && !document.hidden)
    timer = window.setTimeout(ring, Math.min(Math.max(next - Date.now(), 0), longestMs));
}

function ring(): void {
  for (const [host, at] of waiting) {
    if (at > Date.now()) continue;
    waiting.delete(host);
    host.requestUpdate();
  }
  wind();
}

/** Draws a host anew when its words change; all hosts of the page share one timer. */
export function watchClock(host: ReactiveControllerHost & Element): (next: number) => void {
  const leave = () => {
    waiting.delete(host);
    wind();
  };
  host.addController({
    // It may have missed a change.
    hostConnected: () => host.requestUpdate(),
    hostDisconnected: leave,
  });
  // Of one function there is one listener.
  return (next) => {
    document.addEventListener('visibilitychange', ring);
    if (next < Infinity && host.isConnected) waiting.set(host, next);
    else waiting.delete(host);
    wind();
  };
}
