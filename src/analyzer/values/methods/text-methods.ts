import { ts } from 'ts-morph';
import { asText, changeEnd, changeLiterals, concatenate, literalText, type Piece } from '../text.js';
import { type Deferred, literal, ready, type TextValue, unknown, type Value } from '../value.js';

/** A call of a method of a text. */
interface MethodCall {
  readonly owner: TextValue;
  readonly values: readonly Deferred[];
  readonly node: ts.CallExpression;
}

/** What a regular expression that only touches the slash at one end does; other patterns are not run. */
function slashEnd(node: ts.Node | undefined): 'start' | 'end' | undefined {
  if (node === undefined || !ts.isRegularExpressionLiteral(node)) return undefined;
  if (/^\/\\\/[+*]?\$\/[a-z]*$/.test(node.text)) return 'end';
  return /^\/\^\\\/[+*]?\/[a-z]*$/.test(node.text) ? 'start' : undefined;
}

const atEnd = { start: /^\/+/, end: /\/+$/ } as const;

/** The plain text that a regular expression stands for (`/\\{id\\}/g`), where it is one. */
function plainPattern(node: ts.Node | undefined): { text: string; isEverywhere: boolean } | undefined {
  if (node === undefined || !ts.isRegularExpressionLiteral(node)) return undefined;
  const end = node.text.lastIndexOf('/');
  const flags = node.text.slice(end + 1);
  const pattern = node.text.slice(1, end);
  const text = pattern.replace(/\\([^\w\s])/g, '$1');
  const isPlain = !/[\\^$.*+?()[\]{}|]/.test(pattern.replace(/\\[^\w\s]/g, ''));
  return isPlain && !flags.includes('i') ? { text, isEverywhere: flags.includes('g') } : undefined;
}

function soughtText({ values, node }: MethodCall): { text: string; isEverywhere: boolean } | undefined {
  const [pattern] = values;
  const text = pattern === undefined ? undefined : literalText(pattern.value());
  const isAll = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'replaceAll';
  return text === undefined ? plainPattern(pattern?.node) : { text, isEverywhere: isAll };
}

/** The pieces of a literal with a replacement for what is sought in it. */
function replacedPieces(
  text: string,
  sought: { text: string; isEverywhere: boolean },
  replacement: Piece,
): readonly Piece[] {
  const [, at] = replacement;
  const found = text.split(sought.text);
  const pieces = sought.isEverywhere ? found : [found[0] ?? '', found.slice(1).join(sought.text)];
  if (found.length === 1) return [[literal(text, at), at]];
  return pieces.flatMap((piece, index): Piece[] =>
    index === 0 ? [[literal(piece, at), at]] : [replacement, [literal(piece, at), at]],
  );
}

function replaced(call: MethodCall): Value {
  const { owner, values, node } = call;
  const [pattern, replacement] = values;
  const end = slashEnd(pattern?.node);
  if (end !== undefined && isEmptyText(replacement))
    return changeEnd(owner, end, (text) => text.replace(atEnd[end], ''));
  const sought = soughtText(call);
  if (sought === undefined || sought.text === '' || replacement === undefined)
    return unknown('a part of it is replaced', node);
  const source = replacement.node ?? node;
  const given = [asText(replacement.value(), source), source] as const;
  const isDone = { once: false };
  const pieces = owner.parts.flatMap((part): Piece[] => {
    const isHere = part.kind === 'literal' && part.text.includes(sought.text);
    const at = part.kind === 'literal' ? undefined : part.origins.at(-1);
    if (part.kind !== 'literal' || !isHere || (isDone.once && !sought.isEverywhere))
      return [[{ kind: 'text', parts: [part] }, at ?? node]];
    isDone.once = true;
    return [...replacedPieces(part.text, sought, given)];
  });
  return concatenate(pieces, node);
}

function isEmptyText(value: Deferred | undefined): boolean {
  return value !== undefined && literalText(value.value()) === '';
}

/** `slice(0, -1)` and `slice(1)` are how slashes at the ends are dropped. */
function sliced({ owner, values, node }: MethodCall): Value {
  const [start, end] = values.map((value) => numberOf(value.value()));
  const whole = literalText(owner);
  if (whole !== undefined && start !== undefined) return literal(whole.slice(start, end), node);
  if (start === 0 && end === -1) return changeEnd(owner, 'end', (text) => text.slice(0, -1));
  return start === 1 && end === undefined
    ? changeEnd(owner, 'start', (text) => text.slice(1))
    : unknown('it is a part of a text', node);
}

function numberOf(value: Value): number | undefined {
  return value.kind === 'constant' && typeof value.value === 'number' ? value.value : undefined;
}

/** `startsWith` and `endsWith`, where the end in question is literal. */
function endTest({ owner, values, node }: MethodCall, end: 'start' | 'end'): Value {
  const sought = values[0] === undefined ? undefined : literalText(values[0].value());
  const part = end === 'start' ? owner.parts[0] : owner.parts.at(-1);
  if (sought === undefined || part?.kind !== 'literal' || part.text.length < sought.length) {
    return unknown('it is decided when the program runs', node);
  }
  return {
    kind: 'constant',
    value: end === 'start' ? part.text.startsWith(sought) : part.text.endsWith(sought),
  };
}

function split({ owner, values, node }: MethodCall): Value {
  const whole = literalText(owner);
  const separator = values[0] === undefined ? undefined : literalText(values[0].value());
  if (whole === undefined || separator === undefined) return unknown('it is a part of a text', node);
  return { kind: 'list', elements: whole.split(separator).map((piece) => ready(literal(piece, node))) };
}

function concat({ owner, values, node }: MethodCall): Value {
  return concatenate(
    [[owner, node], ...values.map((value) => [value.value(), value.node ?? node] as const)],
    node,
  );
}

/** Methods of texts by their name. */
export const textMethods: ReadonlyMap<string, (call: MethodCall) => Value> = new Map<
  string,
  (call: MethodCall) => Value
>([
  ['concat', concat],
  ['endsWith', (call) => endTest(call, 'end')],
  ['replace', replaced],
  ['replaceAll', replaced],
  ['slice', sliced],
  ['split', split],
  ['startsWith', (call) => endTest(call, 'start')],
  ['substring', sliced],
  ['toLowerCase', ({ owner }) => changeLiterals(owner, (text) => text.toLowerCase())],
  ['toUpperCase', ({ owner }) => changeLiterals(owner, (text) => text.toUpperCase())],
  ['toString', ({ owner }) => owner],
  [
    'trim',
    ({ owner }) =>
      changeEnd(
        changeEnd(owner, 'start', (text) => text.trimStart()),
        'end',
        (text) => text.trimEnd(),
      ),
  ],
  ['trimEnd', ({ owner }) => changeEnd(owner, 'end', (text) => text.trimEnd())],
  ['trimStart', ({ owner }) => changeEnd(owner, 'start', (text) => text.trimStart())],
  ['valueOf', ({ owner }) => owner],
]);
