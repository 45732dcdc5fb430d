/** Runs what asks a host when nothing else asks it. */
export type HostQueue = <T>(url: string, run: () => Promise<T>) => Promise<T>;

/** Hosts asked at the same time: each answer may be as large as a source may be, and all of them are in memory. */
const mostAtOnce = 16;

/**
 * A queue for each host and port: one run at a time, in the order of the calls, whatever became of those before; and so
 * many at a time of all hosts. `last` holds the last run of each host that is busy.
 */
export function queueByHost(last = new Map<string, Promise<void>>(), most = mostAtOnce): HostQueue {
  const inTurn = limitRuns(most);
  return (url, run) => {
    const host = hostOf(url);
    const result = (last.get(host) ?? Promise.resolve()).then(() => inTurn(run));
    const end = result
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        if (last.get(host) === end) last.delete(host);
      });
    last.set(host, end);
    return result;
  };
}

function limitRuns(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= most) await new Promise<void>((next) => waiting.push(next));
    else running++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      // Whose turn it is takes over the place.
      if (next) next();
      else running--;
    }
  };
}

/** With its port, the default one too. What is no URL fails by itself when it is run. */
function hostOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, hostname, port } = new URL(url);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}
