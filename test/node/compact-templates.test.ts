import { expect } from 'chai';
import { parseAst } from 'vite';
import { compactTemplates } from '../../scripts/compact-templates.mjs';

interface Transform {
  transform(code: string, id: string): { code: string } | null;
}

function compact(code: string, id = 'x.ts'): string {
  const plugin: unknown = { ...compactTemplates(), parse: parseAst };
  return (plugin as Transform).transform(code, id)?.code ?? code;
}

describe('compactTemplates', () => {
  const cases: [what: string, code: string, expected: string][] = [
    ['indentation beside a block goes', 'html`\n  <p>\n    a\n  </p>\n  <ul>`', 'html`<p>a</p><ul>`'],
    [
      'indentation beside an inline element or an expression becomes a space',
      'html`<b>a</b>\n  <i>b</i>\n  ${c}\n  ${d}\n  <s>`',
      'html`<b>a</b> <i>b</i> ${c} ${d} <s>`',
    ],
    [
      'a block may have expressions in its tag',
      'html`\n  <li part=${a}\n  >\n  ${b}\n  </li\n>`',
      'html`<li part=${a}>${b}</li>`',
    ],
    [
      'a line break inside a tag is a space',
      'html`<p\n  class=${a}\n  id=${b}>`',
      'html`<p class=${a} id=${b}>`',
    ],
    [
      'values of one word lose their quotes, others keep them',
      'html`<svg part="a-b" fill="#039" role="img" alt="" d="0 0" /> "x"`',
      'html`<svg part=a-b fill="#039" role=img alt="" d="0 0" /> "x"`',
    ],
    ['spaces in a line stay', 'html`<b>a</b>  <b>b</b>`', 'html`<b>a</b>  <b>b</b>`'],
    ['expressions stay', "html`\n<p>${a('x\\n  y')}</p>`", "html`<p>${a('x\\n  y')}</p>`"],
    [
      'templates in expressions too',
      'html`<p>${a ? html`\n  <i></i>` : b}</p>`',
      'html`<p>${a ? html` <i></i>` : b}</p>`',
    ],
    [
      'style sheets lose what separates nothing',
      'css`\n  /* why */\n  a {\n    color: red;\n  }\n`',
      'css`a{color:red}`',
    ],
    [
      'attributes of one word lose their quotes, numbers below one their nought',
      'css`a[part=\'x-y\'] b[rel="1"] { top: 0.5em; gap: 0 10.05em 0.1em }`',
      'css`a[part=x-y] b[rel="1"]{top:.5em;gap:0 10.05em .1em}`',
    ],
    [
      'a child needs no spaces, a condition none',
      'css`@media (max-width: 2em) { a > b { top: 0 } }`',
      'css`@media (max-width:2em){a>b{top:0}}`',
    ],
    ['a descendant is not a pseudo-class', 'css`li :focus, li { top: 0; }`', 'css`li :focus,li{top:0}`'],
    ['calculations keep their spaces', 'css`a { top: calc(1em + 2px) }`', 'css`a{top:calc(1em + 2px)}`'],
    [
      'a value between expressions keeps its space',
      'css`a { margin: ${a} ${b}; }`',
      'css`a{margin:${a} ${b}}`',
    ],
    [
      'strings stay',
      "css`a { content: ', '; /* the page's */ b: \" { \" }`",
      'css`a{content:\', \';b:" { "}`',
    ],
    ['other templates stay', 'text`\n  a`', 'text`\n  a`'],
  ];
  for (const [what, code, expected] of cases) {
    it(what, () => {
      expect(compact(code)).to.equal(expected);
    });
  }

  it("leaves other people's code alone", () => {
    expect(compact('html`\n  <p>`', 'lit.js')).to.equal('html`\n  <p>`');
  });
});
