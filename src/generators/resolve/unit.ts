import { ts } from 'ts-morph';
import { type Drop, dropOf, isAll, isMapCallback, onlyLogs } from './dropped-value.js';
import { containsAwait } from './find-node.js';
import { Refusal } from './refusal.js';
import { rangeOf, type StatementRange, statementsIn } from './statement-list.js';

/** A loop around a call that does nothing but make the call for each item. */
export interface Loop {
  readonly list: ts.Expression;
  /** What is in parentheses before the arrow when the list is mapped: `item` or `{ sku }`. */
  readonly parameters: string;
  /** The name of the item, where it is not taken apart. */
  readonly item: string | undefined;
  /** Declarations of the body that the call builds on. */
  readonly declarations: readonly ts.VariableStatement[];
  /** Everything that stands for one round of the loop: an expression that mentions something declared in it varies. */
  readonly scope: ts.Node;
}

/** The statements that go behind the switch as one. */
export interface Unit extends StatementRange {
  readonly loop: Loop | null;
  /** The one of several promises in the statement that is the call, or null where the statement is all of it. */
  readonly element: ts.Expression | null;
}

/**
 * The ways to put a call behind a switch, the narrowest first: its own statement, the loop that only repeats it, the `try`
 * that only guards it.
 *
 * @throws Refusal when the value of the call is used
 */
export function unitsOf(call: ts.CallExpression): readonly [Unit, ...Unit[]] {
  const start = firstUnitOf(dropOf(call));
  if (start === undefined || ts.isReturnStatement(start.statements[0])) {
    throw new Refusal(
      'The call is the result of a function, and who uses that cannot be told.',
      'Make the call in a statement of its own.',
    );
  }
  const units: [Unit, ...Unit[]] = [start];
  for (let unit = guardOf(start); unit !== undefined; unit = guardOf(unit)) units.push(unit);
  return units;
}

function firstUnitOf(drop: Drop): Unit | undefined {
  if (drop.kind === 'callback') return repeatedBy(drop.callback, []);
  if (drop.kind === 'statement') return withLoop({ ...rangeOf(drop.statement), loop: null, element: null });
  return { ...rangeOf(drop.statement), loop: null, element: drop.element };
}

/** The loop around a unit in place of it, where the loop does nothing else. */
function withLoop(unit: Unit): Unit {
  const { owner, statements } = unit;
  if (unit.loop !== null) return unit;
  if (ts.isForOfStatement(owner)) return repeatedByForOf(owner, []) ?? unit;
  const list = ts.isBlock(owner) ? owner.statements : [];
  const declarations = list.slice(0, list.length - statements.length);
  const endsList = list.length > 0 && list.at(-1) === statements.at(-1);
  if (!endsList || !declarations.every(isConstant)) return unit;
  if (ts.isForOfStatement(owner.parent)) return repeatedByForOf(owner.parent, declarations) ?? unit;
  if (ts.isArrowFunction(owner.parent) || ts.isFunctionExpression(owner.parent)) {
    return repeatedBy(owner.parent, declarations) ?? unit;
  }
  return unit;
}

/** A `const` whose value is there at once. */
function isConstant(statement: ts.Statement): statement is ts.VariableStatement {
  return (
    ts.isVariableStatement(statement) &&
    (statement.declarationList.flags & ts.NodeFlags.Const) !== 0 &&
    !containsAwait(statement)
  );
}

function repeatedByForOf(
  loop: ts.ForOfStatement,
  declarations: readonly ts.VariableStatement[],
): Unit | undefined {
  const { initializer, expression, awaitModifier } = loop;
  if (awaitModifier !== undefined || !ts.isVariableDeclarationList(initializer)) return undefined;
  const parameters = initializer.declarations.map((declaration) => declaration.name.getText()).join(', ');
  return {
    owner: loop.parent,
    statements: [loop],
    element: null,
    loop: {
      list: expression,
      parameters,
      item: nameOf(initializer.declarations[0]),
      declarations,
      scope: loop,
    },
  };
}

/** `list.forEach(callback)`, or `await Promise.all(list.map(callback))` whose result is dropped. */
function repeatedBy(
  callback: ts.ArrowFunction | ts.FunctionExpression,
  declarations: readonly ts.VariableStatement[],
): Unit | undefined {
  const call = callback.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const drop = call.expression.name.text === 'forEach' ? dropOf(call) : dropOfAll(call, callback);
  if (drop?.kind !== 'statement') return undefined;
  const parameters = callback.parameters.map((parameter) => parameter.getText()).join(', ');
  return {
    ...rangeOf(drop.statement),
    element: null,
    loop: {
      list: call.expression.expression,
      parameters,
      item: nameOf(callback.parameters[0]),
      declarations,
      scope: callback,
    },
  };
}

function nameOf(
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration | undefined,
): string | undefined {
  return declaration && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
}

/** Where the result of `Promise.all(list.map(callback))` is dropped. */
function dropOfAll(mapped: ts.CallExpression, callback: ts.Node): Drop | undefined {
  return isMapCallback(callback) && isAll(mapped.parent) ? dropOf(mapped.parent) : undefined;
}

/** The `try` around a unit in place of it, where it holds nothing else and a failure is only logged. */
function guardOf(unit: Unit): Unit | undefined {
  const guard = unit.owner.parent;
  if (unit.element !== null) return undefined;
  if (guard === undefined || !ts.isTryStatement(guard) || guard.tryBlock !== unit.owner) return undefined;
  const all = statementsIn(unit.owner)?.length === unit.statements.length;
  const { catchClause, finallyBlock } = guard;
  const logged = catchClause !== undefined && onlyLogs(catchClause.block);
  if (!all || !logged || (finallyBlock !== undefined && !onlyLogs(finallyBlock))) return undefined;
  return withLoop({ owner: guard.parent, statements: [guard], loop: unit.loop, element: null });
}
