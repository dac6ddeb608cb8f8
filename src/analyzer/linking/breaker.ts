import { ts } from 'ts-morph';
import type { SitedRequest } from '../clients/lifting/lift.js';
import { oncePer } from '../once-per.js';
import { bare } from '../syntax/expressions.js';
import { functionAround } from '../syntax/function-nodes.js';
import type { Evaluator } from '../values/evaluator.js';
import { breakerPackages, isBreaker, isBreakingPolicy } from '../values/libraries/breakers.js';
import { optionsOf } from '../values/text.js';
import { rootFrame, type Value } from '../values/value.js';

/** Members that run a function under protection. */
const running = /^(?:call|exec|execute|fire|run)$/;
/** How code calls a breaker of its own making. */
const byName = /\b(?:breaker|circuit\w*)$/i;

/** `breaker.fire(…)`, `policy.execute(…)` */
function isProtecting(evaluator: Evaluator, node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const callee = bare(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !running.test(callee.name.text)) return false;
  if (byName.test(callee.expression.getText())) return true;
  const owners = optionsOf(evaluator.evaluate(callee.expression, rootFrame));
  return owners.some((owner) => isBreaker(owner) || isBreakingPolicy(owner));
}

/** The functions that breakers are made with. */
const guardedFunctions = oncePer((evaluator: Evaluator): ReadonlySet<ts.Node> => {
  const { program } = evaluator;
  const made = [
    ...program.callsNamed('CircuitBreaker'),
    ...breakerPackages.flatMap((name) => program.callsOfDefaults(name)),
  ];
  const functions = made.flatMap((call) => {
    const [first] = call.arguments ?? [];
    const value: Value | undefined = first === undefined ? undefined : evaluator.evaluate(first, rootFrame);
    return value === undefined ? [] : optionsOf(value).filter((option) => option.kind === 'function');
  });
  return new Set<ts.Node>(functions.map(({ node }) => node));
}, new Set());

/** True where the request, or a wrapper that it goes through, runs in a circuit breaker. */
export function isInBreaker(evaluator: Evaluator, { site, sink, via }: SitedRequest): boolean {
  if (isProtecting(evaluator, site) || isProtecting(evaluator, sink)) return true;
  const around = [site, sink].flatMap((node) => {
    const inner = functionAround(node);
    return inner === undefined ? [] : [inner];
  });
  const guarded = guardedFunctions(evaluator);
  return [...around, ...via].some((node) => guarded.has(node) || isProtecting(evaluator, node.parent));
}
