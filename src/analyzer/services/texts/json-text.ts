import { ts } from 'ts-morph';
import { analyzerCatalogue } from '../../../model/catalogue/analyzer.js';
import { noticeOf } from '../../../model/errors.js';
import type { ProblemFact } from '../fact.js';

export type JsonReading = { readonly value: unknown } | { readonly problem: ProblemFact };

/** Parses JSON; what is wrong becomes a problem with the line. */
export function readJson(text: string, file: string): JsonReading {
  try {
    // Editors on Windows may write a byte order mark.
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    const { offset, reason } = firstMistake(text, file);
    const line = text.slice(0, offset).split('\n').length;
    return {
      problem: {
        kind: 'problem',
        notice: noticeOf(analyzerCatalogue.invalidJson, { file, reason }, { file, line }),
      },
    };
  }
}

/** Undefined where the parser runs out of stack. */
function parsedJson(file: string, text: string): ts.JsonSourceFile | undefined {
  try {
    return ts.parseJsonText(file, text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The engine's own messages differ between versions of Node, so the place is found by other means. */
function firstMistake(text: string, file: string): { offset: number; reason: string } {
  if (text.trim() === '') return { offset: 0, reason: 'it is empty' };
  const source = parsedJson(file, text);
  if (source === undefined) return { offset: 0, reason: 'it nests too deeply to be read' };
  // ts keeps what it found wrong while parsing in a member that its types leave out.
  const found: unknown = Reflect.get(source, 'parseDiagnostics');
  const [first] = Array.isArray(found) ? (found as readonly ts.DiagnosticWithLocation[]) : [];
  if (first !== undefined) {
    const reason = ts.flattenDiagnosticMessageText(first.messageText, ' ').replace(/\.$/, '');
    return { offset: first.start, reason };
  }
  // What that parser lets pass: comments, and commas before a closing bracket.
  const masked = text.replace(/"(?:[^"\\\n]|\\.)*"/g, (string) => ' '.repeat(string.length));
  const lenient = masked.search(/\/\/|\/\*|,\s*[}\]]/);
  return { offset: Math.max(lenient, 0), reason: 'it has a comment, a trailing comma or an unquoted word' };
}

/** 1-based line of the member or item at a path; of the deepest part that is there. */
export function jsonLineOf(text: string, path: readonly (string | number)[]): number {
  const source = ts.parseJsonText('file.json', text);
  let node: ts.Node | undefined = source.statements[0]?.expression;
  let position = node?.getStart(source) ?? 0;
  for (const step of path) {
    const next: ts.Node | undefined = childAt(node, step);
    if (next === undefined) break;
    position = next.getStart(source);
    node = ts.isPropertyAssignment(next) ? next.initializer : next;
  }
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

function childAt(node: ts.Node | undefined, step: string | number): ts.Node | undefined {
  if (node === undefined) return undefined;
  if (typeof step === 'number') return ts.isArrayLiteralExpression(node) ? node.elements[step] : undefined;
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  return node.properties.find(
    (property) =>
      ts.isPropertyAssignment(property) && ts.isStringLiteral(property.name) && property.name.text === step,
  );
}
