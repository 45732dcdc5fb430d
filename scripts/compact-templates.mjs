// Minifiers leave template literals alone, and a Lit element is mostly template literals.

/** Stands for an expression while a template is one text. */
const GAP = '\0';

// White space beside a block is not shown (images are blocks here); beside text or an inline element it is a space.
const block = '<(?:/?(?:d[dlt]|div|fig[a-z]*|h[2-6]|li|p|path|svg|ul)\\b|img\\b)[^>]*>';

/**
 * Runs of white space that hold a line break only lay out the source; a space does the same in a page, and nothing
 * does beside a block. A value of one word needs no quotes.
 */
const compactMarkup = (/** @type {string} */ text) =>
  text
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/<[^>]*>/g, (tag) => tag.replace(/="([\w-]+)"/g, '=$1').replace(/\n>/, '>'))
    .replace(new RegExp(`\n?(${block})\n?`, 'g'), '$1')
    .replace(/\n/g, ' ');

const quoted = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/;
const commentOrQuoted = new RegExp(`/\\*[^]*?\\*/|${quoted.source}`, 'g');

/** Comments, white space that separates nothing, and quotes around one word. Before a `:` a space may mean something, in selectors. */
const compactStyles = (/** @type {string} */ text) =>
  text
    .replace(commentOrQuoted, (_, string = '') => string)
    .replace(/\[([\w-]+)=(['"])([a-z][\w-]*)\2\]/g, '[$1=$3]')
    .split(quoted)
    .map((piece, index) => (index % 2 === 1 ? piece : compactRules(piece)))
    .join('')
    .trim();

const compactRules = (/** @type {string} */ text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([{;(][\w-]+): /g, '$1:')
    .replace(/([ :(,])0\./g, '$1.')
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
      return { code: rewrite(code, shortenTemplates(this.parse(code), code)), map: null };
    },
  };
}

/** The fixed texts of all known templates, in order of appearance, each with what it becomes. */
function shortenTemplates(/** @type {any} */ program, /** @type {string} */ code) {
  /** @type {{ start: number, end: number, text: string }[]} */
  const texts = [];
  const visit = (/** @type {any} */ node) => {
    if (node === null || typeof node !== 'object') return;
    const shorten = node.type === 'TaggedTemplateExpression' && compactors.get(node.tag.name);
    if (shorten) {
      // As one text: what an expression stands beside may be known only from what follows it.
      const { quasis } = node.quasi;
      const whole = quasis.map(({ start, end }) => code.slice(start, end)).join(GAP);
      const short = shorten(whole).split(GAP);
      texts.push(...quasis.map(({ start, end }, index) => ({ start, end, text: short[index] })));
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return texts.sort((a, b) => a.start - b.start);
}

function rewrite(/** @type {string} */ code, /** @type {ReturnType<typeof shortenTemplates>} */ texts) {
  let result = '';
  let at = 0;
  for (const { start, end, text } of texts) {
    result += code.slice(at, start) + text;
    at = end;
  }
  return result + code.slice(at);
}
