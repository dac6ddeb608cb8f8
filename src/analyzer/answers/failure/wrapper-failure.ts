import { ts } from 'ts-morph';
import { type FunctionNode, isFunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { functionNamed } from '../code/callee.js';
import { isLogging } from '../code/logging.js';
import { descendants, userOf } from '../code/transparent.js';
import { isPure } from './consequence.js';
import { type Failure, worst } from './failing.js';
import { createFailing, failureOf } from './failure.js';

/** Wrappers within wrappers that are looked into. */
const DEPTH_LIMIT = 3;

/**
 * What becomes of the failure of a request that is sent through a function of the repository: a wrapper that catches
 * and logs lets nothing out, whatever its callers do.
 * @param outside tells the failure as the caller of the wrapper sees it
 */
export function failureThroughWrapper(
  program: Program,
  site: ts.Expression,
  outside: () => Failure,
  depth = DEPTH_LIMIT,
): Failure {
  const wrapper = ts.isCallExpression(site) ? functionNamed(program, site.expression) : undefined;
  if (wrapper === undefined || depth === 0) return outside();
  const inside = requestsIn(wrapper).map((request) => failureInside(program, wrapper, request, depth));
  if (inside.length === 0 || inside.some((each) => each.escapes && each.failure.handling === 'propagates')) {
    return outside();
  }
  const failure = worst(
    inside.map((each) => each.failure),
    site,
  );
  // a handler that acts may call what throws again: only one that lets nothing out is trusted to
  const mayEscape = failure.handling === 'mapped' || inside.some((each) => each.escapes);
  return mayEscape ? seenFrom(outside(), failure) : failure;
}

/** A failure that the wrapper has mapped or retried before it let it out. */
function seenFrom(outside: Failure, inside: Failure): Failure {
  return outside.handling === 'propagates' ? { ...outside, handling: inside.handling } : outside;
}

interface Inside {
  readonly failure: Failure;
  readonly escapes: boolean;
}

function failureInside(
  program: Program,
  wrapper: FunctionNode,
  request: ts.CallExpression,
  depth: number,
): Inside {
  // what the wrapper returns after a failure is judged where its callers use it
  const failing = createFailing(program, () => false, wrapper);
  const failure = failureThroughWrapper(program, request, () => failureOf(failing, request), depth - 1);
  return { failure, escapes: failing.escaped };
}

/** The calls of a wrapper that it waits for or gives back: what may be the request. */
function requestsIn(wrapper: FunctionNode): ts.CallExpression[] {
  const { body } = wrapper;
  if (body === undefined) return [];
  return descendants(body, (node) => !isFunctionNode(node)).flatMap((node) =>
    ts.isCallExpression(node) && !isLogging(node) && !isPure(node) && isWaitedFor(node) ? [node] : [],
  );
}

function isWaitedFor(call: ts.CallExpression): boolean {
  const user = userOf(call);
  if (ts.isAwaitExpression(user) || ts.isReturnStatement(user) || ts.isArrowFunction(user)) return true;
  return ts.isPropertyAccessExpression(user) && /^(then|catch|finally)$/.test(user.name.text);
}
