// Finds the browsers for the tests: a Chromium, which everything needs, and Firefox and WebKit, in which the elements are
// tested too. No package downloads one of its own; as root on Debian what is missing is installed with apt. As a program
// it prints what there is, and fails without a Chromium; with `CI` set, without one of the others too.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isMain } from './is-main.mjs';

/** What a Chromium without a desktop, possibly run by root in a container, needs. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */
/**
 * A program that an engine needs: where it may be, by what variable somebody names another place.
 * @typedef {{ variable: string, names: string[], places?: string[] }} Program
 */

const windowsFolders = [
  process.env.PROGRAMFILES,
  process.env['PROGRAMFILES(X86)'],
  process.env.LOCALAPPDATA,
].filter((folder) => folder !== undefined);

/** @type {Record<Engine, { title: string, programs: Program[], packages: string[] }>} */
const engines = {
  chromium: {
    title: 'Chromium',
    programs: [
      {
        variable: 'CHROMIUM_PATH',
        names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
        places: [
          '/Applications/Chromium.app/Contents/MacOS/Chromium',
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          ...windowsFolders.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
        ],
      },
    ],
    packages: ['chromium'],
  },
  firefox: {
    title: 'Firefox',
    programs: [
      {
        variable: 'FIREFOX_PATH',
        names: ['firefox-esr', 'firefox'],
        places: [
          '/Applications/Firefox.app/Contents/MacOS/firefox',
          ...windowsFolders.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
        ],
      },
    ],
    packages: ['firefox-esr'],
  },
  webkit: {
    title: 'WebKitGTK',
    // The driver starts the browser, which wants a screen.
    programs: [
      { variable: 'WEBKIT_DRIVER_PATH', names: ['WebKitWebDriver'] },
      { variable: 'WEBKIT_PATH', names: [], places: miniBrowsers() },
      { variable: 'XVFB_PATH', names: ['Xvfb'] },
    ],
    packages: ['webkit2gtk-driver', 'libwebkit2gtk-4.1-0', 'xvfb', 'xauth'],
  },
};

/** In CI every engine must be there: what is left out there is left out for good. */
const needsAll = !!process.env.CI && process.env.CI !== 'false';

/**
 * Path of a Chromium: `CHROMIUM_PATH`, else one in the usual places, else a freshly installed one.
 * Throws with advice where there is none and none can be installed.
 */
export function findBrowser() {
  return String(find('chromium')[0]);
}

/**
 * The engines to test in, each with the paths of its programs, and why others are left out. `ENGINES=firefox,webkit`
 * asks for some of them.
 */
export function findEngines() {
  const asked = process.env.ENGINES?.split(/[\s,]+/).filter(Boolean);
  /** @type {Partial<Record<Engine, string[]>>} */
  const found = {};
  /** @type {string[]} */
  const missing = [];
  for (const name of /** @type {Engine[]} */ (asked ?? Object.keys(engines))) {
    if (!engines[name])
      throw new Error(`ENGINES names ${name}; there is ${Object.keys(engines).join(', ')}.`);
    try {
      found[name] = find(name);
    } catch (error) {
      if (asked || needsAll || name === 'chromium') throw error;
      missing.push(`Not tested in ${engines[name].title}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { found, missing };
}

/** @param {Engine} name */
function find(name) {
  const { title, programs, packages } = engines[name];
  let paths = programs.map(lookUp);
  if (paths.includes(undefined) && canInstall()) {
    install(title, packages);
    paths = programs.map(lookUp);
  }
  if (paths.includes(undefined)) {
    const variables = programs.filter((_, index) => !paths[index]).map(({ variable }) => variable);
    throw new Error(
      `No ${title} found. Install it (Debian: apt-get install ${packages.join(' ')}) or set ${variables.join(', ')}.`,
    );
  }
  return paths.map(String);
}

/** @param {Program} program */
function lookUp({ variable, names, places = [] }) {
  const asked = process.env[variable];
  if (asked && isExecutable(asked)) return asked;
  if (asked) throw new Error(`${variable} is ${asked}, but there is no program there.`);
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...places].find(isExecutable);
}

/** WebKitGTK's test browser lies in a folder that has the machine's or the library's version in its name. */
function miniBrowsers() {
  const inside = (/** @type {string} */ folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  return ['/usr/lib', '/usr/libexec', '/usr/lib64']
    .flatMap((folder) => [folder, ...inside(folder)])
    .flatMap((folder) => ['4.1', '6.0'].map((version) => [folder, version]))
    .flatMap(([folder, version]) =>
      [`webkit2gtk-${version}`, `webkitgtk-${version}`].map((name) => join(`${folder}`, name, 'MiniBrowser')),
    );
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function install(/** @type {string} */ title, /** @type {string[]} */ packages) {
  console.error(`No ${title} found; installing it with apt-get.`);
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-q'], options);
  execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], options);
}

if (isMain(import.meta.url)) {
  try {
    const { found, missing } = findEngines();
    for (const [name, paths] of Object.entries(found)) console.log(`${name}: ${paths.join(' ')}`);
    for (const message of missing) console.error(message);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
