import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { declarationOf, initializerOf } from '../../syntax/declared.js';
import { awaited, boundProperty } from '../../syntax/expressions.js';
import type { MethodCall } from '../calls.js';
import { classMemberValue } from '../classes/class-members.js';
import { constantText, writtenMember } from '../constant-text.js';
import { listedItems } from '../listed.js';

/** A loop over a list, and the name that each item has in it. */
interface Loop {
  readonly binding: ts.ParameterDeclaration | ts.VariableDeclaration;
  readonly list: ts.Expression;
}

/** Tables longer than this are data, not routes. */
const rowLimit = 500;

/**
 * The calls that a call in a loop over a literal table makes, one for each row
 * (`routes.forEach(({ method, path, handler }) => app[method](path, handler))`); other calls as they are.
 */
export function rowsOf(call: MethodCall, program: SourceProgram): readonly MethodCall[] {
  const loop = loopAround(call, program);
  if (loop === undefined) return named(call, program);
  return rowItems(loop.list, program)
    .slice(0, rowLimit)
    .flatMap((item) => named(ofRow(call, loop, item, program), program));
}

/** A call whose method is computed, by the name that it comes to; none where that cannot be told. */
function named(call: MethodCall, program: SourceProgram): readonly MethodCall[] {
  if (call.computed === undefined) return [call];
  const method = constantText(call.computed, program)?.toLowerCase();
  return method === undefined ? [] : [{ ...call, method }];
}

/** The innermost loop whose items the call uses. */
function loopAround(
  { call, arguments: given, computed }: MethodCall,
  program: SourceProgram,
): Loop | undefined {
  const used = computed === undefined ? given : [computed, ...given];
  for (let node: ts.Node = call.parent; !ts.isSourceFile(node); node = node.parent) {
    const loop = loopOf(node);
    if (loop !== undefined && used.some((part) => usesItem(part, loop, program))) return loop;
  }
  return undefined;
}

function loopOf(node: ts.Node): Loop | undefined {
  if (ts.isForOfStatement(node)) {
    const binding = ts.isVariableDeclarationList(node.initializer)
      ? node.initializer.declarations[0]
      : undefined;
    return binding === undefined ? undefined : { binding, list: node.expression };
  }
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return undefined;
  const call = node.parent;
  const callee = ts.isCallExpression(call) && call.arguments[0] === node ? call.expression : undefined;
  if (callee === undefined || !ts.isPropertyAccessExpression(callee)) return undefined;
  const [binding] = node.parameters;
  const isEach = /^(?:forEach|map)$/.test(callee.name.text);
  return isEach && binding !== undefined ? { binding, list: callee.expression } : undefined;
}

/** The items of a list; of `Object.entries({ … })` each name with its value. */
function rowItems(list: ts.Expression, program: SourceProgram): readonly Row[] {
  const inner = awaited(list);
  const isEntries =
    ts.isCallExpression(inner) && /^Object\.(?:entries|values)$/.test(inner.expression.getText());
  const [object] = isEntries ? inner.arguments : [];
  if (object === undefined) return listedTuples(list, program);
  const isPair = /entries$/.test((inner as ts.CallExpression).expression.getText());
  return listedItems(object, program)
    .filter(ts.isObjectLiteralExpression)
    .flatMap(({ properties }) => properties)
    .filter(ts.isPropertyAssignment)
    .map((property) => (isPair ? { pair: [property.name, property.initializer] } : property.initializer));
}

/** Lists of lists keep their inner lists: `[['/users', users], ['/orders', orders]]`. */
function listedTuples(list: ts.Expression, program: SourceProgram): readonly Row[] {
  const inner = awaited(list);
  const written = ts.isArrayLiteralExpression(inner) ? inner : definedList(inner, program);
  const elements = written?.elements ?? [];
  if (elements.length > 0 && elements.every((element) => ts.isArrayLiteralExpression(element))) {
    return elements;
  }
  return listedItems(list, program);
}

function definedList(
  expression: ts.Expression,
  program: SourceProgram,
): ts.ArrayLiteralExpression | undefined {
  const value = initializerOf(program, expression);
  const inner = value === undefined ? undefined : awaited(value);
  return inner !== undefined && ts.isArrayLiteralExpression(inner) ? inner : undefined;
}

type Row = ts.Expression | { readonly pair: readonly [ts.PropertyName, ts.Expression] };

function ofRow(call: MethodCall, loop: Loop, row: Row, program: SourceProgram): MethodCall {
  const filled = (part: ts.Expression): ts.Expression => itemPart(part, loop, row, program) ?? part;
  const given = call.arguments.map((part) => filled(ts.isSpreadElement(part) ? part.expression : part));
  return {
    ...call,
    arguments: given,
    ...(call.computed === undefined ? {} : { computed: filled(call.computed) }),
  };
}

function usesItem(part: ts.Expression, loop: Loop, program: SourceProgram): boolean {
  return accessOf(part, loop, program) !== undefined;
}

/** Which part of the item an expression reads: a member by its name, an element by its index, or all of it. */
interface Access {
  readonly key: string | number | undefined;
  readonly fallback: ts.Expression | undefined;
}

function accessOf(part: ts.Expression, loop: Loop, program: SourceProgram): Access | undefined {
  const inner = awaited(ts.isSpreadElement(part) ? part.expression : part);
  if (ts.isCallExpression(inner)) {
    // `route.method.toLowerCase()`
    const callee = inner.expression;
    const isCase = ts.isPropertyAccessExpression(callee) && /^to(?:Low|Upp)erCase$/.test(callee.name.text);
    return isCase ? accessOf(callee.expression, loop, program) : undefined;
  }
  if (ts.isPropertyAccessExpression(inner)) {
    return isItem(inner.expression, loop, program)
      ? { key: inner.name.text, fallback: undefined }
      : undefined;
  }
  if (ts.isElementAccessExpression(inner) && ts.isNumericLiteral(inner.argumentExpression)) {
    const key = Number(inner.argumentExpression.text);
    return isItem(inner.expression, loop, program) ? { key, fallback: undefined } : undefined;
  }
  if (!ts.isIdentifier(inner)) return undefined;
  if (isItem(inner, loop, program)) return { key: undefined, fallback: undefined };
  return boundAccess(inner, loop, program);
}

function isItem(expression: ts.Expression, { binding }: Loop, program: SourceProgram): boolean {
  const inner = awaited(expression);
  if (!ts.isIdentifier(inner) || !ts.isIdentifier(binding.name)) return false;
  return declarationOf(program, inner) === binding;
}

function boundAccess(name: ts.Identifier, { binding }: Loop, program: SourceProgram): Access | undefined {
  const element = declarationOf(program, name);
  if (element === undefined || !ts.isBindingElement(element)) return undefined;
  if (element.parent.parent !== binding) return undefined;
  const key = ts.isArrayBindingPattern(element.parent)
    ? element.parent.elements.indexOf(element)
    : boundProperty(element);
  return key === undefined ? undefined : { key, fallback: element.initializer };
}

function itemPart(
  part: ts.Expression,
  loop: Loop,
  row: Row,
  program: SourceProgram,
): ts.Expression | undefined {
  const access = accessOf(part, loop, program);
  if (access === undefined) return undefined;
  const { key, fallback } = access;
  if ('pair' in row) return typeof key === 'number' ? pairPart(row.pair, key) : undefined;
  if (key === undefined) return row;
  if (typeof key === 'number') return ts.isArrayLiteralExpression(row) ? row.elements[key] : undefined;
  return writtenMember(row, key) ?? classMemberValue(row, key, program) ?? fallback;
}

function pairPart(
  [name, value]: readonly [ts.PropertyName, ts.Expression],
  index: number,
): ts.Expression | undefined {
  if (index === 1) return value;
  return index === 0 && ts.isStringLiteralLike(name) ? name : undefined;
}
