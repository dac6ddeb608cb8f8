import { ts } from 'ts-morph';
import { bare, type CallLike } from '../../syntax/expressions.js';
import { type FunctionNode, isFunctionNode } from '../../syntax/function-nodes.js';
import { callArguments } from '../../values/call-arguments.js';
import type { Evaluator } from '../../values/evaluator.js';
import { bindParameters } from '../../values/instances/instances.js';
import { optionsOf } from '../../values/text.js';
import { dependenciesOf, type Frame, type FunctionValue, rootFrame } from '../../values/value.js';
import { calledFunctions, functionEntries } from './function-callers.js';
import { memoryByDepth } from './memory.js';
import { type Bindings, frameOf, type Step, start } from './situation.js';

/** Callers of the function around a call that are tried in vain before it is given up. */
const triesLimit = 8;
/** What texts, lists and promises have too: a call of it on something unknown is not asked about. */
const builtin =
  /^(?:add|catch|concat|endsWith|entries|every|filter|finally|find|findIndex|flat|flatMap|forEach|has|includes|indexOf|join|keys|map|padStart|pop|push|reduce|replace|replaceAll|reverse|set|shift|slice|some|sort|splice|split|startsWith|substring|then|toFixed|toISOString|toLowerCase|toString|toUpperCase|trim|unshift|values)$/;

/** A function that a call enters. */
export interface Reached {
  readonly target: FunctionNode;
  readonly nth: number;
  /** The calls further out that have to be gone through, where only they tell which function it is. */
  readonly outer: readonly Step[];
  /** What constructors and functions with callbacks have to be given for it. */
  readonly bindings: Bindings;
}

/** What each caller gives for the parameters, as the caller's own frame tells. */
export function givenBy(evaluator: Evaluator, owner: FunctionNode, call: CallLike, base: Bindings): Bindings {
  const frame: Frame = base.size === 0 ? rootFrame : { parameters: base, self: undefined };
  const values = callArguments(evaluator, call.arguments, frame);
  return bindParameters(owner.parameters, values, rootFrame);
}

function parametersIn(nodes: readonly ts.Node[]): readonly ts.ParameterDeclaration[] {
  return [...new Set(nodes)].filter(ts.isParameter);
}

/** The functions that a call enters once a parameter of the function around it, or of a constructor, is bound. */
function throughParameter(
  evaluator: Evaluator,
  call: CallLike,
  parameter: ts.ParameterDeclaration,
  depth: number,
): readonly Reached[] {
  const owner = parameter.parent;
  if (!isFunctionNode(owner)) return [];
  const isInner = !ts.isConstructorDeclaration(owner) && isNearest(owner, call);
  const found: Reached[] = [];
  for (const [index, entry] of functionEntries(evaluator, owner, depth - 1).entries()) {
    if (index >= triesLimit && found.length === 0) break;
    const bindings = isInner ? entry.bindings : givenBy(evaluator, owner, entry.call, entry.bindings);
    const outer: readonly Step[] = isInner
      ? [{ call: entry.call, target: owner, nth: entry.nth }, ...entry.outer]
      : [];
    const frame = frameOf(evaluator, { ...start, chain: outer, bindings });
    const reached = frame === undefined ? [] : calledFunctions(evaluator, call, frame);
    found.push(...numbered(reached).map((value): Reached => ({ ...value, outer, bindings })));
  }
  return found;
}

/** The functions that are entered, each with its number among those with the same code. */
function numbered(values: readonly FunctionValue[]): readonly Pick<Reached, 'target' | 'nth'>[] {
  const counts = new Map<FunctionNode, number>();
  return values.map(({ node }) => {
    const nth = counts.get(node) ?? 0;
    counts.set(node, nth + 1);
    return { target: node, nth };
  });
}

function isNearest(owner: ts.Node, call: ts.Node): boolean {
  return ts.findAncestor(call, isFunctionNode) === owner;
}

/** True for a parameter that holds nothing of the repository's own: a text, a `Map`, a `Headers` object. */
function isPlain(evaluator: Evaluator, { type }: ts.ParameterDeclaration): boolean {
  if (type === undefined) return false;
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName))
    return !evaluator.program.isBound(type.typeName);
  return (
    !ts.isTypeReferenceNode(type) &&
    !ts.isFunctionTypeNode(type) &&
    !ts.isTypeLiteralNode(type) &&
    type.kind !== ts.SyntaxKind.AnyKeyword
  );
}

/** The parameters that would tell what is called. */
function decidingParameters(evaluator: Evaluator, call: CallLike): readonly ts.ParameterDeclaration[] {
  const callees = optionsOf(evaluator.evaluate(bare(call.expression), rootFrame));
  const nodes = callees.flatMap((callee) =>
    callee.kind === 'parameter' && isPlain(evaluator, callee.node) ? [] : dependenciesOf(callee),
  );
  return parametersIn(nodes);
}

/** True for a call whose callee a parameter may tell. */
function isAsked(call: CallLike): boolean {
  if (ts.isNewExpression(call) || call.expression.kind === ts.SyntaxKind.SuperKeyword) return false;
  const callee = bare(call.expression);
  return !ts.isPropertyAccessExpression(callee) || !builtin.test(callee.name.text);
}

function reach(evaluator: Evaluator, call: CallLike, depth: number): readonly Reached[] {
  const atOnce = calledFunctions(evaluator, call, rootFrame);
  if (atOnce.length > 0)
    return numbered(atOnce).map((value): Reached => ({ ...value, outer: [], bindings: new Map() }));
  if (depth === 0 || !isAsked(call)) return [];
  return decidingParameters(evaluator, call).flatMap((parameter) =>
    throughParameter(evaluator, call, parameter, depth),
  );
}

const memoryOf = memoryByDepth<CallLike, readonly Reached[]>();

/**
 * The functions of the repository that a call may enter.
 * @param depth how many parameters may have to be bound, one after the other, to tell it
 */
export function reachedBy(evaluator: Evaluator, call: CallLike, depth: number): readonly Reached[] {
  const memory = memoryOf(evaluator, depth);
  const found = memory.get(call);
  if (found !== undefined) return found;
  memory.set(call, []);
  const reached = reach(evaluator, call, depth);
  memory.set(call, reached);
  return reached;
}
