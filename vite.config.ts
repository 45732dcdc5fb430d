import { readFileSync } from 'node:fs';
import { defineConfig, type BuildEnvironmentOptions, type UserConfig } from 'vite';
import { adoptedStyles } from './scripts/adopted-styles.mjs';
import { compactTemplates } from './scripts/compact-templates.mjs';
import { inlineImports } from './scripts/inline-imports.mjs';
import { minifyAgain } from './scripts/minify.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** For Node: packages and built-in modules stay imports, and all else is one file, readable where an error points to it. */
const forNode = (name: string, source: string): BuildEnvironmentOptions => ({
  ssr: true,
  minify: false,
  target: 'node20',
  rolldownOptions: {
    input: { [name]: source },
    output: { entryFileNames: '[name].js', codeSplitting: false },
  },
});

/** What a page loads has no comments; the licences they would repeat are in one file beside the scripts. */
const compact = { minify: true, comments: false } as const;
/** With what these import at once. */
const shared =
  /\/src\/(registry|stand-ins|trusted-types|elements\/widget|view\/(frame|image|language|text)|feed\/excerpt)|node_modules/;
const elements = ['news-list', 'event-card', 'funding-notice'];
const sources = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));

/** `texts-de` for src/i18n/generated/de/texts.ts: three files named `texts` would not tell which is which. */
function partName({ name, facadeModuleId }: { name: string; facadeModuleId?: string | null }): string {
  const language = /generated\/([a-z]+)\/texts\.ts$/.exec(facadeModuleId ?? '')?.[1];
  return `${language ? `${name}-${language}` : name}-[hash].js`;
}

/** One build per mode; `scripts/build.mjs` runs them all. */
const builds: Record<string, BuildEnvironmentOptions> = {
  /** One file with everything inside, so that one hash covers it. */
  single: {
    license: { fileName: 'third-party-licenses.md' },
    lib: { entry: 'src/script.ts', formats: ['es'], fileName: () => 'cluster-widgets.js' },
    rolldownOptions: { output: { ...compact, codeSplitting: false } },
  },
  /** The same for a CMS that knows no modules. */
  classic: {
    lib: {
      entry: 'src/script.ts',
      formats: ['iife'],
      name: 'clusterWidgetsScript',
      fileName: () => 'cluster-widgets.iife.js',
    },
    rolldownOptions: { output: { ...compact, codeSplitting: false } },
  },
  /** A script per element; what is rarely needed is loaded when met, from the script's own address. */
  parts: {
    lib: { entry: sources(elements), formats: ['es'] },
    rolldownOptions: {
      output: {
        ...compact,
        entryFileNames: '[name].js',
        chunkFileNames: (part) => `parts/${partName(part)}`,
        // All that the three have in common is one part: many small files are slower and compress worse.
        codeSplitting: {
          groups: [{ name: 'shared', test: shared }],
        },
      },
    },
  },
  /** For bundlers and Node: Lit stays an import, and white space and notes for tree shaking stay too. */
  npm: {
    lib: {
      entry: {
        ...sources(['index', 'define', 'feed']),
        ...Object.fromEntries(elements.map((name) => [`modules/${name}`, `src/${name}.ts`])),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: /^lit(\/|$)/,
      output: {
        comments: { annotation: true, legal: false, jsdoc: false },
        entryFileNames: '[name].js',
        chunkFileNames: (part) => `modules/parts/${partName(part)}`,
      },
    },
  },
  /** `cluster-feed` as a library, and as a command. Each is whole, so that files are found beside it. */
  relay: forNode('relay', 'src/relay/index.ts'),
  command: forNode('cluster-feed', 'src/relay/cli.ts'),
};

export const modes = Object.keys(builds);

export default defineConfig(({ mode }): UserConfig => {
  const build = builds[mode];
  if (!build) throw new Error(`Unknown mode ${mode}; there is ${modes.join(', ')}.`);
  const isForNode = mode === 'relay' || mode === 'command';
  const isSingle = mode === 'single' || mode === 'classic';
  return {
    define: { __VERSION__: JSON.stringify(version) },
    publicDir: false,
    plugins: [
      compactTemplates(),
      ...(isSingle || isForNode ? [inlineImports()] : []),
      ...(mode === 'npm' || isForNode ? [] : [adoptedStyles(), minifyAgain()]),
    ],
    build: { target: 'es2022', emptyOutDir: false, modulePreload: false, ...build },
  };
});
