import { ts } from 'ts-morph';
import type { Span } from '../../model/place.js';

/** The outermost node that covers exactly a span and passes the test. */
export function nodeAt<Node extends ts.Node>(
  source: ts.SourceFile,
  span: Span,
  test: (node: ts.Node) => node is Node,
): Node | undefined {
  const visit = (node: ts.Node): Node | undefined => {
    if (node.end < span.end || node.pos > span.start) return undefined;
    if (node.getStart(source) === span.start && node.end === span.end && test(node)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(source);
}

/** The first node below another, in source order, that passes the test. */
export function findBelow<Node extends ts.Node>(
  root: ts.Node,
  test: (node: ts.Node) => node is Node,
): Node | undefined {
  const visit = (node: ts.Node): Node | undefined => (test(node) ? node : ts.forEachChild(node, visit));
  return ts.forEachChild(root, visit);
}

/** True where a node below another, or that node itself, passes the test. */
export function occurs(root: ts.Node, test: (node: ts.Node) => boolean): boolean {
  return test(root) || (ts.forEachChild(root, (child) => occurs(child, test) || undefined) ?? false);
}

/** True where a value is waited for somewhere in a node. */
export function containsAwait(node: ts.Node): boolean {
  return occurs(node, ts.isAwaitExpression);
}

/** The function around a node, or the file. */
export function functionAround(node: ts.Node): ts.FunctionLikeDeclaration | ts.SourceFile {
  for (let at = node.parent; ; at = at.parent) {
    if (ts.isSourceFile(at) || isFunction(at)) return at;
  }
}

export function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node;
}

/** Identifiers of an expression that name something in scope, not members. */
export function namesIn(root: ts.Node): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

export function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
}

/** Where what an identifier refers to is declared; undefined for globals and what cannot be told. */
export function declarationOf(
  identifier: ts.Identifier,
  checker: ts.TypeChecker,
): ts.Declaration | undefined {
  const symbol = ts.isShorthandPropertyAssignment(identifier.parent)
    ? checker.getShorthandAssignmentValueSymbol(identifier.parent)
    : checker.getSymbolAtLocation(identifier);
  return symbol?.declarations?.[0];
}

/** A node's text on one line, cut where it is long. */
export function excerpt(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
