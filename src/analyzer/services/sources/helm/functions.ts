import { stringify } from 'yaml';
import { listOf, recordOf } from '../../texts/record.js';

/** A value that only a cluster, a file or an unread function would tell. */
export const unknownResult: unique symbol = Symbol('unknown');

type TemplateFunction = (...values: readonly unknown[]) => unknown;

/** Empty as in Sprig: nothing, false, zero, an empty text, list or object. What is unknown is not empty. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return true;
  if (value === unknownResult || typeof value !== 'object') return false;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** The text that a value prints as; undefined where it is not known. */
export function printed(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** A function of a text, the last of its values; of what is no text it makes nothing. */
function ofText(change: (text: string, ...options: readonly string[]) => unknown): TemplateFunction {
  return (...values) => {
    const text = printed(values.at(-1));
    if (text === undefined) return values.at(-1);
    return change(text, ...values.slice(0, -1).map((value) => printed(value) ?? ''));
  };
}

function indented(width: string, text: string): string {
  const space = ' '.repeat(Math.min(Number(width) || 0, 100));
  return text
    .split('\n')
    .map((line) => (line === '' ? line : space + line))
    .join('\n');
}

/** `printf "%s-%d"`; a value that is not known makes the whole unknown. */
function formatted(...values: readonly unknown[]): unknown {
  const [format, ...rest] = values;
  const texts = rest.map(printed);
  if (typeof format !== 'string' || texts.includes(undefined)) return unknownResult;
  let index = 0;
  return format.replace(/%(?:%|[-+#\d.]*([a-zA-Z]))/g, (_, verb: string | undefined) => {
    if (verb === undefined) return '%';
    const text = texts[index] ?? '';
    index += 1;
    return verb === 'q' ? JSON.stringify(text) : text;
  });
}

function compared(test: (left: unknown, right: unknown) => boolean): TemplateFunction {
  return (left, right) =>
    left === unknownResult || right === unknownResult ? unknownResult : test(left, right);
}

function ordered(test: (left: number, right: number) => boolean): TemplateFunction {
  return compared((left, right) => test(Number(left), Number(right)));
}

function objectOf(...values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const members: Record<string, unknown> = {};
  for (let index = 0; index + 1 < values.length; index += 2) {
    members[printed(values[index]) ?? ''] = values[index + 1];
  }
  return members;
}

function itemAt(from: unknown, ...steps: readonly unknown[]): unknown {
  return steps.reduce<unknown>((value, step) => {
    if (value === unknownResult) return value;
    return Array.isArray(value) ? value[Number(step)] : recordOf(value)[printed(step) ?? ''];
  }, from);
}

/** The first of the objects wins, as in Sprig; `mergeOverwrite` is the other way round. */
function mergedObjects(values: readonly unknown[]): Readonly<Record<string, unknown>> {
  return values.reduceRight<Readonly<Record<string, unknown>>>(
    (inner, value) => mergeValues(inner, recordOf(value)),
    {},
  );
}

/** Values as Helm merges them: objects member by member, anything else as a whole. */
export function mergeValues(
  base: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name];
    const isObjects = [below, value].every(
      (side) => typeof side === 'object' && side !== null && !Array.isArray(side),
    );
    merged[name] = isObjects ? mergeValues(recordOf(below), recordOf(value)) : value;
  }
  return merged;
}

function asYaml(value: unknown): unknown {
  return value === unknownResult || value === undefined ? value : stringify(value).trimEnd();
}

function quoted(value: unknown): unknown {
  const text = printed(value);
  return text === undefined ? value : JSON.stringify(text);
}

function firstFull(...values: readonly unknown[]): unknown {
  return values.find((value) => !isEmpty(value));
}

function filled(fallback: unknown, value: unknown): unknown {
  return isEmpty(value) || value === unknownResult ? fallback : value;
}

function negated(value: unknown): unknown {
  return value === unknownResult ? value : isEmpty(value);
}

function same(...values: readonly unknown[]): unknown {
  const [first, ...rest] = values;
  if (values.includes(unknownResult)) return unknownResult;
  return rest.some((value) => value === first);
}

/** Functions of Go templates, Sprig and Helm that charts use to write workloads. Those that render are elsewhere. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ['default', filled],
  ['required', (_, value) => value],
  ['quote', quoted],
  ['squote', (value) => (printed(value) === undefined ? value : `'${printed(value)}'`)],
  ['toString', (value) => printed(value) ?? value],
  ['int', ofText((text) => Math.trunc(Number(text)))],
  ['int64', ofText((text) => Math.trunc(Number(text)))],
  ['float64', ofText(Number)],
  ['lower', ofText((text) => text.toLowerCase())],
  ['upper', ofText((text) => text.toUpperCase())],
  ['trim', ofText((text) => text.trim())],
  ['trunc', ofText((text, length) => text.slice(0, Number(length)))],
  [
    'trimSuffix',
    ofText((text, end = '') => (text.endsWith(end) ? text.slice(0, text.length - end.length) : text)),
  ],
  ['trimPrefix', ofText((text, start = '') => (text.startsWith(start) ? text.slice(start.length) : text))],
  ['trimAll', ofText((text) => text.trim())],
  ['replace', ofText((text, from = '', to = '') => (from === '' ? text : text.replaceAll(from, to)))],
  [
    'snakecase',
    ofText((text) =>
      text
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replaceAll('-', '_')
        .toLowerCase(),
    ),
  ],
  [
    'kebabcase',
    ofText((text) =>
      text
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replaceAll('_', '-')
        .toLowerCase(),
    ),
  ],
  ['contains', ofText((text, part = '') => text.includes(part))],
  ['hasPrefix', ofText((text, start = '') => text.startsWith(start))],
  ['hasSuffix', ofText((text, end = '') => text.endsWith(end))],
  ['splitList', ofText((text, sign = '') => text.split(sign))],
  ['indent', ofText((text, width = '0') => indented(width, text))],
  ['nindent', ofText((text, width = '0') => `\n${indented(width, text)}`)],
  [
    'join',
    (sign, list) =>
      listOf(list)
        .map((item) => printed(item) ?? '')
        .join(printed(sign) ?? ''),
  ],
  [
    'print',
    (...values) => (values.map(printed).includes(undefined) ? unknownResult : values.map(printed).join('')),
  ],
  [
    'cat',
    (...values) => (values.map(printed).includes(undefined) ? unknownResult : values.map(printed).join(' ')),
  ],
  ['printf', formatted],
  ['toYaml', asYaml],
  ['toJson', (value) => (value === unknownResult ? value : JSON.stringify(value))],
  ['eq', same],
  ['ne', compared((left, right) => left !== right)],
  ['lt', ordered((left, right) => left < right)],
  ['le', ordered((left, right) => left <= right)],
  ['gt', ordered((left, right) => left > right)],
  ['ge', ordered((left, right) => left >= right)],
  ['not', negated],
  ['and', (...values) => values.find(isEmpty) ?? (values.some(isEmpty) ? undefined : values.at(-1))],
  ['or', (...values) => firstFull(...values) ?? values.at(-1)],
  ['coalesce', firstFull],
  ['empty', (value) => (value === unknownResult ? value : isEmpty(value))],
  ['ternary', (yes, no, test) => (isEmpty(test) ? no : yes)],
  ['dict', objectOf],
  ['list', (...values) => values],
  ['tuple', (...values) => values],
  ['get', (from, name) => itemAt(from, name)],
  ['index', itemAt],
  ['dig', (...values) => itemAt(values.at(-1), ...values.slice(0, -2)) ?? values.at(-2)],
  [
    'hasKey',
    (from, name) => (from === unknownResult ? from : Object.hasOwn(recordOf(from), printed(name) ?? '')),
  ],
  ['keys', (from) => Object.keys(recordOf(from))],
  ['values', (from) => Object.values(recordOf(from))],
  ['first', (list) => listOf(list)[0]],
  ['last', (list) => listOf(list).at(-1)],
  ['len', (value) => (typeof value === 'string' ? value.length : Object.keys(Object(value)).length)],
  ['merge', (...values) => mergedObjects(values)],
  ['mergeOverwrite', (...values) => mergedObjects(values.toReversed())],
  ['deepCopy', (value) => value],
  ['kindIs', (kind, value) => kind === kindOf(value)],
  ['typeIs', (kind, value) => kind === kindOf(value)],
  ['add', (...values) => values.reduce<number>((sum, value) => sum + Number(value), 0)],
  ['lookup', () => undefined],
]);

/** The kinds of Go for what YAML holds. */
function kindOf(value: unknown): string {
  if (value === unknownResult || value === undefined || value === null) return 'invalid';
  if (Array.isArray(value)) return 'slice';
  const kinds: Readonly<Record<string, string>> = {
    string: 'string',
    boolean: 'bool',
    number: 'float64',
    object: 'map',
  };
  return kinds[typeof value] ?? 'invalid';
}
