import { ts } from 'ts-morph';
import type { Span } from '../../model/place.js';

/** A span of a text and what replaces it. */
export interface TextEdit extends Span {
  readonly replacement: string;
}

/**
 * The text of a span after edits inside it. Of edits at one place, the first given comes first.
 *
 * @throws Error when two edits overlap: a bug of ours.
 */
export function editedText(text: string, span: Span, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((left, right) => left.start - right.start || left.end - right.end);
  const parts: string[] = [];
  let at = span.start;
  for (const edit of ordered) {
    if (edit.start < at) throw new Error(`Two edits overlap at offset ${edit.start}.`);
    parts.push(text.slice(at, edit.start), edit.replacement);
    at = edit.end;
  }
  return [...parts, text.slice(at, span.end)].join('');
}

/** Puts spaces before every line but the first, except where a line starts inside a template literal. */
export function indented(code: string, prefix: string): string {
  return mapLines(code, (line) => (line === '' ? line : prefix + line));
}

/** Takes an indentation away from every line but the first that has it, except inside template literals. */
export function outdented(code: string, prefix: string): string {
  return mapLines(code, (line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line));
}

function mapLines(code: string, change: (line: string) => string): string {
  const literals = templateSpans(code);
  let start = 0;
  return code
    .split('\n')
    .map((line) => {
      const at = start;
      start += line.length + 1;
      const isInside = literals.some((literal) => literal.start < at && at < literal.end);
      return at === 0 || isInside ? line : change(line);
    })
    .join('\n');
}

function templateSpans(code: string): readonly Span[] {
  const source = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
  const spans: Span[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isTemplateHead(node);
    if (isText) spans.push({ start: node.getStart(source), end: node.end });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return spans;
}

/** The white space before the first thing on the line of a position. */
export function indentationAt(text: string, position: number): string {
  const lineStart = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, position))?.[0] ?? '';
}

/**
 * The span of statements with the comments that belong to them: those right above, and one at the end of the last line.
 */
export function spanWithComments(source: ts.SourceFile, first: ts.Node, last: ts.Node): Span {
  const { text } = source;
  const leading = ts.getLeadingCommentRanges(text, first.getFullStart()) ?? [];
  let start = first.getStart(source);
  for (const comment of leading.toReversed()) {
    const between = text.slice(comment.end, start);
    const isOwnLine = text.slice(text.lastIndexOf('\n', comment.pos - 1) + 1, comment.pos).trim() === '';
    if (!isOwnLine || /\n[ \t]*\r?\n/.test(between)) break;
    start = comment.pos;
  }
  const trailing = ts.getTrailingCommentRanges(text, last.end) ?? [];
  return { start, end: trailing.at(-1)?.end ?? last.end };
}
