/** An expression of a Go template, as far as charts use them. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: unknown }
  /** `.a.b` (variable ''), `$.a` (variable '$'), `$x.a`. */
  | { readonly kind: 'path'; readonly variable: string; readonly steps: readonly string[] }
  | { readonly kind: 'field'; readonly of: Expression; readonly steps: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'unknown' };

/** `$x := pipeline`, `$key, $value := pipeline`, or a pipeline alone. */
export interface Pipeline {
  readonly variables: readonly string[];
  readonly expression: Expression;
}

const token =
  /\s*(?:("(?:\\.|[^"\\])*"|`[^`]*`)|(-?\d+(?:\.\d+)?)(?![\w.])|((?:\$\w*)?(?:\.\w+)+|\$\w*|\.)|([A-Za-z_]\w*)|(:=|=|,|\||\(|\)))/y;

interface Token {
  readonly kind: 'string' | 'number' | 'path' | 'word' | 'sign';
  readonly text: string;
  /** Directly after what is before it, as `.name` after a closing bracket. */
  readonly joined: boolean;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const start = token.lastIndex;
    const match = token.exec(source);
    if (match === null) return undefined;
    const kinds = ['string', 'number', 'path', 'word', 'sign'] as const;
    const found = kinds.findIndex((_, index) => match[index + 1] !== undefined);
    const content = match[found + 1] ?? '';
    const kind = kinds[found] ?? 'sign';
    tokens.push({ kind, text: content, joined: match[0].length === content.length && start > 0 });
  }
  return tokens;
}

/** Reads what stands between the braces of an action; what is no such expression is unknown. */
export function parsePipeline(text: string): Pipeline {
  const tokens = tokensOf(text);
  const unknown: Pipeline = { variables: [], expression: { kind: 'unknown' } };
  if (tokens === undefined || tokens.length === 0) return unknown;
  const assigned = tokens.findIndex(
    ({ kind, text: sign }) => kind === 'sign' && (sign === ':=' || sign === '='),
  );
  const variables = tokens
    .slice(0, Math.max(assigned, 0))
    .filter(({ kind }) => kind === 'path')
    .map(({ text: name }) => name);
  const reader = { tokens, at: assigned + 1 };
  const expression = pipelineAt(reader, 0);
  return reader.at < tokens.length ? unknown : { variables, expression };
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function isSign(reader: Reader, sign: string): boolean {
  const next = reader.tokens[reader.at];
  return next?.kind === 'sign' && next.text === sign;
}

/** `a | f x` is `f x a`. */
function pipelineAt(reader: Reader, depth: number): Expression {
  let result = commandAt(reader, depth);
  while (isSign(reader, '|')) {
    reader.at += 1;
    const next = commandAt(reader, depth);
    result = next.kind === 'call' ? { ...next, arguments: [...next.arguments, result] } : { kind: 'unknown' };
  }
  return result;
}

function commandAt(reader: Reader, depth: number): Expression {
  const first = reader.tokens[reader.at];
  const named = first?.kind === 'word' && !['true', 'false', 'nil'].includes(first.text);
  if (named) reader.at += 1;
  const operands: Expression[] = [];
  for (let operand = operandAt(reader, depth); operand !== undefined; operand = operandAt(reader, depth)) {
    operands.push(operand);
  }
  if (named && first !== undefined) return { kind: 'call', name: first.text, arguments: operands };
  const [only] = operands;
  return only === undefined || operands.length > 1 ? { kind: 'unknown' } : only;
}

function operandAt(reader: Reader, depth: number): Expression | undefined {
  const next = reader.tokens[reader.at];
  // Deeper brackets are no template that somebody wrote.
  if (next === undefined || depth > 40) return undefined;
  if (next.kind === 'sign') return next.text === '(' ? bracketAt(reader, depth) : undefined;
  reader.at += 1;
  if (next.kind === 'string') return { kind: 'literal', value: stringOf(next.text) };
  if (next.kind === 'number') return { kind: 'literal', value: Number(next.text) };
  if (next.kind === 'path') return pathOf(next.text);
  if (next.text === 'nil') return { kind: 'literal', value: undefined };
  if (next.text === 'true' || next.text === 'false') return { kind: 'literal', value: next.text === 'true' };
  return { kind: 'call', name: next.text, arguments: [] };
}

function bracketAt(reader: Reader, depth: number): Expression {
  reader.at += 1;
  const inner = pipelineAt(reader, depth + 1);
  if (!isSign(reader, ')')) return { kind: 'unknown' };
  reader.at += 1;
  const next = reader.tokens[reader.at];
  if (next?.kind !== 'path' || !next.joined || !next.text.startsWith('.')) return inner;
  reader.at += 1;
  return { kind: 'field', of: inner, steps: stepsOf(next.text) };
}

function pathOf(text: string): Expression {
  const variable = /^\$\w*/.exec(text)?.[0] ?? '';
  return { kind: 'path', variable, steps: stepsOf(text.slice(variable.length)) };
}

function stepsOf(text: string): readonly string[] {
  return text.split('.').filter((step) => step !== '');
}

function stringOf(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith('`')) return inner;
  return inner.replace(/\\(.)/g, (_, character: string) => ({ n: '\n', t: '\t' })[character] ?? character);
}
