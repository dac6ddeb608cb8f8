import { ts } from 'ts-morph';
import { type FunctionNode, isFunctionNode } from '../../syntax/function-nodes.js';
import { callbackRole } from '../code/callback-role.js';
import { isInlineFunction, namedFunction } from '../code/functions.js';
import { calleeName } from '../code/names.js';
import { descendants } from '../code/transparent.js';

/** Why a node may not run although its function does, innermost last. */
interface Guard {
  /** `if`, `else`, `case`, `catch`, `callback` */
  readonly kind: string;
  /** The construct that guards: its ordinal among those of the function makes the step. */
  readonly construct: ts.Node;
}

/**
 * The conditions of its function under which a node runs, one step each with an ordinal in source order, outermost
 * first: `if0/else1`, '' for none. Loops are no condition, nor is what returned or threw before.
 * A callback that is kept for later (a listener, a route handler) is a condition of its own.
 */
export function branchOf(node: ts.Node): string {
  const owner: ts.Node = namedFunction(node).fn ?? node.getSourceFile();
  const guards = guardsOf(node, owner);
  if (guards.length === 0) return '';
  const constructs = constructsOf(owner);
  return guards.map(({ kind, construct }) => `${kind}${ordinal(constructs, construct)}`).join('/');
}

function guardsOf(node: ts.Node, owner: ts.Node): Guard[] {
  const guards: Guard[] = [];
  for (let current = node; current !== owner && current.parent; current = current.parent) {
    const guard = guardOf(current, current.parent);
    if (guard !== undefined) guards.unshift(guard);
  }
  return guards;
}

function guardOf(node: ts.Node, parent: ts.Node): Guard | undefined {
  if (ts.isIfStatement(parent)) return chosen(node, parent, parent.thenStatement, parent.elseStatement);
  if (ts.isConditionalExpression(parent)) return chosen(node, parent, parent.whenTrue, parent.whenFalse);
  if (isShortCircuit(parent) && node === parent.right) return { kind: 'if', construct: parent };
  if (ts.isCaseOrDefaultClause(parent) && isOf(parent.statements, node))
    return { kind: 'case', construct: parent };
  if (ts.isCatchClause(parent)) return { kind: 'catch', construct: parent };
  return isFunctionNode(node) ? callbackGuard(node) : undefined;
}

function chosen(node: ts.Node, construct: ts.Node, yes: ts.Node, no: ts.Node | undefined): Guard | undefined {
  if (node === yes) return { kind: 'if', construct };
  return node === no ? { kind: 'else', construct } : undefined;
}

function isShortCircuit(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

function isOf(nodes: readonly ts.Node[], node: ts.Node): boolean {
  return nodes.includes(node);
}

function callbackGuard(fn: FunctionNode): Guard | undefined {
  if (!isInlineFunction(fn)) return undefined;
  const role = callbackRole(fn);
  if (role.kind === 'continuation' && calleeName(role.call) === 'catch')
    return { kind: 'catch', construct: fn };
  return role.kind === 'registration' || role.kind === 'declared'
    ? { kind: 'callback', construct: fn }
    : undefined;
}

/** Everything in a function that may guard, in source order. */
function constructsOf(owner: ts.Node): ts.Node[] {
  return descendants(owner).filter(
    (node) =>
      ts.isIfStatement(node) ||
      ts.isConditionalExpression(node) ||
      isShortCircuit(node) ||
      ts.isCaseOrDefaultClause(node) ||
      ts.isCatchClause(node) ||
      (isFunctionNode(node) && callbackGuard(node) !== undefined),
  );
}

/** Position among the constructs of the same family: `if` statements, operators and conditionals count together. */
function ordinal(constructs: readonly ts.Node[], construct: ts.Node): number {
  const family = familyOf(construct);
  return constructs.filter((each) => familyOf(each) === family).indexOf(construct);
}

function familyOf(construct: ts.Node): string {
  if (ts.isCaseOrDefaultClause(construct)) return 'case';
  if (ts.isCatchClause(construct)) return 'catch';
  if (!isFunctionNode(construct)) return 'if';
  return callbackGuard(construct)?.kind ?? '';
}
