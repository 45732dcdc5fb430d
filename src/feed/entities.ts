import { mendWindows1252 } from './windows-1252.js';

// HTML 4's names in the order of their code points; a number is how many are passed over. After `_` accents, which
// combine with a letter: `&eacute;`, `&sacute;` and all of their kind have two parts. Capitals follow from small letters.
const NAMES =
  '34 quot 3 amp apos 20 lt 1 gt 97 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg ' +
  'plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest 23 times 7 szlig 6 aelig 9 eth ' +
  '6 divide oslash 5 thorn 67 lstrok 16 oelig 62 fnof 307 circ 21 tilde 35 _grave _acute _circ _tilde _macr 1 _breve _dot ' +
  '_uml 1 _ring 1 _caron 26 _cedil _ogon 136 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron ' +
  'pi rho sigmaf sigma tau upsilon phi chi psi omega 7 thetasym upsih 3 piv 7211 ensp emsp 5 thinsp 2 zwnj zwj lrm rlm 3 ' +
  'ndash mdash 3 lsquo rsquo sbquo 1 ldquo rdquo bdquo 1 dagger Dagger bull 3 hellip 9 permil 1 prime Prime 5 lsaquo rsaquo 3 ' +
  'oline 5 frasl 103 euro 100 image 6 weierp 3 real 5 trade 18 alefsym 90 larr uarr rarr darr harr 32 crarr 26 lArr uArr ' +
  'rArr dArr hArr 43 forall 1 part exist 1 empty 1 nabla isin notin 1 ni 3 prod 1 sum minus 4 lowast 2 radic 2 prop infin 1 ' +
  'ang 6 and or cap cup int 8 there4 7 sim 8 cong 2 asymp 23 ne equiv 2 le ge 28 sub sup nsub 1 sube supe 13 oplus 1 otimes ' +
  '13 perp 31 sdot 66 lceil rceil lfloor rfloor 29 lang rang 671 loz 149 spades 2 clubs 1 hearts diams';

const characters = new Map<string, string>();

function findNamed(name: string): string | undefined {
  if (!characters.size) {
    let code = 0;
    for (const word of NAMES.split(' ')) {
      if (Number(word)) code += Number(word);
      else characters.set(word, String.fromCharCode(code++));
    }
  }
  const accent = characters.get(`_${name.slice(1)}`);
  return (
    characters.get(name) ??
    (accent ? (name.charAt(0) + accent).normalize() : characters.get(name.toLowerCase())?.toUpperCase())
  );
}

/** Decodes entities once and unpacks CDATA, in which they are none. A bare `&` or an unknown name stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(
    /<!\[CDATA\[([^]*?)(?:\]\]>|$)|&(?:#(x[\da-f]+|\d+);?|([a-z]\w*);)/gi,
    (whole, literal?: string, number?: string, name?: string) => {
      if (!number) return literal ?? (findNamed(name!) || whole);
      const code = Number(`0${number}`);
      const isCharacter = code > 0 && code < 0x110000 && (code & 0x1ff800) !== 0xd800;
      return isCharacter ? mendWindows1252(String.fromCodePoint(code)) : '\ufffd';
    },
  );
}
