import type { Analysis } from '../model/analysis.js';
import { plannerEditsCatalogue } from '../model/catalogue/planner-edits.js';
import { errorOf } from '../model/errors.js';
import { type Plan, planFile } from '../model/plan.js';

/**
 * Refuses to go on with a plan that belongs to another repository: none of its calls is in the code, and one of its
 * producers is no service here. Where the services are right, the code has changed, and each decision says so.
 * @throws UserError EDA2059
 */
export function refusePlanOfElsewhere(saved: Plan | null, { calls, services }: Analysis): void {
  const messages = saved?.messages ?? [];
  const named = messages.flatMap((message) => message.calls);
  const known = new Set(calls.map((call) => call.id));
  const here = new Set(services.map((service) => service.name));
  const missing = messages.find(({ producer }) => !here.has(producer));
  if (missing !== undefined && !named.some((id) => known.has(id))) {
    const context = { calls: named.length, service: missing.producer };
    throw errorOf(plannerEditsCatalogue.planElsewhere, context, { file: planFile });
  }
}
