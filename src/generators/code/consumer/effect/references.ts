import { ts } from 'ts-morph';
import { identifiersIn, isInside } from './checked-source.js';
import { importStatementOf, statementOf } from './declarations.js';
import type { HandlerFunction } from './handler-function.js';
import { type Refusal, refusal } from './refusal.js';

/** What moved code needs from around it. */
export interface References {
  /** Import bindings of the route's file. */
  readonly imports: ReadonlySet<ts.Declaration>;
  /** Declarations at the top level of the route's file. */
  readonly declarations: ReadonlySet<ts.Declaration>;
}

/** Sorts everything that nodes refer to; refuses what only exists while a request is answered. */
export function referencesOf(nodes: readonly ts.Node[], handler: HandlerFunction): References | Refusal {
  const imports = new Set<ts.Declaration>();
  const declarations = new Set<ts.Declaration>();
  for (const identifier of identifiersIn(nodes)) {
    const declaration = handler.checked.declarationOf(identifier);
    if (declaration === undefined || declaration === handler.request) continue;
    if (nodes.some((node) => isInside(declaration, node))) continue;
    if (importStatementOf(declaration) !== undefined) imports.add(declaration);
    else if (isTopLevel(declaration)) declarations.add(declaration);
    else return refusalOfLocal(identifier, declaration, handler);
  }
  return { imports, declarations };
}

function isTopLevel(declaration: ts.Declaration): boolean {
  const statement = statementOf(declaration);
  if (statement === undefined) return false;
  return ts.isVariableStatement(statement)
    ? declaration.parent.parent === statement
    : declaration.parent === statement.parent;
}

function refusalOfLocal(
  identifier: ts.Identifier,
  declaration: ts.Declaration,
  handler: HandlerFunction,
): Refusal {
  if (declaration === handler.reply)
    return refusal('The handler answers the request before it has done all of its work.');
  if (declaration.parent === handler.node) {
    return refusal(`The handler uses \`${identifier.text}\`, which only exists while a request is answered.`);
  }
  const outer = ts.findAncestor(declaration.parent, (node) => ts.isFunctionLike(node));
  const name = outer && (outer as ts.NamedDeclaration).name;
  const where = name && ts.isIdentifier(name) ? `inside \`${name.text}\`` : 'inside another function';
  return refusal(
    `The handler uses \`${identifier.text}\`, which is made ${where}: a worker cannot reach it.`,
  );
}

/** Refuses code that ends the handler before its last response, or that depends on how it is called. */
export function refusalOfControl(nodes: readonly ts.Node[]): Refusal | undefined {
  const visit = (node: ts.Node): Refusal | undefined => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) return refusal('The handler uses `this`.');
    if (ts.isReturnStatement(node)) return refusal('The handler returns early, before its last response.');
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return undefined;
    return ts.forEachChild(node, visit);
  };
  for (const node of nodes) {
    const found = visit(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True where the nodes await something themselves, not in a function inside. */
export function awaits(nodes: readonly ts.Node[]): boolean {
  const visit = (node: ts.Node): true | undefined => {
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined))
      return true;
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return undefined;
    return ts.forEachChild(node, visit);
  };
  return nodes.some((node) => visit(node) === true);
}

/** Names that `from` declares and `used` needs, in the order of their declaration. */
export function sharedNames(
  from: readonly ts.Node[],
  used: readonly ts.Node[],
  handler: HandlerFunction,
): readonly { readonly name: string; readonly declaration: ts.Declaration }[] {
  const found = new Map<ts.Declaration, string>();
  for (const identifier of identifiersIn(used)) {
    const declaration = handler.checked.declarationOf(identifier);
    if (declaration !== undefined && from.some((node) => isInside(declaration, node))) {
      found.set(declaration, identifier.text);
    }
  }
  return [...found]
    .map(([declaration, name]) => ({ name, declaration }))
    .toSorted((left, right) => left.declaration.pos - right.declaration.pos);
}
