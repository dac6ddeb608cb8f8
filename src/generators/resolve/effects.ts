import { ts } from 'ts-morph';
import { bare } from '../syntax/bare.js';
import { declarationOf, isFunction, isMemberName } from './find-node.js';
import {
  changedBy,
  isFresh,
  isKnownConstructor,
  isKnownFunction,
  takesFunctions,
} from './known-functions.js';

interface Scope {
  readonly checker: ts.TypeChecker;
  /** What is evaluated: only what is declared in it may be changed. */
  readonly within: ts.Node;
  /** The functions that are being looked at, this one last. */
  readonly around: readonly ts.Node[];
}

/** How far calls are followed into functions. */
const deepestCall = 8;

/**
 * The first part of an expression that keeps it from being evaluated a second time: it may do something, or give something
 * else. Functions of the repository are looked into; what cannot be looked into counts as such a part.
 */
export function unrepeatablePart(expression: ts.Node, checker: ts.TypeChecker): ts.Node | undefined {
  return partOf(expression, { checker, within: expression, around: [] });
}

function partOf(node: ts.Node, scope: Scope): ts.Node | undefined {
  if (ts.isTypeNode(node)) return undefined;
  return isUnrepeatable(node, scope) ? node : ts.forEachChild(node, (child) => partOf(child, scope));
}

function isUnrepeatable(node: ts.Node, scope: Scope): boolean {
  if (ts.isIdentifier(node)) return readsState(node, scope);
  if (ts.isCallExpression(node)) return !isRepeatableCall(node, scope);
  if (ts.isNewExpression(node)) return !isKnownConstructor(node);
  const target = assignedBy(node);
  if (target !== undefined) return !isOwn(target, scope, true);
  return (
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isTaggedTemplateExpression(node)
  );
}

/** What an assignment, `++` or `--` changes; undefined for any other node. */
export function assignedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    const kind = node.operatorToken.kind;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? node.left : undefined;
  }
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return undefined;
  const { operator, operand } = node;
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken
    ? operand
    : undefined;
}

/** True for a variable of a module that is assigned again somewhere: its value now need not be its value later. */
function readsState(name: ts.Identifier, { checker }: Scope): boolean {
  if (isMemberName(name)) return false;
  const declaration = declarationOf(name, checker);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const list = declaration.parent;
  const isConstant = (list.flags & ts.NodeFlags.Const) !== 0;
  return !isConstant && ts.isVariableStatement(list.parent) && ts.isSourceFile(list.parent.parent);
}

function isRepeatableCall(call: ts.CallExpression, scope: Scope): boolean {
  const callee = bare(call.expression);
  const called = calledFunction(call, scope.checker);
  if (called !== undefined) return isRepeatableFunction(called, scope);
  const calls = takesFunctions(callee);
  if (calls && !call.arguments.every((argument) => isRepeatableCallback(argument, scope))) return false;
  const changed = changedBy(call);
  if (changed !== undefined) return isFresh(bare(changed)) || isOwn(changed, scope, false);
  return isKnownFunction(callee);
}

/** A function that is named rather than written in the call (`items.map(pointsFor)`) may be called by what it is given to. */
function isRepeatableCallback(argument: ts.Expression, scope: Scope): boolean {
  const inner = bare(argument);
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner)) return true;
  if (isKnownFunction(inner)) return true;
  const type = scope.checker.getTypeAtLocation(inner);
  if ((type.flags & ts.TypeFlags.Any) !== 0) return false;
  const signatures = type.getCallSignatures();
  return signatures.every((signature) => {
    const declaration: ts.Node | undefined = signature.getDeclaration();
    return declaration !== undefined && isFunction(declaration) && isRepeatableFunction(declaration, scope);
  });
}

/** The function that a call runs, where its body is in the repository. */
function calledFunction(
  call: ts.CallExpression,
  checker: ts.TypeChecker,
): ts.FunctionLikeDeclaration | undefined {
  const declaration = checker.getResolvedSignature(call)?.getDeclaration();
  if (declaration === undefined) return undefined;
  const symbol = 'name' in declaration && declaration.name && checker.getSymbolAtLocation(declaration.name);
  // The declarations of an overloaded function are looked at for the one with the body.
  const all: readonly ts.Node[] = [declaration, ...(symbol ? (symbol.declarations ?? []) : [])];
  return all.find((each): each is ts.FunctionLikeDeclaration => isFunction(each) && each.body !== undefined);
}

function isRepeatableFunction(called: ts.FunctionLikeDeclaration, scope: Scope): boolean {
  if (scope.around.includes(called)) return true;
  if (called.body === undefined || scope.around.length >= deepestCall) return false;
  const modifiers = ts.canHaveModifiers(called) ? (ts.getModifiers(called) ?? []) : [];
  const isAsync = modifiers.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  if (isAsync || called.asteriskToken !== undefined) return false;
  const inner = { ...scope, within: called, around: [...scope.around, called] };
  return [...called.parameters, called.body].every((part) => partOf(part, inner) === undefined);
}

/**
 * True where what is changed was made by the evaluation itself: a variable of its own, or an object that it made.
 *
 * @param itself true where a variable may also get another value
 */
function isOwn(target: ts.Expression, { checker, within }: Scope, itself: boolean): boolean {
  let root = bare(target);
  const isVariable = ts.isIdentifier(root);
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root))
    root = bare(root.expression);
  const declaration = ts.isIdentifier(root) ? declarationOf(root, checker) : undefined;
  if (declaration === undefined || !isInside(declaration, within)) return false;
  if (itself && isVariable) return true;
  return (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isFresh(declaration.initializer)
  );
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return node.getSourceFile() === outer.getSourceFile() && node.pos >= outer.pos && node.end <= outer.end;
}
