import type { Flow, Proposal } from '../../model/flow.js';
import { flowIdOf } from '../../model/plan.js';
import { nameUnder, type PolicyInForce } from '../../model/policy.js';
import { shortName } from '../plan/lookup.js';

/** The names that proposed messages get under the policy; one that two would share stays as it is. */
function boundNames(flows: readonly Flow[], { policy }: PolicyInForce): ReadonlyMap<string, string> {
  const names = new Map(flows.map(({ message, kind, from }) => [message, { kind, from }]));
  const taken = new Set([...names.keys()].map((name) => name.toLowerCase()));
  return new Map(
    [...names].map(([message, { kind, from }]): [string, string] => {
      const wanted = `${from}.${nameUnder(shortName(message), kind, policy)}`;
      if (wanted === message || taken.has(wanted.toLowerCase())) return [message, message];
      taken.add(wanted.toLowerCase());
      return [message, wanted];
    }),
  );
}

/** The proposal with names that follow the policy; for messages that the plan does not have yet. */
export function nameByPolicy(proposal: Proposal, inForce: PolicyInForce | undefined): Proposal {
  if (inForce?.policy.naming === undefined) return proposal;
  const names = boundNames(proposal.flows, inForce);
  const flows = proposal.flows.map((flow) => {
    const message = names.get(flow.message) ?? flow.message;
    return { ...flow, message, id: flowIdOf(message, flow.to) };
  });
  return { ...proposal, flows };
}
