import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { sameness } from './operators.js';
import type { Frame } from './value.js';

function endsSwitch(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.some(endsSwitch);
  return ts.isBreakStatement(statement) || ts.isReturnStatement(statement) || ts.isThrowStatement(statement);
}

/** The clause that is entered; undefined where that cannot be told. */
function enteredClause(evaluator: Evaluator, node: ts.SwitchStatement, frame: Frame): number | undefined {
  const sought = evaluator.evaluate(node.expression, frame);
  const { clauses } = node.caseBlock;
  for (const [index, clause] of clauses.entries()) {
    if (!ts.isCaseClause(clause)) continue;
    const isSame = sameness(sought, evaluator.evaluate(clause.expression, frame));
    if (isSame === undefined) return undefined;
    if (isSame) return index;
  }
  const other = clauses.findIndex(ts.isDefaultClause);
  return other === -1 ? clauses.length : other;
}

/** The statements of a `switch` that run, from the entered clause on; undefined where that cannot be told. */
export function reachedStatements(
  evaluator: Evaluator,
  node: ts.SwitchStatement,
  frame: Frame,
): readonly ts.Statement[] | undefined {
  const index = enteredClause(evaluator, node, frame);
  if (index === undefined) return undefined;
  const statements = node.caseBlock.clauses.slice(index).flatMap((clause) => [...clause.statements]);
  const end = statements.findIndex(endsSwitch);
  return end === -1 ? statements : statements.slice(0, end + 1);
}
