// Builds, then runs every suite, also after one has failed, and ends with the sum of what really ran.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findEngines } from './find-browser.mjs';

const resultsDir = '.cache/test-results';
const suites = ['test:node', 'test:browser', 'test:page'];

rmSync(resultsDir, { recursive: true, force: true });
mkdirSync(resultsDir, { recursive: true });
/** @type {string[]} */
let missing = [];
try {
  ({ missing } = findEngines());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** `names` of what failed: what they printed is far above. */
const total = { passed: 0, failed: 0, skipped: 0, names: /** @type {string[]} */ ([]) };
if (!npmRun('build')) fail(total, 'build');
for (const suite of suites) await runSuite(suite);

writeFileSync(`${resultsDir}/total.json`, JSON.stringify(total));
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
for (const message of missing) console.log(message);
for (const name of total.names) console.log(`Failed: ${name}`);
console.log(`\nTests: ${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runSuite(/** @type {string} */ suite) {
  const path = `${resultsDir}/${suite.replace(':', '-')}.json`;
  const ok = npmRun(suite, { TEST_RESULTS: path });
  const counts = await readFile(path, 'utf8').then(JSON.parse, () => ({
    passed: 0,
    failed: 0,
    skipped: 0,
    names: [],
  }));
  // A suite can break without a failed test: a syntax error, too little coverage, no file found.
  if (!ok && counts.failed === 0) fail(counts, suite);
  if (ok && counts.passed === 0) {
    console.error(`${suite} ran no test.`);
    fail(counts, suite);
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  total.names.push(...counts.names);
}

function fail(/** @type {{ failed: number, names: string[] }} */ counts, /** @type {string} */ name) {
  counts.failed += 1;
  counts.names.push(name);
}

function npmRun(/** @type {string} */ script, /** @type {Record<string, string>} */ env = {}) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' };
  return spawnSync('npm', ['run', '--silent', script], options).status === 0;
}
