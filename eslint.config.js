import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { rooms } from './scripts/lint-rooms.mjs';

const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];
const onlyInPages = [
  'document',
  'window',
  'navigator',
  'location',
  'DOMParser',
  'HTMLElement',
  'customElements',
];
const onlyOnNode = ['process', 'Buffer', 'require'];

/** What the decisions of the project rule out anywhere in src. */
const ruledOut = [
  {
    selector: "MemberExpression[property.name='cookie']",
    message: 'No cookies: the widgets need no consent.',
  },
  {
    selector: 'MemberExpression[property.name=/^(localStorage|sessionStorage|indexedDB|cookieStore)$/]',
    message: 'Nothing is kept on the device: the widgets need no consent.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseFromString|createContextualFragment)$/]',
    message: 'Feed content is text; nothing here parses markup into a page.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic|styleMap)$/]',
    message: 'unsafe… lets markup in; styleMap is blocked by a strict style-src.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
];

const registering = [
  {
    selector: "CallExpression[callee.property.name='define'][callee.object.name='customElements']",
    message: 'Only src/registry.ts calls customElements.define.',
  },
  {
    selector: "CallExpression[callee.property.name='define'][callee.object.property.name='customElements']",
    message: 'Only src/registry.ts calls customElements.define.',
  },
  {
    selector: "Decorator[expression.callee.name='customElement']",
    message: 'Only src/registry.ts registers elements.',
  },
];

export default defineConfig(
  globalIgnores(['dist', 'coverage', '.cache', 'src/i18n/generated']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        // `typeof import(…)` is how a part that is loaded later is typed.
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: { rooms },
    rules: {
      'rooms/imports': 'error',
      // Warnings and errors are for the author of the page; anything else is noise on somebody else's site.
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': ['error', ...storage],
      'no-restricted-syntax': ['error', ...ruledOut, ...registering],
      // Declarations are written from these; an inferred `render()` drags Lit's inner types into them.
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  { files: ['src/i18n/texts.ts'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  { files: ['src/registry.ts'], rules: { 'no-restricted-syntax': ['error', ...ruledOut] } },
  {
    // Runs in pages, workers, on Node and at the edge.
    files: ['src/feed/**/*.ts', 'src/calendar/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...storage, ...onlyInPages, ...onlyOnNode, 'fetch'] },
  },
  {
    // A program on a server, which prints.
    files: ['src/relay/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Many of chai's assertions are property reads.
      '@typescript-eslint/no-unused-expressions': 'off',
      // It brings a second chai, whose assertions are typed as promises.
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@open-wc/testing', message: 'Use @open-wc/testing-helpers, and expect from chai.' },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|describe)$/][property.name=/^(only|skip|todo)$/]',
          message: 'Every test runs. One that needs a folder which is absent calls this.skip().',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { 'no-unused-vars': 'error', 'no-var': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
);
