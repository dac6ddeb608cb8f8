import { ts } from 'ts-morph';

export type FunctionNode = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

export function functionNode(declaration: ts.Declaration): FunctionNode | undefined {
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    ? initializer
    : undefined;
}

/** The module and the exported name behind an import binding: `default`, `*` for a namespace, or the name. */
export function importOf(
  declaration: ts.Declaration,
): { readonly specifier: string; readonly name: string } | undefined {
  const statement = importStatementOf(declaration);
  if (statement === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined;
  const specifier = statement.moduleSpecifier.text;
  if (ts.isImportClause(declaration)) return { specifier, name: 'default' };
  if (ts.isNamespaceImport(declaration)) return { specifier, name: '*' };
  return ts.isImportSpecifier(declaration)
    ? { specifier, name: (declaration.propertyName ?? declaration.name).text }
    : undefined;
}

export function importStatementOf(declaration: ts.Declaration): ts.ImportDeclaration | undefined {
  for (let at: ts.Node = declaration; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isImportDeclaration(at)) return at;
    if (ts.isStatement(at)) return undefined;
  }
  return undefined;
}

export function bindingsOf(
  statement: ts.ImportDeclaration,
): readonly (ts.ImportClause | ts.NamespaceImport | ts.ImportSpecifier)[] {
  const clause = statement.importClause;
  if (clause === undefined) return [];
  const named = clause.namedBindings;
  const others = named === undefined ? [] : ts.isNamespaceImport(named) ? [named] : [...named.elements];
  return clause.name === undefined ? others : [clause, ...others];
}

/** The declarations of a file's top level, variables one by one. */
export function topLevelDeclarations(source: ts.SourceFile): readonly ts.Declaration[] {
  return source.statements.flatMap((statement): readonly ts.Declaration[] => {
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations;
    return isNamedStatement(statement) ? [statement] : [];
  });
}

function isNamedStatement(
  statement: ts.Statement,
): statement is
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration {
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  );
}

export function declaredName(declaration: ts.Declaration): string | undefined {
  const name = (declaration as ts.NamedDeclaration).name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

/** The statement at the top level that a declaration is part of. */
export function statementOf(declaration: ts.Declaration): ts.Statement | undefined {
  for (let at: ts.Node = declaration; at.parent !== undefined; at = at.parent) {
    if (ts.isSourceFile(at.parent)) return ts.isStatement(at) ? at : undefined;
  }
  return undefined;
}

export function isExported(declaration: ts.Declaration): boolean {
  return hasModifier(declaration, ts.SyntaxKind.ExportKeyword);
}

export function exportedName(declaration: ts.Declaration): string | undefined {
  return hasModifier(declaration, ts.SyntaxKind.DefaultKeyword) ? 'default' : declaredName(declaration);
}

function hasModifier(declaration: ts.Declaration, kind: ts.SyntaxKind): boolean {
  const statement = statementOf(declaration);
  return (
    statement !== undefined &&
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some((modifier) => modifier.kind === kind) ?? false)
  );
}
