import { ts } from 'ts-morph';
import { bindingsOf, declaredName, functionNode, topLevelDeclarations } from './declarations.js';
import type { ModuleLookup } from './module-lookup.js';

/** Something that would happen by the import alone: a worker that imports the module would do it too. */
export interface ImportEffect {
  readonly file: string;
  readonly line: number;
  /** `listens`, `starts a timer`, `connects`. */
  readonly what: string;
}

const effectfulMethods: Readonly<Record<string, string>> = {
  listen: 'listens',
  connect: 'connects',
};
const effectfulFunctions: Readonly<Record<string, string>> = {
  setInterval: 'starts a timer',
  setTimeout: 'starts a timer',
};

/** How far calls at the top of a module are followed into functions. */
const deepestCall = 6;

/** The first effect that importing a module has, in it or in any module that it imports; undefined where there is none. */
export function importEffectOf(file: string, modules: ModuleLookup): ImportEffect | undefined {
  const seen = new Set<string>();
  const visit = (at: string): ImportEffect | undefined => {
    const source = seen.has(at) ? undefined : modules.source(at);
    seen.add(at);
    if (source === undefined) return undefined;
    const own = effectIn(source.statements, 0, modules);
    if (own !== undefined) return own;
    for (const next of importedFiles(source, modules)) {
      const found = visit(next);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(file);
}

/** The files that a module loads when it runs: imports and re-exports of types are gone by then. */
function importedFiles(source: ts.SourceFile, modules: ModuleLookup): readonly string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (ts.isExportDeclaration(statement) ? statement.isTypeOnly : isTypeOnlyImport(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    return modules.resolve(modules.fileOf(source), specifier.text) ?? [];
  });
}

export function isTypeOnlyImport(statement: ts.ImportDeclaration): boolean {
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function effectIn(nodes: readonly ts.Node[], depth: number, modules: ModuleLookup): ImportEffect | undefined {
  for (const node of nodes) {
    const found = effectAt(node, depth, modules);
    if (found !== undefined) return found;
  }
  return undefined;
}

function effectAt(node: ts.Node, depth: number, modules: ModuleLookup): ImportEffect | undefined {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isTypeNode(node)) return undefined;
  if (ts.isCallExpression(node)) {
    const own = effectOfCall(node, depth, modules);
    if (own !== undefined) return own;
  }
  return ts.forEachChild(node, (child) => effectAt(child, depth, modules));
}

function effectOfCall(
  call: ts.CallExpression,
  depth: number,
  modules: ModuleLookup,
): ImportEffect | undefined {
  const callee = call.expression;
  const source = call.getSourceFile();
  const what = ts.isPropertyAccessExpression(callee)
    ? effectfulMethods[callee.name.text]
    : ts.isIdentifier(callee)
      ? effectfulFunctions[callee.text]
      : undefined;
  if (what !== undefined) {
    const line = source.getLineAndCharacterOfPosition(call.getStart()).line + 1;
    return { file: modules.fileOf(source), line, what };
  }
  const called = calledFunction(callee, source, modules);
  if (called?.body === undefined || depth >= deepestCall) return undefined;
  return ts.isBlock(called.body)
    ? effectIn(called.body.statements, depth + 1, modules)
    : effectAt(called.body, depth + 1, modules);
}

function calledFunction(callee: ts.Expression, source: ts.SourceFile, modules: ModuleLookup) {
  if (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)) return callee;
  if (ts.isParenthesizedExpression(callee)) return calledFunction(callee.expression, source, modules);
  if (!ts.isIdentifier(callee)) return undefined;
  const declaration = modules.named(source, callee.text);
  return declaration && functionNode(declaration);
}

/** Every name that the top level of a file takes. */
export function topLevelNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = topLevelDeclarations(source).map(declaredName);
  const imported = source.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) ? bindingsOf(statement).map(declaredName) : [],
  );
  return new Set([...names, ...imported].filter((name) => name !== undefined));
}
