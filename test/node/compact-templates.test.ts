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
    ['indentation becomes a space', 'html`\n  <p>\n    a\n  </p>`', 'html` <p> a </p>`'],
    ['a line break inside a tag is a space', 'html`<p\n  class="a">`', 'html`<p class="a">`'],
    ['spaces in a line stay', 'html`<b>a</b>  <b>b</b>`', 'html`<b>a</b>  <b>b</b>`'],
    ['expressions stay', "html`\n<p>${a('x\\n  y')}</p>`", "html` <p>${a('x\\n  y')}</p>`"],
    [
      'templates in expressions too',
      'html`<p>${a ? html`\n  <i></i>` : b}</p>`',
      'html`<p>${a ? html` <i></i>` : b}</p>`',
    ],
    [
      'style sheets lose what separates nothing',
      'css`\n  /* why */\n  a {\n    color: red;\n  }\n`',
      'css` a{color:red}`',
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
