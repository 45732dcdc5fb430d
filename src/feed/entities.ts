import { mendWindows1252 } from './windows-1252.js';

// HTML 4's names that are no letter with an accent, in the order of their code points; a number is the next code point.
const NAMES =
  '34 quot 38 amp apos 60 lt 62 gt 160 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg ' +
  'plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest 198 AElig 208 ETH 215 times ' +
  'Oslash 222 THORN szlig 230 aelig 240 eth 247 divide oslash 254 thorn 321 Lstrok lstrok 338 OElig oelig 402 fnof 710 circ ' +
  '732 tilde 945 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau ' +
  'upsilon phi chi psi omega 977 thetasym upsih 982 piv 8194 ensp emsp 8201 thinsp 8204 zwnj zwj lrm rlm 8211 ndash mdash ' +
  '8216 lsquo rsquo sbquo 8220 ldquo rdquo bdquo 8224 dagger Dagger bull 8230 hellip 8240 permil 8242 prime Prime 8249 lsaquo ' +
  'rsaquo 8254 oline 8260 frasl 8364 euro 8465 image 8472 weierp 8476 real 8482 trade 8501 alefsym 8592 larr uarr rarr darr ' +
  'harr 8629 crarr 8656 lArr uArr rArr dArr hArr 8704 forall 8706 part exist 8709 empty 8711 nabla isin notin 8715 ni 8719 ' +
  'prod 8721 sum minus 8727 lowast 8730 radic 8733 prop infin 8736 ang 8743 and or cap cup int 8756 there4 8764 sim 8773 cong ' +
  '8776 asymp 8800 ne equiv 8804 le ge 8834 sub sup nsub 8838 sube supe 8853 oplus 8855 otimes 8869 perp 8901 sdot 8968 lceil ' +
  'rceil lfloor rfloor 9674 loz 9824 spades 9827 clubs 9829 hearts diams 10216 lang rang';

// Accents in the order of their combining characters: `&eacute;`, `&sacute;` and all of their kind have two parts.
const ACCENTS = 'grave acute circ tilde macr - breve dot uml - ring - caron'.split(' ');
ACCENTS[39] = 'cedil';
ACCENTS[40] = 'ogon';

let characters: Map<string, string> | undefined;

function listCharacters(): Map<string, string> {
  let code = 0;
  return new Map(
    NAMES.split(' ').map((name) => {
      if (Number(name)) code = Number(name) - 1;
      return [name, String.fromCharCode(code++)];
    }),
  );
}

function findNamed(name: string): string | undefined {
  characters ??= listCharacters();
  const accent = ACCENTS.indexOf(name.slice(1));
  const found =
    characters.get(name) ?? (accent < 0 ? undefined : name.charAt(0) + String.fromCharCode(0x300 + accent));
  const small = found ?? characters.get(name.toLowerCase()) ?? '';
  // Greek capitals are what their small letters are.
  return (found ?? (small >= 'α' && small <= 'ω' ? small.toUpperCase() : small)).normalize() || undefined;
}

/** Decodes entities once. What is not one (a bare `&`, an unknown name) stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(?:x([\da-f]+)|(\d+));?|([a-z]\w*);)/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return findNamed(name) ?? whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      const isCharacter = code > 0 && code < 0x110000 && (code & 0x1ff800) !== 0xd800;
      return isCharacter ? mendWindows1252(String.fromCodePoint(code)) : '\ufffd';
    },
  );
}
