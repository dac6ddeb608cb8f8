import { ts } from 'ts-morph';
import { callableName } from '../../syntax/callers.js';
import type { SourceProgram } from '../../syntax/create-program.js';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';
import type { Evaluator } from '../../values/evaluator.js';
import { firstPart, union } from '../../values/text.js';
import type { Value } from '../../values/value.js';
import { isImmediate } from './boundaries.js';
import { functionEntries } from './function-callers.js';

const mark = /auto[- ]?generated|generated (?:by|from|using|via|with)|do not? edit|@generated/i;
/** Why the evaluator cannot tell `this.base = given || this.base`. */
const itself = 'it depends on itself';
/** Licences come first, then the mark. */
const headLength = 3000;
const known = new WeakMap<SourceProgram, Map<string, boolean>>();

/** The comments that a file begins with: what its generator says of it. */
function headComments(text: string): string {
  const head = text.slice(0, headLength);
  return (ts.getLeadingCommentRanges(head, head.startsWith('#!') ? head.indexOf('\n') + 1 : 0) ?? [])
    .map(({ pos, end }) => head.slice(pos, end))
    .join('\n');
}

/** True for a file whose first comments say that a tool wrote it. */
export function isGeneratedFile(program: SourceProgram, file: string): boolean {
  const files = known.get(program) ?? new Map<string, boolean>();
  known.set(program, files);
  const found = files.get(file) ?? mark.test(headComments(program.textOf(file)));
  files.set(file, found);
  return found;
}

/** True where code that a person wrote imports a function, or takes it or a member as a value. */
function isUsedByPeople(program: SourceProgram, name: string, isMember: boolean): boolean {
  const escaped = name.replaceAll('$', '\\$');
  const asValue = new RegExp(`\\.${escaped}\\b(?!\\s*(?:<[^()]*>)?\\s*\\()`);
  const imported = new RegExp(
    `\\{[^{}]*\\b${escaped}\\b[^{}]*\\}\\s*(?:from\\b|=\\s*(?:await\\b|require\\b))`,
  );
  return program.filesWith(name).some((file) => {
    const text = program.textOf(file);
    if (isGeneratedFile(program, file)) return false;
    return asValue.test(text) || (!isMember && imported.test(text));
  });
}

/**
 * The operation of a generated file that a site is in: the innermost function that has callers of its own. `unused`
 * where nobody uses it, undefined where it is only handed on as a value.
 */
export function operationAround(
  evaluator: Evaluator,
  site: ts.Node,
  tried: ReadonlySet<ts.Node>,
): FunctionNode | 'unused' | undefined {
  let operation = functionAround(site);
  while (operation !== undefined && (isImmediate(operation) || tried.has(operation)))
    operation = functionAround(operation);
  if (operation === undefined || functionEntries(evaluator, operation).length > 0) return operation;
  const name = callableName(operation);
  const isMember = ts.isMethodDeclaration(operation) || ts.isPropertyAssignment(operation.parent);
  return name === undefined || !isUsedByPeople(evaluator.program, name, isMember) ? 'unused' : undefined;
}

/** True for a base that is written in a generated file, or that is only what a setting was before. */
function isGeneratedDefault(program: SourceProgram, value: Value): boolean {
  const first = firstPart(value);
  if (first?.kind === 'literal')
    return first.node !== undefined && isGeneratedFile(program, program.fileOf(first.node));
  return first?.kind === 'unknown' && first.reason === itself;
}

/** A generated client's own default does not count beside what it may be given. */
export function withoutGeneratedDefaults(program: SourceProgram, url: Value): Value {
  if (url.kind !== 'alternatives') return url;
  const given = url.options.filter((option) => !isGeneratedDefault(program, option));
  return given.length === 0 ? url : union(given, undefined);
}
