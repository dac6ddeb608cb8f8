import { ts } from 'ts-morph';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';
import { propertyName } from './names.js';
import { outermost } from './transparent.js';

/** A function that stands in an expression: an arrow function or a function expression. */
export function isInlineFunction(node: ts.Node): node is ts.FunctionExpression | ts.ArrowFunction {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** A function's own name: declared, given by the variable, property or export it is assigned to, else ''. */
export function ownName(fn: FunctionNode): string {
  if (ts.isConstructorDeclaration(fn)) return `${className(fn)}.constructor`;
  if (ts.isMethodDeclaration(fn) || ts.isAccessor(fn)) {
    const owner = className(fn);
    const name = propertyName(fn.name);
    return owner === '' ? name : `${owner}.${name}`;
  }
  if (fn.name) return fn.name.text;
  return nameFromPlace(fn);
}

function nameFromPlace(fn: ts.Node): string {
  const whole = outermost(fn);
  const parent = whole.parent;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  if (ts.isPropertyAssignment(parent)) return propertyName(parent.name);
  if (ts.isPropertyDeclaration(parent)) return `${className(parent)}.${propertyName(parent.name)}`;
  if (ts.isBinaryExpression(parent) && parent.right === whole && ts.isPropertyAccessExpression(parent.left)) {
    return parent.left.name.text;
  }
  if (ts.isExportAssignment(parent)) return 'default';
  return '';
}

function className(member: ts.Node): string {
  const owner = member.parent;
  return ts.isClassLike(owner) ? (owner.name?.text ?? '') : '';
}

/** The innermost function around a node that has a name, and that name. */
export function namedFunction(node: ts.Node): {
  readonly fn: FunctionNode | undefined;
  readonly name: string;
} {
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    const name = ownName(fn);
    if (name !== '') return { fn, name };
  }
  return { fn: undefined, name: '' };
}

/** True for an `async` function. */
export function isAsync(fn: FunctionNode): boolean {
  return fn.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

/** True where the declared return type says that callers get no value: `void`, `Promise<void>`, `Observable<void>`. */
export function returnsNothing(fn: FunctionNode): boolean {
  const type = fn.type;
  if (type === undefined) return false;
  if (isVoid(type)) return true;
  if (!ts.isTypeReferenceNode(type)) return false;
  const argument = type.typeArguments?.[0];
  return argument !== undefined && type.typeArguments?.length === 1 && isVoid(argument);
}

function isVoid(type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.VoidKeyword || type.kind === ts.SyntaxKind.UndefinedKeyword;
}
