import { ts } from 'ts-morph';
import { onlyLogs } from './dropped-value.js';
import { excerpt, namesIn } from './find-node.js';
import { Refusal } from './refusal.js';

/** Consecutive statements of one list that together make one request and nothing else. */
export interface StatementRange {
  /** What holds the list; an `if` or loop whose branch is a single statement without braces holds just that. */
  readonly owner: ts.Node;
  readonly statements: readonly [ts.Statement, ...ts.Statement[]];
}

/** The statements directly in a node, or undefined where it holds no list. */
export function statementsIn(owner: ts.Node): readonly ts.Statement[] | undefined {
  if (
    ts.isBlock(owner) ||
    ts.isSourceFile(owner) ||
    ts.isModuleBlock(owner) ||
    ts.isCaseOrDefaultClause(owner)
  ) {
    return owner.statements;
  }
  return undefined;
}

/**
 * The statement that makes a request together with the checks of its answer right after it (`if (!response.ok) throw …`).
 *
 * @throws Refusal when the answer is used anywhere else
 */
export function rangeOf(statement: ts.Statement): StatementRange {
  const owner = statement.parent;
  if (!ts.isVariableStatement(statement)) return { owner, statements: [statement] };
  const [declaration] = statement.declarationList.declarations;
  const name = declaration?.name.getText() ?? '';
  const list = statementsIn(owner) ?? [statement];
  const following = list.slice(list.indexOf(statement) + 1);
  const until = following.findIndex((next) => !mentions(next, name) || !isCheck(next));
  const checks = until === -1 ? following : following.slice(0, until);
  const user = following.slice(checks.length).find((next) => mentions(next, name));
  if (user === undefined) return { owner, statements: [statement, ...checks] };
  throw new Refusal(
    `The answer is used: "${name}" occurs in "${excerpt(user)}".`,
    'Use the answer nowhere but for a log or an error, or keep the flow synchronous.',
  );
}

/** `if (…) throw …`, or a log. */
function isCheck(statement: ts.Statement): boolean {
  if (!ts.isIfStatement(statement)) return onlyLogs(statement);
  if (statement.elseStatement !== undefined) return false;
  const inner = ts.isBlock(statement.thenStatement)
    ? statement.thenStatement.statements
    : [statement.thenStatement];
  return inner.every((each) => ts.isThrowStatement(each) || onlyLogs(each));
}

/** True where an identifier of this name, other than as a member's name, occurs in the node. */
function mentions(node: ts.Node, name: string): boolean {
  return namesIn(node).some((identifier) => identifier.text === name);
}
