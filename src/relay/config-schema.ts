import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import feedSchema from '../feed/cluster-feed.schema.json' with { type: 'json' };
import { configFormats } from './config-formats.js';
import configSchema from './cluster-feed-config.schema.json' with { type: 'json' };
import { type Fault, type JsonPath, nameOf } from './json-places.js';
import { nearestWord } from './spelling.js';

const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true, allowUnionTypes: true });
addFormats.default(ajv);
for (const [name, isRight] of Object.entries(configFormats)) ajv.addFormat(name, isRight);
// Beside each other in dist/schema, where editors find them.
ajv.addSchema(feedSchema, 'cluster-feed.schema.json');
const validate = ajv.compile(configSchema);

const noticeNames = Object.keys(feedSchema.$defs.FundingNotice.properties);

/** Where a value of a configuration is not what its schema allows, in words. */
export function schemaFaults(value: unknown): Fault[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  return errors.filter((error) => !isEcho(error, errors)).map(faultOf);
}

/** Of a place with alternatives the validator reports each that did not fit, and the choice as well. */
function isEcho(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const { keyword, propertyName, instancePath } = error;
  const here = errors.filter((other) => other !== error && other.instancePath === instancePath);
  const isHere = (...keywords: string[]): boolean => here.some((other) => keywords.includes(other.keyword));
  const isChoice = ({ keyword, ...rest }: ErrorObject): boolean =>
    keyword === 'oneOf' || (/^(if|anyOf)$/.test(keyword) && commentOf(rest) !== undefined);
  if (propertyName) return true;
  // What says in words which values there are, says all of it.
  if (isChoice(error)) return false;
  if (here.some(isChoice) || keyword === 'if') return true;
  if (keyword === 'anyOf')
    return (
      isHere('required', 'pattern') || errors.some((each) => each.instancePath.startsWith(`${instancePath}/`))
    );
  return keyword === 'type' ? isHere('anyOf', 'required') : keyword === 'pattern' && isHere('format');
}

function faultOf(error: ErrorObject): Fault {
  const path = pathOf(error);
  const name = nameOf(path);
  const params = error.params as Record<string, unknown>;
  const schema = (error.parentSchema ?? {}) as Record<string, unknown>;
  const mustBe = (what: string, meant = ''): Fault => ({
    path,
    message: `${name} must be ${what}, not ${show(error.data)}${meant}`,
  });
  const oneOf = (choices: readonly unknown[]): Fault =>
    mustBe(choices.map((choice) => JSON.stringify(choice)).join(' or '), meantOf(error.data, choices));
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params.additionalProperty ?? params.unevaluatedProperty);
      const names = Object.keys(schema.properties ?? {});
      return {
        path,
        key,
        message: `${name} has no "${key}"; ${hint(key, names.length ? names : noticeNames)}`,
      };
    }
    case 'propertyNames': {
      const key = String(params.propertyName);
      return {
        path,
        key,
        message: `"${key}" cannot name a feed: use letters, digits and hyphens, as in "news"`,
      };
    }
    case 'required':
      return { path, message: `${name} lacks "${String(params.missingProperty)}"` };
    case 'type':
      return mustBe([params.type].flat().map(kindOf).join(' or '));
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { path, message: `${name} must not be empty` };
    case 'minimum':
    case 'maximum':
      return mustBe(rangeOf(schema));
    case 'enum':
      return oneOf(schema.enum as unknown[]);
    case 'oneOf':
      return oneOf((schema.oneOf as { const: unknown }[]).map((each) => each.const));
    case 'uniqueItems': {
      const twice = (error.data as unknown[])[Number(params.i)];
      return { path: [...path, Number(params.i)], message: `${name} has ${show(twice)} twice` };
    }
    case 'anyOf':
      return mustBe(commentOf(error) ?? 'a text or an object');
    default:
      return mustBe(commentOf(error) ?? examplesOf(schema) ?? 'something else');
  }
}

const pathOf = ({ instancePath }: ErrorObject): JsonPath =>
  instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const hint = (key: string, names: readonly string[]): string =>
  meantOf(key, names).slice(2) || `there are ${names.filter((name) => name !== '$schema').join(', ')}`;

function meantOf(written: unknown, choices: readonly unknown[]): string {
  const nearest = typeof written === 'string' ? nearestWord(written, choices.map(String)) : undefined;
  return nearest ? `; did you mean "${nearest}"?` : '';
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
const kindOf = (type: unknown): string => kinds[String(type)] ?? String(type);

const rangeOf = ({ minimum, maximum }: Record<string, unknown>): string =>
  maximum === undefined ? `at least ${Number(minimum)}` : `from ${Number(minimum)} to ${Number(maximum)}`;

/** What a schema says of its values, as it goes on after "must be". */
function commentOf({ parentSchema }: Pick<ErrorObject, 'parentSchema'>): string | undefined {
  const comment = (parentSchema as { $comment?: string } | undefined)?.$comment;
  const [sentence] = /^.*?(?=\.(?:\s|$))/.exec(comment ?? '') ?? [];
  return sentence && sentence[0]!.toLowerCase() + sentence.slice(1);
}

const examplesOf = ({ examples }: Record<string, unknown>): string | undefined =>
  Array.isArray(examples) ? `such as ${examples.map((each) => JSON.stringify(each)).join(', ')}` : undefined;

function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const shown = JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 76)}…"` : shown;
}
