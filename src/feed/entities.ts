import { mendWindows1252 } from './windows-1252.js';

// Names of HTML 4 that are no letter with an accent, in the order of their code points from the number on.
const NAMES: readonly [number, string][] = [
  [34, 'quot - - - amp apos'],
  [60, 'lt - gt'],
  [
    160,
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
      'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest',
  ],
  [198, 'AElig'],
  [208, 'ETH'],
  [215, 'times Oslash'],
  [222, 'THORN szlig'],
  [230, 'aelig'],
  [240, 'eth'],
  [247, 'divide oslash'],
  [254, 'thorn'],
  [321, 'Lstrok lstrok'],
  [338, 'OElig oelig'],
  [402, 'fnof'],
  [710, 'circ'],
  [732, 'tilde'],
  [
    945,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi ' +
      'chi psi omega - - - - - - - thetasym upsih - - - piv',
  ],
  [8194, 'ensp emsp - - - - - thinsp - - zwnj zwj lrm rlm - - - ndash mdash - - - lsquo rsquo sbquo - ldquo rdquo bdquo'],
  [8224, 'dagger Dagger bull - - - hellip - - - - - - - - - permil - prime Prime - - - - - lsaquo rsaquo - - - oline'],
  [8260, 'frasl'],
  [8364, 'euro'],
  [8465, 'image'],
  [8472, 'weierp - - - real'],
  [8482, 'trade'],
  [8501, 'alefsym'],
  [8592, 'larr uarr rarr darr harr'],
  [8629, 'crarr'],
  [8656, 'lArr uArr rArr dArr hArr'],
  [8704, 'forall - part exist - empty - nabla isin notin - ni - - - prod - sum minus - - - - lowast - - radic - - prop infin'],
  [8736, 'ang - - - - - - and or cap cup int - - - - - - - - there4 - - - - - - - sim'],
  [8773, 'cong - - asymp'],
  [8800, 'ne equiv - - le ge'],
  [8834, 'sub sup nsub - sube supe'],
  [8853, 'oplus - otimes'],
  [8869, 'perp'],
  [8901, 'sdot'],
  [8968, 'lceil rceil lfloor rfloor'],
  [9674, 'loz'],
  [9824, 'spades - - clubs - hearts diams'],
  [10216, 'lang rang'],
];

// Accents by name, and as combining characters: `&eacute;`, `&sacute;` and all of their kind are made of two parts.
const ACCENT = /^([a-z])(grave|acute|circ|tilde|uml|ring|cedil|caron|ogon|dot|macr|breve)$/i;
const COMBINING: Readonly<Record<string, string>> = {
  grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', macr: '\u0304', breve: '\u0306', dot: '\u0307',
  uml: '\u0308', ring: '\u030a', caron: '\u030c', cedil: '\u0327', ogon: '\u0328',
}; // prettier-ignore

let characters: Map<string, string> | undefined;

function findNamed(name: string): string | undefined {
  characters ??= new Map(
    NAMES.flatMap(([first, names]) =>
      names.split(' ').map((entry, index): [string, string] => [entry, String.fromCharCode(first + index)]),
    ),
  );
  const exact = characters.get(name);
  if (exact) return exact;
  const [, letter, accent] = ACCENT.exec(name) ?? [];
  if (accent) return (letter! + COMBINING[accent]!).normalize();
  const lower = characters.get(name.toLowerCase());
  // Greek capitals are what their small letters are.
  return lower && lower >= 'α' && lower <= 'ω' ? lower.toUpperCase() : lower;
}

function fromCodePoint(code: number): string {
  return code > 0 && code < 0x110000 && (code & 0x1ff800) !== 0xd800
    ? mendWindows1252(String.fromCodePoint(code))
    : '\ufffd';
}

/** Decodes entities once. What is not one (a bare `&`, an unknown name) stays as it is. */
export function decodeEntities(text: string): string {
  return text.includes('&')
    ? text.replace(
        /&(?:#(?:x([\da-f]+)|(\d+));?|([a-z][\da-z]*);)/gi,
        (whole, hex?: string, decimal?: string, name?: string) =>
          name ? (findNamed(name) ?? whole) : fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
      )
    : text;
}
