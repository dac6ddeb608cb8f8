import { ts } from 'ts-morph';
import { bare } from './expressions.js';

/** Where an exported name comes from, before imports of other modules are followed. */
export type ExportSource =
  /** A declaration or expression of this module. */
  | { readonly kind: 'node'; readonly node: ts.Node }
  /** A name of another module; `*` for that module as a whole. */
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string };

export interface ModuleExports {
  readonly names: ReadonlyMap<string, ExportSource>;
  /** Specifiers of `export * from`, in order. */
  readonly stars: readonly string[];
  /** The value of the whole module where CommonJS or `export =` sets one. */
  readonly whole: ts.Expression | undefined;
}

interface Collected {
  readonly names: Map<string, ExportSource>;
  readonly stars: string[];
  whole: ts.Expression | undefined;
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

function isDefault(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false)
  );
}

function addBinding(found: Collected, name: ts.BindingName, declaration: ts.Node): void {
  if (ts.isIdentifier(name)) {
    found.names.set(name.text, { kind: 'node', node: declaration });
    return;
  }
  for (const element of name.elements) {
    if (ts.isBindingElement(element)) addBinding(found, element.name, element);
  }
}

function addDeclared(found: Collected, statement: ts.Statement): void {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) {
      addBinding(found, declaration.name, declaration);
    }
    return;
  }
  if (
    !ts.isFunctionDeclaration(statement) &&
    !ts.isClassDeclaration(statement) &&
    !ts.isEnumDeclaration(statement) &&
    !ts.isModuleDeclaration(statement) &&
    !ts.isInterfaceDeclaration(statement) &&
    !ts.isTypeAliasDeclaration(statement)
  ) {
    return;
  }
  const name = isDefault(statement) ? 'default' : statement.name?.text;
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  // a type may have the name of a value: the value is meant
  if (name !== undefined && !(isType && found.names.has(name))) {
    found.names.set(name, { kind: 'node', node: statement });
  }
}

function addExportDeclaration(found: Collected, statement: ts.ExportDeclaration): void {
  const specifier =
    statement.moduleSpecifier !== undefined && ts.isStringLiteralLike(statement.moduleSpecifier)
      ? statement.moduleSpecifier.text
      : undefined;
  const clause = statement.exportClause;
  if (clause === undefined) {
    if (specifier !== undefined) found.stars.push(specifier);
    return;
  }
  if (ts.isNamespaceExport(clause)) {
    if (specifier !== undefined) found.names.set(clause.name.text, { kind: 'from', specifier, name: '*' });
    return;
  }
  for (const element of clause.elements) {
    const inner = (element.propertyName ?? element.name).text;
    found.names.set(
      element.name.text,
      specifier === undefined
        ? { kind: 'node', node: element.propertyName ?? element.name }
        : { kind: 'from', specifier, name: inner },
    );
  }
}

/** True for `module.exports`, `exports` and `this.exports`-free forms that name the export object. */
function isExportObject(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'exports';
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'exports' &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'module'
  );
}

function addAssignment(found: Collected, assignment: ts.BinaryExpression): void {
  const { left, right } = assignment;
  // exports = module.exports = value
  const inner = right;
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    addAssignment(found, inner);
  }
  if (isExportObject(left)) {
    if (!ts.isBinaryExpression(right)) found.whole = right;
  } else if (ts.isPropertyAccessExpression(left) && isExportObject(left.expression)) {
    // compilers write `exports.a = void 0` before the true value
    if (!ts.isVoidExpression(right)) found.names.set(left.name.text, { kind: 'node', node: right });
  }
}

/** Object.defineProperty(exports, 'name', { value }) and compiled `__exportStar(require('./x'), exports)`. */
function addCall(found: Collected, call: ts.CallExpression): void {
  const callee = call.expression.getText();
  const [first] = call.arguments;
  if (callee.endsWith('__exportStar') && first !== undefined && ts.isCallExpression(first)) {
    const specifier = first.arguments[0];
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) found.stars.push(specifier.text);
  }
}

/** The statements of `(function () { … })()`, in which older modules wrap themselves. */
function statementsOfWrapper(expression: ts.Expression): readonly ts.Statement[] {
  const call = bare(expression);
  const callee = ts.isCallExpression(call) ? bare(call.expression) : undefined;
  if (callee === undefined || !(ts.isFunctionExpression(callee) || ts.isArrowFunction(callee))) return [];
  return ts.isBlock(callee.body) ? callee.body.statements : [];
}

function addExpression(found: Collected, expression: ts.Expression): void {
  if (ts.isBinaryExpression(expression)) addAssignment(found, expression);
  else if (ts.isCallExpression(expression)) addCall(found, expression);
  for (const inner of statementsOfWrapper(expression)) addStatement(found, inner);
}

function addExportAssignment(found: Collected, statement: ts.ExportAssignment): void {
  if (statement.isExportEquals === true) found.whole = statement.expression;
  else found.names.set('default', { kind: 'node', node: statement.expression });
}

/** `const app = module.exports = express()` */
function addInitializers(found: Collected, statement: ts.VariableStatement): void {
  for (const { initializer } of statement.declarationList.declarations) {
    if (initializer !== undefined && ts.isBinaryExpression(initializer)) addAssignment(found, initializer);
  }
}

function addStatement(found: Collected, statement: ts.Statement): void {
  if (ts.isExportDeclaration(statement)) addExportDeclaration(found, statement);
  else if (ts.isExportAssignment(statement)) addExportAssignment(found, statement);
  else if (isExported(statement)) addDeclared(found, statement);
  else if (ts.isExpressionStatement(statement)) addExpression(found, statement.expression);
  else if (ts.isVariableStatement(statement)) addInitializers(found, statement);
}

/** Reads what a module exports, as ES module or CommonJS, by its top-level statements. */
export function moduleExportsOf(source: ts.SourceFile): ModuleExports {
  const found: Collected = { names: new Map(), stars: [], whole: undefined };
  for (const statement of source.statements) addStatement(found, statement);
  return found;
}
