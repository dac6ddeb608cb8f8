import { ts } from 'ts-morph';
import type { Route } from '../../../../model/route.js';
import { commentText } from '../../../render.js';
import { type CodeStyle, importSpecifier } from '../../style.js';
import { identifiersIn } from './checked-source.js';
import { importText, listText, type TextStyle, textStyleOf } from './code-text.js';
import { declaredName, importOf } from './declarations.js';
import { type Extraction, isType, parametersOf } from './extraction.js';
import { bodyLines } from './function-body.js';
import { importsOf, reducedImport } from './imports.js';
import type { ModuleLookup } from './module-lookup.js';
import { type ResultType, typeOfCall, typeOfVariable } from './result-type.js';

/** The text of the module that holds the function which route and worker call. */
export function newModuleText(
  extraction: Extraction,
  route: Route,
  codeStyle: CodeStyle,
  modules: ModuleLookup,
): string {
  const style = textStyleOf(codeStyle);
  const result = resultOf(extraction, modules);
  const blocks = [
    importBlock(extraction, result, codeStyle, style).join(style.newline),
    ...extraction.carried.statements.map((statement) => carriedText(statement, extraction)),
    functionText(extraction, route, result, style),
  ];
  return `${blocks.filter((block) => block !== '').join(style.newline.repeat(2))}${style.newline}`;
}

/** What the function gives back, where one word says it: nothing, one value, or the answer's content. */
function resultOf({ shared, split, handler }: Extraction, modules: ModuleLookup): ResultType | undefined {
  const payload = split.movedPayload;
  if (payload !== undefined) return shared.length === 0 ? typeOfCall(payload, handler, modules) : undefined;
  const [only] = shared;
  if (only === undefined) return { text: 'void', isPromised: false, imported: undefined };
  return shared.length === 1 ? typeOfVariable(only.declaration, handler, modules) : undefined;
}

function importBlock(
  extraction: Extraction,
  result: ResultType | undefined,
  codeStyle: CodeStyle,
  style: TextStyle,
): readonly string[] {
  const { handler, carried, database, file } = extraction;
  const wanted = (binding: ts.Declaration): boolean =>
    carried.imports.has(binding) && binding !== database?.binding;
  const lines = new Map<string, string>();
  for (const statement of importsOf(handler.checked.source)) {
    const { text: specifier } = statement.moduleSpecifier as ts.StringLiteral;
    const added =
      result?.imported?.specifier === specifier && !bringsName(statement, result.imported.name, wanted);
    const isFirst = !lines.has(specifier);
    const text = reducedImport(
      statement,
      wanted,
      style,
      added && isFirst && statement.importClause?.phaseModifier === undefined
        ? [`type ${result.imported.name}`]
        : [],
    );
    if (text !== undefined) lines.set(isFirst ? specifier : `${specifier}\n${lines.size}`, text);
  }
  if (database !== undefined) addDatabaseType(extraction, lines, codeStyle, style);
  if (carried.fromRoute.length > 0) {
    const names = carried.fromRoute.map((declaration) => {
      const name = declaredName(declaration) ?? '';
      return isType(declaration) ? `type ${name}` : name;
    });
    const specifier = importSpecifier(file, handler.checked.file, codeStyle);
    lines.set(specifier, importText(names, specifier, style));
  }
  return [...lines].toSorted(byPackageThenPath).map(([, text]) => text);
}

function bringsName(
  statement: ts.ImportDeclaration,
  name: string,
  wanted: (binding: ts.Declaration) => boolean,
): boolean {
  return identifiersIn([statement]).some(
    (identifier) =>
      identifier.text === name && ts.isImportSpecifier(identifier.parent) && wanted(identifier.parent),
  );
}

function addDatabaseType(
  { database, file, handler, carried }: Extraction,
  lines: Map<string, string>,
  codeStyle: CodeStyle,
  style: TextStyle,
): void {
  if (database === undefined) return;
  const { from, imported } = database.type;
  const specifier = 'file' in from ? importSpecifier(file, from.file, codeStyle) : from.package;
  const present = [...carried.imports].some(
    (binding) => importOf(binding)?.specifier === specifier && declaredName(binding) === imported,
  );
  if (present) return;
  const names = imported.split(', ').map((name) => `type ${name}`);
  const statement = importsOf(handler.checked.source).find(
    ({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text === specifier,
  );
  const wanted = (binding: ts.Declaration): boolean =>
    carried.imports.has(binding) && binding !== database.binding;
  const text = statement
    ? reducedImport(statement, wanted, style, names)
    : importText(names, specifier, style);
  if (text !== undefined) lines.set(specifier, text);
}

/** Packages first, then the service's own modules, each in the order of their names. */
function byPackageThenPath([left]: [string, string], [right]: [string, string]): number {
  const own = (specifier: string): number => (specifier.startsWith('.') ? 1 : 0);
  return own(left) - own(right) || (left < right ? -1 : 1);
}

function carriedText(statement: ts.Statement, { handler, carried }: Extraction): string {
  const { text } = handler.checked;
  const start = statement.getFullStart();
  const whole = text.slice(start, statement.end).trim();
  const isShared = carried.sharedBack.some(
    (declaration) => declaration.pos >= statement.pos && declaration.end <= statement.end,
  );
  if (!isShared) return whole;
  const keyword =
    statement.getStart() - start - (text.slice(start).length - text.slice(start).trimStart().length);
  return `${whole.slice(0, keyword)}export ${whole.slice(keyword)}`;
}

function functionText(
  extraction: Extraction,
  route: Route,
  result: ResultType | undefined,
  style: TextStyle,
): string {
  const parameters = parametersOf(extraction).map(({ name, type }) => `${name}: ${type}`);
  const keyword = extraction.isAsync ? 'async function' : 'function';
  const isPromised =
    extraction.isAsync || (extraction.split.movedPayload !== undefined && result?.isPromised);
  const typed = isPromised ? `Promise<${result?.text}>` : result?.text;
  const tail = result === undefined ? ') {' : `): ${typed} {`;
  const line = listText('', `export ${keyword} ${extraction.name}(`, parameters, tail, style);
  const path = route.parameters.reduce((text, name) => text.replace('{}', `:${name}`), route.path);
  return [
    `/** What ${commentText(`${route.method} ${path}`)} does, whether it comes as a request or as a message. */`,
    line,
    ...bodyLines(extraction, style),
    '}',
  ].join(style.newline);
}
