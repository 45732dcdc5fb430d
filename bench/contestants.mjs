// Starts servers in processes of their own and puts load on them, for the benchmarks of the relay.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';

/** Whether a program is installed. */
export const has = (/** @type {string} */ program) => spawnSync('which', [program]).status === 0;

/**
 * A relay or a bare server.
 * @param {'relay' | 'bare'} what
 * @param {string} path see relay-contestant.mjs
 */
export async function startNode(what, path) {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'bench/relay-contestant.mjs', what, path],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`The ${what} has ended.`);
    return /** @type {string} */ (value);
  };
  const url = await next();
  return {
    url,
    /** @param {string} line a command */
    async ask(line) {
      child.stdin.write(`${line}\n`);
      return next();
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.stdin.end('stop\n');
      }),
  };
}

/**
 * nginx with one worker, serving a folder with files that are compressed already.
 * @param {string} folder
 * @param {string[]} headers names and values in turn, beside those that it makes itself
 */
export async function startNginx(folder, headers) {
  const port = await freePort();
  const own = /^(content-|etag|last-modified)/i;
  const added = [];
  for (let at = 0; at < headers.length; at += 2)
    if (!own.test(headers[at] ?? '')) added.push(`add_header ${headers[at]} "${headers[at + 1]}";`);
  mkdirSync(join(folder, 'temp'), { recursive: true });
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = `
    daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; gzip_static on;
      open_file_cache max=100; etag on; types { application/feed+json json; }
      ${temp.map((name) => `${name}_temp_path ${folder}/temp/${name};`).join(' ')}
      server { listen 127.0.0.1:${port}; root ${folder}/www; ${added.join(' ')} }
    }`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(url).catch(() => undefined)); tries++) {
    if (tries > 100) throw new Error('nginx does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/**
 * Requests per second that a server answers to 64 connections that never pause.
 * @param {string} url
 * @param {number} seconds
 */
export async function load(url, seconds) {
  const headers = { 'Accept-Encoding': 'gzip' };
  if (!has('wrk')) {
    const { requests, non2xx } = await autocannon({ url, connections: 64, duration: seconds, headers });
    if (non2xx) throw new Error(`${non2xx} of the answers of ${url} were no 200.`);
    return requests.average;
  }
  const said = await new Promise((/** @type {(text: string) => void} */ resolve, reject) => {
    const args = ['-t1', '-c64', `-d${seconds}s`, '-H', 'Accept-Encoding: gzip', url];
    execFile('wrk', args, (error, output) => (error ? reject(error) : resolve(output)));
  });
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return Number(/Requests\/sec:\s*([\d.]+)/.exec(said)?.[1]);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
