import { ts } from 'ts-morph';

type Names = Map<string, ts.Declaration>;

/** The declarations that each scope of a file binds, computed on first need. */
export interface Scopes {
  /** The declaration that a name means at a node, from the innermost scope outwards. */
  lookup(name: string, from: ts.Node): ts.Declaration | undefined;
}

/** An overload gives way to its implementation, and a type to the value that has the same name. */
function isReplaceable(first: ts.Declaration): boolean {
  const isOverload = ts.isFunctionDeclaration(first) && first.body === undefined;
  return isOverload || ts.isInterfaceDeclaration(first) || ts.isTypeAliasDeclaration(first);
}

/** Records every name of a binding: `x`, `{ a, b: [c] }`. */
function bind(
  names: Names,
  declaration: (ts.Declaration & { name?: ts.DeclarationName | undefined }) | undefined,
): void {
  const name = declaration?.name;
  if (declaration === undefined || name === undefined) return;
  if (ts.isIdentifier(name)) {
    const first = names.get(name.text);
    if (first === undefined || isReplaceable(first)) names.set(name.text, declaration);
  } else if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)) {
    for (const element of name.elements) if (ts.isBindingElement(element)) bind(names, element);
  }
}

function bindImport(names: Names, statement: ts.ImportDeclaration): void {
  const clause = statement.importClause;
  if (clause === undefined) return;
  bind(names, clause);
  const bindings = clause.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) bind(names, bindings);
  else for (const specifier of bindings.elements) bind(names, specifier);
}

/** Binds what a statement declares in its own block: everything but the `var`s nested in it. */
function bindStatement(names: Names, statement: ts.Node): void {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) bind(names, declaration);
  } else if (ts.isImportDeclaration(statement)) bindImport(names, statement);
  else if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement) ||
    ts.isModuleDeclaration(statement)
  ) {
    bind(names, statement);
  }
}

/** `var` belongs to the whole function: finds those in nested blocks, without entering nested functions. */
function bindHoisted(names: Names, node: ts.Node): void {
  ts.forEachChild(node, (child) => {
    if (ts.isFunctionLike(child) || ts.isClassLike(child)) return;
    if (ts.isVariableDeclarationList(child) && (child.flags & ts.NodeFlags.BlockScoped) === 0) {
      for (const declaration of child.declarations) bind(names, declaration);
    }
    if (!ts.isExpression(child)) bindHoisted(names, child);
  });
}

function bindFunction(names: Names, node: ts.SignatureDeclaration): void {
  for (const parameter of node.parameters) bind(names, parameter);
  const body = 'body' in node ? node.body : undefined;
  if (body !== undefined && ts.isBlock(body)) bindHoisted(names, body);
  if (ts.isFunctionExpression(node)) bind(names, node);
}

function bindInitializer(names: Names, initializer: ts.ForInitializer | undefined): void {
  if (initializer !== undefined && ts.isVariableDeclarationList(initializer)) {
    for (const declaration of initializer.declarations) bind(names, declaration);
  }
}

function bindBlock(names: Names, node: ts.SourceFile | ts.Block | ts.ModuleBlock): void {
  for (const statement of node.statements) bindStatement(names, statement);
  if (ts.isSourceFile(node)) bindHoisted(names, node);
}

function bindClauses(names: Names, node: ts.CaseBlock): void {
  for (const statement of node.clauses.flatMap((clause) => [...clause.statements]))
    bindStatement(names, statement);
}

function isLoop(node: ts.Node): node is ts.ForStatement | ts.ForOfStatement | ts.ForInStatement {
  return ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node);
}

/** Binds what a scope declares. */
function bindScope(names: Names, node: ts.Node): void {
  if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node)) bindBlock(names, node);
  else if (ts.isFunctionLike(node)) bindFunction(names, node);
  else if (isLoop(node)) bindInitializer(names, node.initializer);
  else if (ts.isCatchClause(node)) bind(names, node.variableDeclaration);
  else if (ts.isCaseBlock(node)) bindClauses(names, node);
  else if (ts.isClassExpression(node)) bind(names, node);
}

/** The kinds of nodes that `bindScope` knows: most nodes on the way outwards bind nothing. */
const scopeKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.Block,
  ts.SyntaxKind.ModuleBlock,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.Constructor,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
  ts.SyntaxKind.MethodSignature,
  ts.SyntaxKind.CallSignature,
  ts.SyntaxKind.ConstructSignature,
  ts.SyntaxKind.IndexSignature,
  ts.SyntaxKind.FunctionType,
  ts.SyntaxKind.ConstructorType,
]);

/** Makes the scopes of any number of files; nothing is computed before a name is looked up. */
export function createScopes(): Scopes {
  const known = new WeakMap<ts.Node, Names>();
  const scopeOf = (node: ts.Node): Names | undefined => {
    if (!scopeKinds.has(node.kind)) return undefined;
    const found = known.get(node);
    if (found !== undefined) return found;
    const names: Names = new Map();
    bindScope(names, node);
    known.set(node, names);
    return names;
  };
  return {
    lookup(name, from) {
      for (let node: ts.Node | undefined = from; node !== undefined; node = node.parent) {
        const declaration = scopeOf(node)?.get(name);
        if (declaration !== undefined) return declaration;
      }
      return undefined;
    },
  };
}
