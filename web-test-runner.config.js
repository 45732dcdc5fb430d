import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { chromiumFlags, findEngines } from './scripts/find-browser.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

/** Feeds of other projects are not part of this one; a test that wants them says it is skipped on a 404. */
const corpus = fileURLToPath(new URL('../shared/corpus', import.meta.url));

async function serveCorpus(context, next) {
  if (!context.path.startsWith('/corpus/')) return next();
  const path = normalize(join(corpus, decodeURIComponent(context.path.slice('/corpus/'.length))));
  const body = path.startsWith(corpus) ? await readFile(path).catch(() => undefined) : undefined;
  context.status = body ? 200 : 404;
  context.type = extname(path) === '.json' ? 'application/json' : 'application/octet-stream';
  context.body = body ?? '';
}

/** The counts and what failed as JSON in the file that TEST_RESULTS names. */
function countingReporter(path) {
  return {
    stop({ sessions, testCoverage }) {
      const results = [...sessions].flatMap((session) => testsOf(session.testResults));
      const broken = [...sessions].filter((session) => !session.passed && !hasFailedTest(session)).length;
      const uncovered = testCoverage && !testCoverage.passed ? 1 : 0;
      mkdirSync(dirname(path), { recursive: true });
      const counts = {
        passed: results.filter((test) => test.passed && !test.skipped).length,
        failed: results.filter((test) => !test.passed && !test.skipped).length + broken + uncovered,
        skipped: results.filter((test) => test.skipped).length,
        names: [...sessions].filter(({ passed }) => !passed).flatMap(failedNames),
      };
      writeFileSync(path, JSON.stringify(counts));
    },
  };
}

const failedNames = (session) => {
  const where = `${session.browser.name}, ${relative('.', session.testFile)}: `;
  const failed = testsOf(session.testResults).filter((test) => !test.passed && !test.skipped);
  return failed[0] ? failed.map(({ name }) => where + name) : [`${where}broken`];
};
const hasFailedTest = (session) => testsOf(session.testResults).some((test) => !test.passed && !test.skipped);
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

const { found, missing } = findEngines();
for (const message of missing) console.log(message);

const launchers = {
  chromium: ([executablePath]) => chromeLauncher({ launchOptions: { executablePath, args: chromiumFlags } }),
  firefox: ([executablePath]) =>
    chromeLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath }, concurrency: 1 }),
  webkit: webkitLauncher,
};

const isLitDevModeNote = (args) => typeof args[0] === 'string' && args[0].includes('lit.dev/msg/dev-mode');

export default {
  files: 'test/{feed,i18n,view,browser,elements}/**/*.test.ts',
  nodeResolve: true,
  concurrency: 2,
  browsers: Object.entries(found).map(([name, paths]) => launchers[name](paths)),
  middleware: [serveCorpus],
  plugins: [
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      // Without it esbuild does not know which kind of decorators these are.
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      define: { __VERSION__: JSON.stringify(version) },
    }),
  ],
  // Three engines share the machine, and properties are tried with hundreds of feeds.
  testFramework: { config: { timeout: '40000' } },
  filterBrowserLogs: ({ args }) => !isLitDevModeNote(args),
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY === true }),
    ...(process.env.TEST_RESULTS ? [countingReporter(process.env.TEST_RESULTS)] : []),
  ],
  // Only Chromium tells what was run.
  coverage: 'chromium' in found,
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/i18n/generated/**'],
    report: true,
    reporters: ['text-summary', 'lcovonly'],
    reportDir: 'coverage',
    threshold: { statements: 85, lines: 85, branches: 75, functions: 75 },
  },
};
