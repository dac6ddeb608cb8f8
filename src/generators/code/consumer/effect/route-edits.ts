import { ts } from 'ts-morph';
import { type CodeStyle, importSpecifier } from '../../style.js';
import { isUsedOutside } from './carried.js';
import { importText, listText, type TextStyle, textStyleOf } from './code-text.js';
import { bindingsOf, declaredName } from './declarations.js';
import { type Extraction, isType, parametersOf } from './extraction.js';
import { importsOf, reducedImport } from './imports.js';
import { joinTouching, type Replacement } from './replacement.js';

/** The edits that make the route call the new function; everything else in its file stays as it is. */
export function routeEdits(extraction: Extraction, codeStyle: CodeStyle): readonly Replacement[] {
  const style = textStyleOf(codeStyle);
  const body = bodyEdits(extraction, style);
  const inserted = body.map(({ text }) => text).join('\n');
  return joinTouching([
    ...body,
    ...extraction.carried.statements.map((statement) => removal(statement, extraction)),
    ...importEdits(extraction, inserted, codeStyle, style),
  ]);
}

function bodyEdits(extraction: Extraction, style: TextStyle): readonly Replacement[] {
  const { split, kept, handler } = extraction;
  const { text } = handler.checked;
  const [first] = split.moved;
  const payload = split.movedPayload;
  const edits: Replacement[] = [];
  if (payload !== undefined) {
    const awaited =
      ts.isAwaitExpression(payload) || (extraction.isAsync && !ts.isReturnStatement(payload.parent));
    const indent = lineIndent(text, payload.getStart());
    edits.push({
      start: payload.getStart(),
      end: payload.end,
      text: callText(extraction, awaited ? 'await ' : '', '', indent, style),
    });
  }
  if (first === undefined) return edits;
  const start = skipSpace(text, first.getFullStart());
  const last = split.moved.at(-1) ?? first;
  if (payload !== undefined || kept.length === 0) {
    const next = split.response[0]?.getFullStart() ?? last.end;
    return [{ start, end: skipSpace(text, next), text: '' }, ...edits];
  }
  const names = extraction.shared.map(({ name }) => name);
  const target =
    names.length === 0 ? '' : `const ${names.length === 1 ? names[0] : `{ ${names.join(', ')} }`} = `;
  const head = `${target}${extraction.isAsync ? 'await ' : ''}`;
  return [
    { start, end: last.end, text: callText(extraction, head, style.end, lineIndent(text, start), style) },
  ];
}

function callText(
  extraction: Extraction,
  head: string,
  end: string,
  indent: string,
  style: TextStyle,
): string {
  const given = parametersOf(extraction).map(({ argument }) => argument);
  return listText(indent, `${head}${extraction.name}(`, given, `)${end}`, style);
}

function importEdits(
  extraction: Extraction,
  inserted: string,
  codeStyle: CodeStyle,
  style: TextStyle,
): readonly Replacement[] {
  const { handler, split, carried, file } = extraction;
  const { text, source } = handler.checked;
  const gone = [...split.moved, ...carried.statements, ...(split.movedPayload ? [split.movedPayload] : [])];
  const stays = (binding: ts.Declaration): boolean =>
    isUsedOutside(binding, gone, handler) ||
    mentions(inserted, declaredName(binding)) ||
    !wasUsed(binding, extraction);
  const edits: Replacement[] = [];
  const remaining: ts.ImportDeclaration[] = [];
  for (const statement of importsOf(source)) {
    const reduced =
      bindingsOf(statement).length === 0 ? statement.getText() : reducedImport(statement, stays, style);
    if (reduced === undefined) edits.push(removal(statement, extraction));
    else {
      remaining.push(statement);
      if (reduced !== statement.getText())
        edits.push({ start: statement.getStart(), end: statement.end, text: reduced });
    }
  }
  const names = [extraction.name, ...carried.sharedBack.map(importedName)].toSorted(byBareName);
  const specifier = importSpecifier(handler.checked.file, file, codeStyle);
  edits.push(addition(importText(names, specifier, style), specifier, remaining, text, style));
  return edits;
}

function importedName(declaration: ts.Declaration): string {
  const name = declaredName(declaration) ?? '';
  return isType(declaration) ? `type ${name}` : name;
}

function byBareName(left: string, right: string): number {
  const [one, other] = [left, right].map((name) => name.replace(/^type /, '').toLowerCase());
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function mentions(text: string, name: string | undefined): boolean {
  return name !== undefined && new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);
}

/** Imports that were unused before are none of our business. */
function wasUsed(binding: ts.Declaration, { handler }: Extraction): boolean {
  return isUsedOutside(binding, [], handler);
}

/** A new import in its alphabetical place among those of the service's own modules, else after the last one. */
function addition(
  line: string,
  specifier: string,
  statements: readonly ts.ImportDeclaration[],
  text: string,
  style: TextStyle,
): Replacement {
  const own = statements.filter(({ moduleSpecifier }) =>
    (moduleSpecifier as ts.StringLiteral).text.startsWith('.'),
  );
  const next = own.find(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text > specifier);
  if (next !== undefined) {
    return { start: next.getStart(), end: next.getStart(), text: `${line}${style.newline}` };
  }
  const last = own.at(-1) ?? statements.at(-1);
  if (last !== undefined) return { start: last.end, end: last.end, text: `${style.newline}${line}` };
  const start = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  return { start, end: start, text: `${line}${style.newline}` };
}

/** Takes a statement out with its comment and the rest of its line. */
function removal(statement: ts.Statement, { handler }: Extraction): Replacement {
  const { text } = handler.checked;
  const start = ts.isImportDeclaration(statement)
    ? statement.getStart()
    : skipSpace(text, statement.getFullStart());
  const newline = /^[ \t]*\r?\n/.exec(text.slice(statement.end));
  let end = statement.end + (newline?.[0].length ?? 0);
  // One blank line between what stands before and after is enough.
  if (!ts.isImportDeclaration(statement)) end += /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end, text: '' };
}

function skipSpace(text: string, offset: number): number {
  return offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0);
}

function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}
