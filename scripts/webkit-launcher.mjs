// Runs tests of web-test-runner in WebKitGTK: its test browser, led by WebKitWebDriver over classic WebDriver, on a
// screen in memory. One page at a time; it cannot set the viewport, pretend another medium or press keys.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * @param {string[]} programs paths of the driver, of the browser and of the X server
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher([driverPath = '', browserPath = '', screenPath = '']) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  /** Address of the WebDriver session. */
  /** @type {Promise<string> | undefined} */
  let session;
  let active = '';

  async function start() {
    const screen = spawn(screenPath, ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(screen);
    const [number] = await once(/** @type {import('node:stream').Readable} */ (screen.stdio[3]), 'data');
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      // Software all the way: there is no graphics card, and none is needed.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    };
    const driver = spawn(driverPath, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
    children.push(driver);
    const origin = `http://127.0.0.1:${port}`;
    await answering(`${origin}/status`, driver);
    const { sessionId } = await command(`${origin}/session`, {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: browserPath, args: ['--automation'] } },
      },
    });
    return `${origin}/session/${sessionId}`;
  }

  const go = async (/** @type {string} */ url) => command(`${await (session ??= start())}/url`, { url });

  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency: 1,
    async startSession(id, url) {
      active = id;
      await go(url);
    },
    isActive: (id) => active === id,
    getBrowserUrl: async () => command(`${await session}/url`),
    async stopSession() {
      active = '';
      // Ends whatever still runs there.
      await go('about:blank');
      return {};
    },
    async startDebugSession() {
      throw new Error('There is no debugging in WebKitGTK.');
    },
    async stop() {
      if (session) await fetch(await session, { method: 'DELETE' }).catch(() => {});
      for (const child of children.reverse()) child.kill();
    },
  };
}

/** One command of WebDriver: with a body it does something, without it asks. */
async function command(/** @type {string} */ url, /** @type {object | undefined} */ body = undefined) {
  const response = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKitWebDriver: ${value.error}: ${value.message}`);
  return value;
}

/** Waits until a program that was just started answers; it says nothing when it is ready. */
async function answering(
  /** @type {string} */ url,
  /** @type {import('node:child_process').ChildProcess} */ program,
) {
  for (;;) {
    if (program.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${program.exitCode}.`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
