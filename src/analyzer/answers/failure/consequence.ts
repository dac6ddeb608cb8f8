import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import { isFunctionNode } from '../../syntax/function-nodes.js';
import { isLogging } from '../code/logging.js';
import { calleeName } from '../code/names.js';
import { isReply } from '../code/replies.js';

/** What running some statements does to the rest of the program. */
export interface Consequence {
  /** The first node that does more than log or compute, or undefined. */
  readonly acts: ts.Node | undefined;
  readonly throws: readonly ts.ThrowStatement[];
  /** Expressions that are returned. */
  readonly returns: readonly ts.Expression[];
  /** `return;`, `break`, `continue`. */
  readonly leaves: readonly ts.Statement[];
}

/** Calls that only compute: their result matters where it is used, and nowhere else. */
const PURE =
  /^(json|text|blob|arrayBuffer|toString|toJSON|toISOString|trim|split|join|slice|substring|replace|toLowerCase|toUpperCase|map|filter|find|includes|startsWith|endsWith|stringify|parse|keys|values|entries|isArray|from|String|Number|Boolean|parseInt|parseFloat|now|get|has|bind|Error|Date|isAxiosError|max|min|round|floor)$/;

/** True for a call whose result is all it gives. */
export function isPure(call: ts.CallExpression | ts.NewExpression): boolean {
  if (ts.isNewExpression(call)) return true;
  return PURE.test(calleeName(call)) && !isReply(call);
}

interface Findings {
  acts: ts.Node | undefined;
  readonly throws: ts.ThrowStatement[];
  readonly returns: ts.Expression[];
  readonly leaves: ts.Statement[];
}

const ASSIGNMENTS = { first: ts.SyntaxKind.FirstAssignment, last: ts.SyntaxKind.LastAssignment };

function changesSomething(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return kind >= ASSIGNMENTS.first && kind <= ASSIGNMENTS.last;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isCallExpression(node)) return !isPure(node);
  return ts.isDeleteExpression(node) || ts.isYieldExpression(node);
}

/** Notes a node; false where what is inside it needs no look. */
function note(found: Findings, node: ts.Node): boolean {
  if (isFunctionNode(node) || ts.isClassLike(node) || isLogging(node)) return false;
  if (ts.isThrowStatement(node)) {
    found.throws.push(node);
    return false;
  }
  if (ts.isReturnStatement(node)) {
    if (node.expression === undefined) found.leaves.push(node);
    else found.returns.push(node.expression);
  }
  if (ts.isBreakStatement(node) || ts.isContinueStatement(node)) found.leaves.push(node);
  if (found.acts === undefined && changesSomething(node)) found.acts = node;
  return true;
}

/** Tells what statements (or the expression that an arrow function returns) do. */
export function consequenceOf(nodes: readonly ts.Node[]): Consequence {
  const found: Findings = { acts: undefined, throws: [], returns: [], leaves: [] };
  const visit = (node: ts.Node): void => {
    if (note(found, node)) ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return found;
}

/** What a function's body does; an arrow function's expression counts as returned. */
export function bodyConsequence(body: ts.ConciseBody | undefined): Consequence {
  if (body === undefined) return { acts: undefined, throws: [], returns: [], leaves: [] };
  if (ts.isBlock(body)) return consequenceOf(body.statements);
  const consequence = consequenceOf([body]);
  return isLogging(bare(body)) ? consequence : { ...consequence, returns: [body] };
}

/** True where the statements always leave: their last one throws, returns, breaks or continues. */
export function alwaysLeaves(statement: ts.Statement | undefined): boolean {
  if (statement === undefined) return false;
  if (ts.isBlock(statement)) return alwaysLeaves(statement.statements.at(-1));
  return (
    ts.isThrowStatement(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isBreakStatement(statement) ||
    ts.isContinueStatement(statement)
  );
}

/**
 * The statements that would run after the one that holds `node`, up to the end of `boundary`: what an exception at
 * `node` skips.
 */
export function statementsAfter(node: ts.Node, boundary: ts.Node): ts.Statement[] {
  const after: ts.Statement[] = [];
  for (let current = node; current !== boundary && current.parent; current = current.parent) {
    const siblings = statementsOf(current.parent);
    const index = siblings.indexOf(current as ts.Statement);
    if (index >= 0) after.push(...siblings.slice(index + 1));
    if (current.parent === boundary) break;
  }
  return after;
}

function statementsOf(node: ts.Node): readonly ts.Statement[] {
  return ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node) ? node.statements : [];
}
