/** Runs what asks a host when nothing else asks it. */
export type HostQueue = <T>(url: string, run: () => Promise<T>) => Promise<T>;

/**
 * A queue for each host and port: one run at a time, in the order of the calls, whatever became of those before.
 * `last` holds the last run of each host that is busy.
 */
export function queueByHost(last = new Map<string, Promise<void>>()): HostQueue {
  return (url, run) => {
    const host = hostOf(url);
    const result = (last.get(host) ?? Promise.resolve()).then(run);
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

/** With its port, the default one too. What is no URL fails by itself when it is run. */
function hostOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, hostname, port } = new URL(url);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}
