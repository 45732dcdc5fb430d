import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

/** What is waited for comes within this time, or never. */
const deadlineMs = 15_000;

export interface SourceSaid {
  source: string;
  error?: string;
  failures: number;
  next?: string;
}

/** `cluster-feed serve` as it is built, in a process of its own. */
export interface RelayProcess {
  readonly url: string;
  /** What it has said of its doings so far. */
  readonly lines: readonly string[];
  /** Its sources as /healthz has them. */
  sources(): Promise<SourceSaid[]>;
  /** Has everything read now; settles when it is done. */
  refresh(): Promise<void>;
  /** Settles when what is awaited is so. */
  until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void>;
  /** Settles when the process has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * @param folder with its configuration
 * @param full whether the disk takes nothing more: every write of a byte fails
 */
export async function startRelay(
  folder: string,
  { port = 0, full = false }: { port?: number; full?: boolean } = {},
): Promise<RelayProcess> {
  const words = [process.execPath, resolve('dist/cluster-feed.js'), 'serve', '--port', String(port)];
  const limit = full ? 'ulimit -f 0; ' : '';
  const child = spawn('bash', ['-c', `${limit}exec "$0" "$@"`, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const lines: string[] = [];
  createInterface(child.stderr).on('line', (line) => lines.push(line));
  const url = await urlOf(child, lines);

  const said = async () => {
    const health = (await (await fetch(`${url}/healthz`)).json()) as {
      feeds: Record<string, { sources: SourceSaid[] }>;
    };
    return Object.values(health.feeds).flatMap(({ sources }) => sources);
  };
  const until: RelayProcess['until'] = async (what, isSo) => {
    const end = performance.now() + deadlineMs;
    while (!(await isSo()))
      if (performance.now() > end)
        throw new Error(`Never came: ${what}. The relay said:\n${lines.join('\n')}`);
  };
  const taken = () => lines.filter((line) => line.includes('has been read anew')).length;
  return {
    url,
    lines,
    sources: said,
    until,
    async refresh() {
      const before = taken();
      child.kill('SIGHUP');
      const isRead = async () => {
        const sources = await said();
        return taken() > before && sources.every(({ next }) => next !== undefined);
      };
      await until('the end of a refresh', isRead);
    },
    async end(signal) {
      child.kill(signal);
      await closed;
    },
  };
}

async function urlOf(child: ChildProcess, lines: readonly string[]): Promise<string> {
  let greeting = '';
  for await (const line of createInterface(child.stdout!)) {
    greeting += `${line}\n`;
    if (line.startsWith('Stop with')) break;
  }
  const [, url] = /Embed builder: +(http:\S+?)\/\n/.exec(greeting) ?? [];
  if (url === undefined) throw new Error(`The relay did not start:\n${lines.join('\n')}`);
  return url;
}
