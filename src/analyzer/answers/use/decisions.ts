import { ts } from 'ts-morph';
import { functionAround } from '../../syntax/function-nodes.js';
import { type Consequence, consequenceOf, statementsAfter } from '../failure/consequence.js';
import {
  both,
  type Carrier,
  derived,
  type Flow,
  logged,
  NOTHING,
  onward,
  type Tracing,
  used,
} from './carrier.js';
import { isDiscarded } from './discarded.js';
import { isBodyValue } from './properties.js';

type Condition = ts.IfStatement | ts.SwitchStatement | ts.IterationStatement | ts.CaseOrDefaultClause;

/**
 * The answer decides which statements run. It is a use where they differ in more than logs: they act, they throw
 * something that matters, or they end the function early. Constants that a branch returns carry the decision on.
 */
export function decide(tracing: Tracing, carrier: Carrier, condition: Condition): Flow {
  if (!ts.isIfStatement(condition) && !ts.isSwitchStatement(condition))
    return used(carrier, 'decision', condition);
  const consequence = consequenceOf(branchesOf(condition));
  const returned = consequence.returns.map((expression) => derived(carrier, expression));
  if (isDecisive(tracing, condition, consequence)) {
    return both(used(carrier, 'decision', condition), ...returned);
  }
  return returned.length > 0 ? both(...returned) : logged(condition);
}

function branchesOf(condition: ts.IfStatement | ts.SwitchStatement): readonly ts.Node[] {
  if (ts.isSwitchStatement(condition))
    return condition.caseBlock.clauses.flatMap((clause) => clause.statements);
  return [condition.thenStatement, ...(condition.elseStatement ? [condition.elseStatement] : [])];
}

function isDecisive(tracing: Tracing, condition: ts.Statement, consequence: Consequence): boolean {
  if (consequence.acts !== undefined) return true;
  if (consequence.throws.some((thrown) => tracing.failureMatters(thrown))) return true;
  const leaves =
    consequence.throws.length +
      consequence.returns.length +
      consequence.leaves.filter(leavesCondition).length >
    0;
  return leaves && skipsWork(condition);
}

/** A `break` that ends a `switch` case skips nothing. */
function leavesCondition(statement: ts.Statement): boolean {
  return !(ts.isBreakStatement(statement) && ts.isCaseOrDefaultClause(statement.parent));
}

/** True where something that acts would run after the statement, in the same function. */
export function skipsWork(statement: ts.Node): boolean {
  const fn = functionAround(statement);
  const boundary = fn === undefined ? statement.getSourceFile() : fn;
  return consequenceOf(statementsAfter(statement, boundary)).acts !== undefined;
}

/** Comparing, combining and choosing: the result is computed from the answer. */
export function combine(carrier: Carrier, binary: ts.BinaryExpression, position: ts.Node): Flow {
  const { kind } = binary.operatorToken;
  const other = position === binary.left ? binary.right : binary.left;
  if (isEquality(kind)) {
    if (isNullish(other)) return onward(carrier, binary, { slots: [] });
    const isBody = carrier.byName && isBodyValue(other);
    return derived(isBody ? { ...carrier, rank: 'data' } : carrier, binary);
  }
  if (!isLogical(kind)) return derived(carrier, binary);
  const result = onward(carrier, binary);
  if (position !== binary.left || !isDiscarded(binary)) return result;
  return consequenceOf([binary.right]).acts === undefined ? NOTHING : used(carrier, 'decision', binary);
}

function isEquality(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsToken ||
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

function isNullish(expression: ts.Expression): boolean {
  return (
    expression.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'undefined')
  );
}

/** `answer ? a : b` */
export function choose(carrier: Carrier, conditional: ts.ConditionalExpression, position: ts.Node): Flow {
  if (position !== conditional.condition) return onward(carrier, conditional);
  if (!isDiscarded(conditional)) return derived(carrier, conditional);
  const consequence = consequenceOf([conditional.whenTrue, conditional.whenFalse]);
  return consequence.acts === undefined ? logged(conditional) : used(carrier, 'decision', conditional);
}
