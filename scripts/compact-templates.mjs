// Minifiers leave template literals alone, and a Lit element is mostly template literals.

/** Runs of white space that hold a line break only lay out the source; a space does the same in a page. */
const compactMarkup = (/** @type {string} */ text) => text.replace(/[ \t]*\n\s*/g, ' ');

const quoted = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/;
const commentOrQuoted = new RegExp(`/\\*[^]*?\\*/|${quoted.source}`, 'g');

/** Comments and all white space that separates nothing. Before a `:` it may mean something, in selectors. */
const compactStyles = (/** @type {string} */ text) =>
  text
    .replace(commentOrQuoted, (_, string = '') => string)
    .split(quoted)
    .map((piece, index) => (index % 2 === 1 ? piece : compactRules(piece)))
    .join('');

const compactRules = (/** @type {string} */ text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([{;][\w-]+): /g, '$1:')
    .replace(/;}/g, '}');

const compactors = new Map([
  ['html', compactMarkup],
  ['svg', compactMarkup],
  ['css', compactStyles],
]);

/**
 * Vite plugin that takes the indentation out of Lit's `html`, `svg` and `css` templates.
 * @returns {import('vite').Plugin}
 */
export function compactTemplates() {
  return {
    name: 'compact-templates',
    enforce: 'post',
    transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(html|svg|css)`/.test(code)) return null;
      return { code: rewrite(code, findTemplates(this.parse(code))), map: null };
    },
  };
}

/** The fixed texts of all known templates, in order of appearance, each with what makes it shorter. */
function findTemplates(/** @type {unknown} */ program) {
  /** @type {{ start: number, end: number, shorten: (text: string) => string }[]} */
  const texts = [];
  const visit = (/** @type {any} */ node) => {
    if (node === null || typeof node !== 'object') return;
    const shorten = node.type === 'TaggedTemplateExpression' && compactors.get(node.tag.name);
    if (shorten) for (const { start, end } of node.quasi.quasis) texts.push({ start, end, shorten });
    for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return texts.sort((a, b) => a.start - b.start);
}

function rewrite(/** @type {string} */ code, /** @type {ReturnType<typeof findTemplates>} */ texts) {
  let result = '';
  let at = 0;
  for (const { start, end, shorten } of texts) {
    result += code.slice(at, start) + shorten(code.slice(start, end));
    at = end;
  }
  return result + code.slice(at);
}
