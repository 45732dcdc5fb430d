import { expect } from 'chai';
import { decode } from '../../src/feed/decode.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
const utf16 = (text: string, big: boolean): number[] =>
  [...text].flatMap((c) =>
    big ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8],
  );

describe('decode', () => {
  const cases: readonly [string, Uint8Array, string, string][] = [
    ['takes UTF-8 where nothing is said', bytes('<a>', [0xc5, 0x82]), '', '<a>ł'],
    ['drops a byte order mark', bytes([0xef, 0xbb, 0xbf], '<a>'), '', '<a>'],
    [
      'lets a byte order mark win over the header',
      bytes([0xef, 0xbb, 0xbf, 0xc5, 0x82]),
      'a/b; charset=iso-8859-2',
      'ł',
    ],
    ['reads a quoted and padded charset', bytes([0xb3]), 'text/xml; charset = " iso-8859-2"', 'ł'],
    [
      'lets the header win over the declaration',
      bytes("<?xml version='1.0' encoding='iso-8859-7'?>", [0xb3]),
      'a/b; charset=iso-8859-2',
      "<?xml version='1.0' encoding='iso-8859-7'?>ł",
    ],
    [
      'falls back to the declaration for an unknown charset',
      bytes('<?xml version="1.0" encoding="ISO-8859-2"?>', [0xb3]),
      'a/b; charset=nonsense',
      '<?xml version="1.0" encoding="ISO-8859-2"?>ł',
    ],
    [
      'finds the declaration behind junk',
      bytes('\n <?xml version="1.0" encoding="iso-8859-2"?>', [0xb3]),
      '',
      '\n <?xml version="1.0" encoding="iso-8859-2"?>ł',
    ],
    ['reads UTF-16 without a mark', bytes(utf16('<ł', false)), '', '<ł'],
    ['reads big-endian UTF-16 without a mark', bytes(utf16('<ł', true)), '', '<ł'],
    ['reads big-endian UTF-16 with one', bytes([0xfe, 0xff], utf16('<ł', true)), '', '<ł'],
    ['mends windows-1252', bytes([0x84, 0x93, 0x80, 0x96]), 'a/b; charset=windows-1252', '„“€–'],
    [
      'takes ISO 8859-1 for windows-1252 as browsers do',
      bytes([0x80, 0xe4]),
      'a/b; charset=ISO-8859-1',
      '€ä',
    ],
    ['reads bytes of another age under UTF-8', bytes('M', [0xfc], 'nchen'), 'a/b; charset=utf-8', 'München'],
    ['keeps UTF-8 with one broken character', bytes([0xc5, 0x82, 0xc5], ' x'), '', 'ł\ufffd x'],
  ];
  for (const [name, body, contentType, expected] of cases) {
    it(name, () => expect(decode(body, contentType)).to.equal(expected));
  }

  it('leaves text as it is but for a mark', () => expect(decode('\ufeffä')).to.equal('ä'));
});
