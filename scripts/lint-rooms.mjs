// ESLint rule: who may import what. Static and dynamic imports, re-exports and imports of types alike.
import { dirname, relative, resolve, sep } from 'node:path';

/**
 * The table of the architecture. `types`: rooms of which only types may be imported. `packages`: package
 * names, `*` for any. `entries` are the files beside the rooms.
 */
const table = {
  feed: { rooms: [], packages: [] },
  calendar: { rooms: ['feed'], packages: [] },
  i18n: { rooms: [], types: ['feed'], packages: ['@lit/localize'] },
  view: { rooms: ['feed', 'i18n', 'calendar'], packages: ['lit'] },
  browser: { rooms: ['feed'], packages: ['lit'] },
  elements: { rooms: ['browser', 'view', 'feed', 'i18n'], packages: ['lit'] },
  relay: { rooms: ['feed', 'view', 'i18n'], packages: ['*'] },
  entries: { rooms: ['elements', 'feed', 'i18n'], packages: [] },
};

/** @param {string} path path of a module below src */
const roomOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : 'entries');

/** @type {import('eslint').Rule.RuleModule} */
const imports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      room: 'src/{{room}} may not import {{what}} from {{other}}; it may import from: {{allowed}}.',
      package: 'src/{{room}} may not import the package {{name}}.',
    },
  },
  create(context) {
    const src = resolve(context.cwd, 'src');
    const room = roomOf(relative(src, context.filename).split(sep).join('/'));
    const rule = table[room];
    if (!rule) throw new Error(`src/${room} has no line in the table of scripts/lint-rooms.mjs.`);

    function check(source, typeOnly = false) {
      if (typeof source?.value !== 'string') return;
      const specifier = source.value;
      if (!specifier.startsWith('.')) {
        const allowed = rule.packages.some((name) => name === '*' || `${specifier}/`.startsWith(`${name}/`));
        if (!allowed) context.report({ node: source, messageId: 'package', data: { room, name: specifier } });
        return;
      }
      const path = relative(src, resolve(dirname(context.filename), specifier))
        .split(sep)
        .join('/');
      const other = roomOf(path);
      if (other === room || rule.rooms.includes(other)) return;
      const types = rule.types ?? [];
      if (typeOnly && types.includes(other)) return;
      const what = types.includes(other) ? 'values' : 'anything';
      const allowed = [...rule.rooms, ...types.map((name) => `${name} (types)`)].join(', ') || 'itself';
      context.report({ node: source, messageId: 'room', data: { room, other, what, allowed } });
    }

    const isTypeOnly = (node) =>
      node.importKind === 'type' ||
      node.exportKind === 'type' ||
      (node.specifiers?.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type'));
    const checkStatement = (node) => check(node.source, isTypeOnly(node));

    return {
      ImportDeclaration: checkStatement,
      ExportNamedDeclaration: checkStatement,
      ExportAllDeclaration: checkStatement,
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, true),
    };
  },
};

export const rooms = { rules: { imports } };
