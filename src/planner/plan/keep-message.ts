import { plannerCatalogue } from '../../model/catalogue/planner.js';
import { noticeOf } from '../../model/errors.js';
import type { Notice } from '../../model/notice.js';
import { flowIdOf, type PlanConsumer, type PlanMessage, planFile } from '../../model/plan.js';
import { type PlanningContext, targetService } from '../context.js';
import { consumersOf } from '../messages/draft.js';

/** What becomes of a message of the old plan; null when it leaves. */
export interface KeptMessage {
  readonly message: PlanMessage | null;
  readonly notices: readonly Notice[];
}

/** The route that the calls to a consumer reach, where they reach one. */
export function routeTo(consumer: string, calls: readonly string[], context: PlanningContext): string | null {
  const routes = calls
    .map((id) => context.calls.get(id))
    .filter((call) => call !== undefined && targetService(call) === consumer)
    .map((call) => call?.route ?? null);
  return routes.find((route) => route !== null) ?? null;
}

const inPlan = { file: planFile } as const;

/** A consumer as it is now; null for one without calls that nobody decided about. */
function keepConsumer(
  consumer: PlanConsumer,
  live: readonly string[],
  message: PlanMessage,
  context: PlanningContext,
): PlanConsumer | null {
  if (live.includes(consumer.service)) {
    return { ...consumer, route: routeTo(consumer.service, message.calls, context) ?? consumer.route };
  }
  return consumer.decidedByUser ? consumer : null;
}

/** A message of the plan against the present code. Decisions of a person never get lost. */
export function keepMessage(message: PlanMessage, context: PlanningContext): KeptMessage {
  const calls = message.calls.map((id) => context.calls.get(id)).filter((call) => call !== undefined);
  const decided = message.consumers.some((consumer) => consumer.decidedByUser);
  if (calls.length === 0) {
    const { name } = message;
    return decided
      ? { message, notices: [noticeOf(plannerCatalogue.messageStale, { message: name }, inPlan)] }
      : {
          message: null,
          notices: [
            noticeOf(plannerCatalogue.messageDropped, { message: name, calls: message.calls.length }, inPlan),
          ],
        };
  }
  const live = consumersOf(calls);
  const consumers = message.consumers
    .map((consumer) => keepConsumer(consumer, live, message, context))
    .filter((consumer) => consumer !== null);
  const stale = consumers.filter((consumer) => !live.includes(consumer.service));
  // Ids of calls that are gone are kept with a stale decision: they tie it to the call when that comes back.
  const ids = stale.length > 0 ? message.calls : calls.map((call) => call.id);
  return {
    message: { ...message, calls: ids, consumers },
    notices: stale.map((consumer) =>
      noticeOf(plannerCatalogue.flowStale, { flow: flowIdOf(message.name, consumer.service) }, inPlan),
    ),
  };
}
