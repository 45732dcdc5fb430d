// A single file has everything inside, so that nothing of it is loaded later. Made static, an `import()` costs no
// wrapper around its module, and what is not used of it is left out. A package that is no part of the file comes when it is
// needed.

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
      const calls = findImports(this.parse(code))
        .filter(({ source }) => source.value?.startsWith('.'))
        .sort((one, other) => other.start - one.start);
      let inlined = code;
      const statements = calls.map(({ start, end, source }, index) => {
        const name = `inlined${index}`;
        inlined = inlined.slice(0, start) + name + inlined.slice(end);
        return `import * as ${name} from ${JSON.stringify(source.value)};`;
      });
      // What only gives a part of a module has nothing to wait for either.
      inlined = inlined.replace(/\basync (?=\(\) => \(inlined\d+\)\.\w)/g, '');
      return { code: statements.join('\n') + inlined, map: null };
    },
  };
}

/**
 * With the `await` around it: what is there at once need not be waited for, and of a module that is only read from,
 * `(await import('x')).y`, the bundler makes no object.
 * @param {any} node
 * @returns {{ start: number, end: number, source: { value: string } }[]}
 */
function findImports(node) {
  if (!node || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(findImports);
  const { source } = (node.type === 'AwaitExpression' && node.argument) || node;
  if (/^(?:Await|Import)Expression$/.test(node.type) && source) return [{ ...node, source }];
  return Object.values(node).flatMap(findImports);
}
