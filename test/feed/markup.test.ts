import { expect } from 'chai';
import { decodeEntities } from '../../src/feed/entities.js';
import { HTML_MARKUP } from '../../src/feed/html-text.js';
import { MARKUP, parseAttributes } from '../../src/feed/markup.js';

/** What the patterns find, in short: `<name attributes>`, `</name>`, `"text"`, `[literal]`. */
function tokens(source: string, isHtml = false): string[] {
  const seen: string[] = [];
  const text = (until?: number): void => {
    const piece = source.slice(end, until);
    if (piece) seen.push(`"${piece}"`);
  };
  let end = 0;
  for (const match of source.matchAll(isHtml ? HTML_MARKUP : MARKUP)) {
    const [tag] = match;
    const [slash, name, attributes] = match.slice(-3);
    text(match.index);
    end = match.index + tag.length;
    if (name && tag.endsWith('>')) seen.push(slash ? `</${name}>` : `<${name}${attributes}>`);
    else if (isHtml && match[1]) seen.push(`<${match[1]}>`);
    else if (tag.startsWith('<![CDATA[')) seen.push(`[${decodeEntities(tag)}]`);
  }
  text();
  return seen;
}

describe('the tokenizer', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['reports tags and text', '<a>b</a>', ['<a>', '"b"', '</a>']],
    ['reports empty elements', '<a b="c"/>', ['<a b="c"/>']],
    ['keeps a > in a quoted value', '<a b="x>y">z', ['<a b="x>y">', '"z"']],
    ['takes an unclosed quote for none', '<a b="x>y', ['<a b="x>', '"y"']],
    ['takes a < that begins no tag for text', 'a < b <3 c', ['"a < b <3 c"']],
    ['reports CDATA as literal', 'a<![CDATA[<b>&amp;]]>c', ['"a"', '[<b>&amp;]', '"c"']],
    ['keeps CDATA that does not end', '<a><![CDATA[b', ['<a>', '[b]']],
    ['skips comments', 'a<!-- <b> -->c', ['"a"', '"c"']],
    ['skips declarations with entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>', ['<a>']],
    ['skips instructions', '<?xml version="1.0"?><a>', ['<a>']],
    ['drops a tag that was cut off', 'a<b c="d', ['"a"']],
    ['takes <!DOCTYPE without an end for text', ' <!DOCTYPE ', ['" <!DOCTYPE "']],
    ['reads names that are not ASCII', '<żółw>', ['<żółw>']],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => expect(tokens(source)).to.deep.equal(expected));
  }

  it('passes over raw text to its end tag', () => {
    expect(tokens('<script>a<b></i></SCRIPT >c', true)).to.deep.equal(['<script>', '</SCRIPT>', '"c"']);
  });

  it('reads a tag of any length', () => {
    for (const part of ['=', '="b" ', '=c', 'd']) {
      expect(tokens(`<a ${part.repeat(3e6)}>e`).at(-1)).to.equal('"e"');
    }
  });

  for (const piece of [
    '<',
    '<a b="',
    '<!--',
    '<![CDATA[',
    '<?',
    '<!D[',
    '</',
    "<a b='<c>",
    '<script',
    '<object/',
    '<svg>',
  ]) {
    it(`needs no more than linear time for ${piece} over and over`, function () {
      this.timeout(10_000);
      expect(tokens(piece.repeat(200_000)).length).to.be.at.least(0);
      expect(tokens(piece.repeat(200_000), true).length).to.be.at.least(0);
    });
  }
});

describe('attributes', () => {
  it('are read with every kind of quote and with none', () => {
    expect([...parseAttributes(` a="1" b='2' c=3 d e = "5" a="6"`)]).to.deep.equal([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d', ''],
      ['e', '5'],
    ]);
  });
});
