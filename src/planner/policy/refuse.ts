import { plannerEditsCatalogue } from '../../model/catalogue/planner-edits.js';
import { errorOf } from '../../model/errors.js';
import type { RouterId } from '../../model/flow.js';
import type { Place } from '../../model/place.js';
import { nameUnder, objectionTo, type PolicyInForce } from '../../model/policy.js';
import { shortName } from '../plan/lookup.js';

/**
 * @param place where the router stands, if it stands in a file; else the line of the policy is shown
 * @throws UserError EDA2060 for a router that the policy rules out
 */
export function refuseRouter(router: RouterId, inForce: PolicyInForce | undefined, place?: Place): void {
  const objection = inForce && objectionTo(router, inForce.policy);
  if (objection !== undefined) {
    const { member, because } = objection;
    const declared = { file: inForce?.file ?? '', line: inForce?.lineOf(['policy', member]) ?? 1 };
    throw errorOf(plannerEditsCatalogue.policyForbidsRouter, { router, because }, place ?? declared);
  }
}

/**
 * @param name with or without the producer
 * @param place where the name stands, if it stands in a file; else the line of the policy is shown
 * @throws UserError EDA2061 for a name that does not follow the policy, with one that does
 */
export function refuseName(
  name: string,
  kind: 'event' | 'command',
  inForce: PolicyInForce | undefined,
  place?: Place,
): void {
  const short = shortName(name);
  const wanted = inForce === undefined ? short : nameUnder(short, kind, inForce.policy);
  if (inForce !== undefined && wanted !== short) {
    const declared = { file: inForce.file, line: inForce.lineOf(['policy', 'naming']) };
    throw errorOf(plannerEditsCatalogue.policyForbidsName, { name: short, wanted }, place ?? declared);
  }
}
