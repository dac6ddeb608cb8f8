import { ts } from 'ts-morph';
import type { TextStyle } from './code-text.js';
import type { Extraction } from './extraction.js';
import { type Replacement, replaced } from './replacement.js';

/** The statements of the new function, at its own indentation, with parameters in place of what they read before. */
export function bodyLines(
  { kept, handler, inputs, database, shared, split }: Extraction,
  style: TextStyle,
): readonly string[] {
  const { text } = handler.checked;
  const code = split.movedPayload === undefined ? split.moved : [...split.moved, split.movedPayload];
  const replacements: Replacement[] = [
    ...inputs.replacements,
    ...(database?.identifiers ?? []).map((identifier) => ({
      start: identifier.getStart(),
      end: identifier.end,
      text: database?.parameter ?? '',
    })),
    ...code.flatMap((node) => indentation(node, text, style)),
  ];
  // The comment of a statement that became a parameter stays with what follows it.
  const statements = split.moved.map((statement) =>
    replaced(
      text,
      statement.getFullStart(),
      kept.includes(statement) ? statement.end : commentEnd(statement, text),
      replacements,
    ),
  );
  const body = statements
    .join('')
    .replace(/^(?:[ \t]*\r?\n)+/, '')
    .replace(/^[ \t]*/, style.indent);
  return [...(body.trim() === '' ? [] : [body]), ...returnLine({ shared, split, text, replacements, style })];
}

function commentEnd(statement: ts.Statement, text: string): number {
  return ts.getLeadingCommentRanges(text, statement.getFullStart())?.at(-1)?.end ?? statement.getFullStart();
}

function returnLine({
  shared,
  split,
  text,
  replacements,
  style,
}: Pick<Extraction, 'shared' | 'split'> & {
  readonly text: string;
  readonly replacements: readonly Replacement[];
  readonly style: TextStyle;
}): readonly string[] {
  const { movedPayload } = split;
  if (movedPayload !== undefined) {
    const inner = ts.isAwaitExpression(movedPayload) ? movedPayload.expression : movedPayload;
    const value = replaced(text, inner.getStart(), inner.end, replacements);
    return [`${style.indent}return ${value}${style.end}`];
  }
  const names = shared.map(({ name }) => name);
  if (names.length === 0) return [];
  const value = names.length === 1 ? names[0] : `{ ${names.join(', ')} }`;
  return [`${style.indent}return ${value}${style.end}`];
}

/** Moves the lines of a node to the function's own indentation; lines inside a template literal keep theirs. */
function indentation(node: ts.Node, text: string, style: TextStyle): readonly Replacement[] {
  const lineStart = text.lastIndexOf('\n', node.getStart() - 1) + 1;
  const old = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const literals = templatesIn(node);
  const found: Replacement[] = [];
  for (
    let at = text.indexOf('\n', node.getFullStart());
    at !== -1 && at < node.end;
    at = text.indexOf('\n', at + 1)
  ) {
    const start = at + 1;
    if (literals.some((literal) => start > literal.getStart() && start <= literal.end)) continue;
    if (text.startsWith(old, start) && start + old.length <= node.end) {
      found.push({ start, end: start + old.length, text: style.indent });
    }
  }
  return found;
}

function templatesIn(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isTemplateExpression(child) || ts.isNoSubstitutionTemplateLiteral(child)) found.push(child);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}
