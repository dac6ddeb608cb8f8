import { ts } from 'ts-morph';
import { type CallContext, describeCall } from '../../../src/analyzer/answers/index.js';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';
import type { Program } from '../../../src/analyzer/syntax/program.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

/** A call context with its node told by kind and line, so that it can be compared. */
export interface Described extends Omit<CallContext, 'parallel'> {
  readonly parallel: string | null;
}

/**
 * A snippet with one request after `/*@*\/`. The line that decides ends in `// <-`; without one it is the request's.
 */
export interface Case {
  readonly name: string;
  readonly code: string;
  /** `response flowsTo failure`, then `awaited` or `unawaited`. */
  readonly want: string;
  /** What differs from a plain call: `placeOrder`, not in a loop, no keys … */
  readonly besides?: Partial<Described>;
  readonly file?: string;
  readonly others?: Readonly<Record<string, string>>;
}

const SITE = '/*@*/';
const DECIDING = '// <-';

/** The request of a file: the smallest call that starts after the mark. */
export function markedCall(source: ts.SourceFile): ts.Expression {
  const start = source.text.indexOf(SITE) + SITE.length;
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && node.getStart() === start) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (found === undefined) throw new Error(`no request is marked in ${source.fileName}`);
  return found;
}

export function programOf(files: Readonly<Record<string, string>>): Program {
  return createProgram(memoryRepository(files));
}

function parallelText(program: Program, node: ts.Node | null): string | null {
  if (node === null) return null;
  const what = ts.isCallExpression(node) ? node.expression.getText() : ts.SyntaxKind[node.kind];
  return `${what} ${program.lineOf(node)}`;
}

/** Describes the marked request of `file`. */
export function describeMarked(files: Readonly<Record<string, string>>, file: string): Described {
  const program = programOf(files);
  const source = program.source(file);
  if (source === undefined) throw new Error(`${file} is not in the program`);
  const context = describeCall(program, markedCall(source));
  return { ...context, parallel: parallelText(program, context.parallel) };
}

function lineWith(text: string, mark: string): number | undefined {
  const index = text.split('\n').findIndex((line) => line.includes(mark));
  return index < 0 ? undefined : index + 1;
}

function decidingPlace(
  files: Readonly<Record<string, string>>,
  file: string,
): { file: string; line: number } {
  for (const [name, text] of Object.entries(files)) {
    const line = lineWith(text, DECIDING);
    if (line !== undefined) return { file: name, line };
  }
  return { file, line: lineWith(files[file] ?? '', SITE) ?? 0 };
}

/** The files of a case, and the whole context that it wants. */
export function prepared(entry: Case): {
  readonly files: Record<string, string>;
  readonly file: string;
  readonly want: Described;
} {
  const file = entry.file ?? 'src/place-order.ts';
  const files = { [file]: entry.code.trim(), ...entry.others };
  const [response, flowsTo, failure, awaited] = entry.want.split(' ');
  const want = {
    function: 'placeOrder',
    response,
    awaited: awaited === 'awaited',
    answer: { flowsTo: flowsTo === '-' ? null : flowsTo, failure, ...decidingPlace(files, file) },
    inLoop: false,
    ordering: false,
    transaction: false,
    afterWrite: false,
    keys: [],
    branch: '',
    parallel: null,
    ...entry.besides,
  } as Described;
  return { files, file, want };
}
