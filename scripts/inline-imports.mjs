// A single file has everything inside, so that nothing of it is loaded later. Made static, an `import()` costs no
// wrapper around its module, and what is not used of it is left out.

/**
 * Vite plugin that makes the `import()` of our own sources static.
 * @returns {import('vite').Plugin}
 */
export function inlineImports() {
  return {
    name: 'inline-imports',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !code.includes('import(')) return null;
      const calls = findImports(this.parse(code)).sort((one, other) => other.start - one.start);
      let inlined = code;
      const statements = calls.map(({ start, end, source }, index) => {
        inlined = `${inlined.slice(0, start)}inlined${index}${inlined.slice(end)}`;
        return `import * as inlined${index} from ${JSON.stringify(source.value)};`;
      });
      return { code: statements.join('\n') + inlined, map: null };
    },
  };
}

/**
 * @param {any} node
 * @returns {{ start: number, end: number, source: { value: string } }[]}
 */
function findImports(node) {
  if (!node || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(findImports);
  const below = Object.values(node).flatMap(findImports);
  return node.type === 'ImportExpression' ? [node, ...below] : below;
}
