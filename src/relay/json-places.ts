import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** Where something is in a JSON document: keys and indices from its root. */
export type JsonPath = readonly (string | number)[];

/** What is wrong, and where. */
export interface Fault {
  readonly path: JsonPath;
  /** Of an object the key that is wrong, rather than the object. */
  readonly key?: string;
  readonly message: string;
}

/** A JSON document that knows where in its text everything is. */
export interface JsonDocument {
  readonly value: unknown;
  /** Keys that an object has twice: JSON lets the last one win in silence. */
  readonly repeated: readonly Fault[];
  /** `line 3, column 5` of what is at a path; of its nearest ancestor where it is not there. */
  readonly placeOf: (fault: Fault) => string;
  /** For sorting by place. */
  readonly offsetOf: (fault: Fault) => number;
}

const words: Partial<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: 'a word that is neither in double quotes nor true, false or null',
  InvalidNumberFormat: 'a number that is none',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing after the key',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something follows after the end',
  InvalidCommentToken: 'a comment that is none; write // or /* */',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a closing double quote is missing',
  UnexpectedEndOfNumber: 'a number that is none',
  InvalidUnicode: 'an escape that is none',
  InvalidEscapeCharacter: 'an escape that is none; a backslash is written \\\\',
  InvalidCharacter: 'a character that must be escaped in a text',
};

/**
 * Reads JSON. Comments and a comma after the last entry are let through: people switch off a source by `//`.
 *
 * @throws Error whose message has the place and the first fault; what follows is mostly its consequence
 */
export function readJson(text: string): JsonDocument {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const code = printParseErrorCode(first.error);
    throw new Error(`${placeAt(text, first.offset)}: this is no JSON: ${words[code] ?? code}`);
  }
  if (!root) throw new Error('line 1, column 1: this is no JSON: the file is empty');
  const offsetOf = ({ path, key }: Fault): number => nodeAt(root, path, key).offset;
  return {
    value: getNodeValue(root) as unknown,
    repeated: [...listRepeated(root, [])],
    placeOf: (fault) => placeAt(text, offsetOf(fault)),
    offsetOf,
  };
}

function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

function nodeAt(root: Node, path: JsonPath, key?: string): Node {
  let node = root;
  for (const part of path) {
    const next =
      node.type === 'array' ? node.children?.[Number(part)] : propertyOf(node, part)?.children?.[1];
    if (!next) return node;
    node = next;
  }
  return (key !== undefined && propertyOf(node, key)) || node;
}

// The last one, where it stands there twice: that is the one which counts.
const propertyOf = ({ children = [] }: Node, key: string | number): Node | undefined =>
  children.filter((child) => child.children?.[0]?.value === String(key)).at(-1);

function* listRepeated(node: Node, path: JsonPath): Generator<Fault> {
  const seen = new Set<unknown>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type === 'array') yield* listRepeated(child, [...path, index]);
    if (child.type !== 'property' || !child.children?.[1]) continue;
    const key = String(child.children[0]!.value);
    if (seen.has(key)) yield { path, key, message: `${nameOf(path)} has "${key}" twice` };
    seen.add(key);
    yield* listRepeated(child.children[1], [...path, key]);
  }
}

/** `feeds.news.sources[1]`; of the document itself `the configuration`. */
export function nameOf(path: JsonPath): string {
  const name = path.map((part) =>
    typeof part === 'number'
      ? `[${part}]`
      : /^[\w$-]+$/.test(part)
        ? `.${part}`
        : `[${JSON.stringify(part)}]`,
  );
  return name.join('').replace(/^\./, '') || 'the configuration';
}
