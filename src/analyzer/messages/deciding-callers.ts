import { ts } from 'ts-morph';
import { enteringCalls } from '../clients/lifting/function-callers.js';
import type { CallLike } from '../syntax/expressions.js';
import { type FunctionNode, isFunctionNode, isWithin } from '../syntax/function-nodes.js';
import { callArguments } from '../values/call-arguments.js';
import type { Evaluator } from '../values/evaluator.js';
import { bindParameters } from '../values/instances/instances.js';
import { asText, optionsOf } from '../values/text.js';
import { type Deferred, dependenciesOf, rootFrame } from '../values/value.js';

/** A publisher that is called from more places than this has no channel of its own. */
const callersLimit = 50;

/** The function around a node one of whose parameters decides a name. */
function decidingFunction(name: Deferred, node: ts.Node): FunctionNode | undefined {
  const owners = dependenciesOf(asText(name.value(), name.node ?? node)).flatMap((decides) =>
    ts.isParameter(decides) && isFunctionNode(decides.parent) ? [decides.parent] : [],
  );
  return owners.find((owner) => isWithin(node, owner));
}

function isKnown(name: Deferred, node: ts.Node): boolean {
  return optionsOf(asText(name.value(), node)).every(
    (option) => option.kind === 'text' && option.parts.every(({ kind }) => kind !== 'unknown'),
  );
}

/** The callers of a publisher that decide its channel, each with the name that it gives; none where nobody tells it. */
export function decidingCallers(
  evaluator: Evaluator,
  name: Deferred | undefined,
  node: ts.Node,
): readonly { readonly name: Deferred; readonly node: CallLike }[] {
  const written = name?.node;
  const owner = name === undefined || written === undefined ? undefined : decidingFunction(name, node);
  if (written === undefined || owner === undefined) return [];
  const callers = enteringCalls(evaluator, owner);
  if (callers.length > callersLimit) return [];
  const given = callers.map((call) => {
    const values = callArguments(evaluator, call.arguments, rootFrame);
    const frame = { parameters: bindParameters(owner.parameters, values, rootFrame), self: undefined };
    return { name: evaluator.defer(written, frame), node: call };
  });
  return given.every((entry) => isKnown(entry.name, entry.node)) ? given : [];
}
