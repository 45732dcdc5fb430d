import { expect } from 'chai';
import { decodeEntities } from '../../src/feed/entities.js';
import { cleanHtml } from '../../src/feed/clean-html.js';
import { firstImage, htmlToText } from '../../src/feed/html-text.js';

const BASE = 'https://x.example/a/';

describe('entities', () => {
  const cases: readonly [string, string][] = [
    ['&amp;lt;', '&lt;'],
    ['a & b &c; &nope;', 'a & b &c; &nope;'],
    ['?a=1&copy=2', '?a=1&copy=2'],
    ['&eacute;&Uuml;&szlig;&ccedil;', 'éÜßç'],
    ['&lstrok;&oacute;&zdot;&cacute;&Sacute;&eogon;', 'łóżćŚę'],
    ['&Oslash;&AElig;&THORN;&Lstrok;&Prime;&prime;', 'ØÆÞŁ″′'],
    ['&alpha;&Omega;&hellip;&euro;&ndash;&nbsp;', 'αΩ…€–\u00a0'],
    ['&#8217;&#x20AC;&#X26;&#150;', '’€&–'],
    ['&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd'],
  ];
  for (const [written, expected] of cases) {
    it(`reads ${written}`, () => expect(decodeEntities(written)).to.equal(expected));
  }
});

describe('text of markup', () => {
  const cases: readonly [string, string, string][] = [
    ['sets blocks apart', '<p>a</p><p>b<br>c</p>', 'a b c'],
    ['keeps a word with inline tags whole', 'H<sub>2</sub>O #<span>tag</span>', 'H2O #tag'],
    ['decodes once', 'a &amp;lt;b&gt; c', 'a &lt;b> c'],
    ['leaves scripts and styles out', 'a<script>if (1<2) "</p>"</script><style>b{}</style>c', 'a c'],
    ['leaves frames and objects out', '<iframe src=x>a</iframe>b<object><p>c</object>', 'b'],
    ['keeps what follows an object that is not closed', 'a<object data=x> <b>b</b>', 'a b'],
    ['keeps what is no tag', '2 < 3 <3', '2 < 3 <3'],
    ['collapses white space', ' a\n\tb&nbsp; c ', 'a b c'],
    ['reads XHTML with prefixes and CDATA', '<h:p>a<![CDATA[ &amp; <b>]]></h:p>', 'a &amp; <b>'],
    ['drops a tag that was cut off', 'some words <a href="ht', 'some words'],
  ];
  for (const [name, html, expected] of cases) {
    it(name, () => expect(htmlToText(html)).to.equal(expected));
  }
});

describe('clean markup', () => {
  const cases: readonly [string, string, string | undefined][] = [
    ['keeps structure and balances it', '<p>a <b>b<ul><li>c</p>', '<p>a <b>b<ul><li>c</li></ul></b></p>'],
    ['makes links absolute', '<a href="../b?c&amp;d">e</a>', '<a href="https://x.example/b?c&amp;d">e</a>'],
    ['drops schemes', '<a href="java\tscript:alert(1)">e</a>', '<a>e</a>'],
    ['drops handlers and styles', '<p onclick="x" style="y" class="z">e</p>', '<p>e</p>'],
    ['drops elements but not their words', '<form action=x><input><center>e</center></form>', 'e'],
    ['drops images without an address', '<img src="data:image/gif;base64,x" alt="a">', undefined],
    ['escapes what it keeps', '&lt;script&gt;"<b>&amp;</b>', '&lt;script&gt;&quot;<b>&amp;</b>'],
    [
      'escapes values',
      `<img src="b.png" alt='"><script>'>`,
      '<img src="https://x.example/a/b.png" alt="&quot;&gt;&lt;script&gt;">',
    ],
  ];
  for (const [name, html, expected] of cases) {
    it(name, () => expect(cleanHtml(html, BASE)).to.equal(expected));
  }

  it('stands 3,000 nested elements', () => {
    const clean = cleanHtml(`${'<div><p>'.repeat(3000)}a`, BASE)!;
    expect(clean).to.contain('a');
    expect(clean.match(/<p>/g)!.length).to.equal(clean.match(/<\/p>/g)!.length);
  });
});

describe('the first image of markup', () => {
  const url = 'https://x.example/a/b.jpg';
  const cases: readonly [string, string, string | undefined][] = [
    ['is resolved', '<img src="b.jpg">', url],
    [
      'is no emoji',
      '<img class="wp-smiley" src="e.png"><img src="https://s.w.org/images/core/emoji/x.png"><img src=b.jpg>',
      url,
    ],
    ['is no tracking pixel', '<img src="t.gif" width="1" height="1"><img src="b.jpg" width="600px">', url],
    ['is what a lazy loader hides', '<img src="data:image/gif;base64,x" data-lazy-src="b.jpg">', url],
    ['is absent where there is none', '<p>no</p><img alt="x">', undefined],
  ];
  for (const [name, html, expected] of cases) {
    it(name, () => expect(firstImage(html, BASE)?.url).to.equal(expected));
  }

  it('comes with its text and its caption', () => {
    const html = '<figure><img src="b.jpg" alt="A &amp; B"><figcaption>Photo: <b>C</b></figcaption></figure>';
    expect(firstImage(html, BASE)).to.include({ alt: 'A & B', credit: 'Photo: C' });
  });

  it('does not take the caption of another', () => {
    const html = '<figure><img src="b.jpg"></figure><figure><figcaption>C</figcaption></figure>';
    expect(firstImage(html, BASE)?.credit).to.equal(undefined);
  });
});
