import type { Call } from '../../model/call.js';
import { plannerEditsCatalogue } from '../../model/catalogue/planner-edits.js';
import { errorOf } from '../../model/errors.js';
import type { RouterId } from '../../model/flow.js';
import type { Plan, PlanMessage } from '../../model/plan.js';
import { objectionTo, type PolicyInForce } from '../../model/policy.js';
import { compareText, endpointOf, targetService } from '../context.js';
import { fullNameOf } from '../plan/full-name.js';
import { findFlow, findMessage } from '../plan/lookup.js';
import { replaceMessages } from '../plan/replace-messages.js';
import { refuseName, refuseRouter } from '../policy/refuse.js';
import type { EditingContext } from './setting.js';

/** The ids of a message's calls to these services. */
function callsTo(
  { calls: ids }: PlanMessage,
  services: readonly string[],
  { calls }: EditingContext,
): readonly string[] {
  return ids.filter((id) => {
    const call = calls.get(id);
    const target = call && targetService(call);
    return target != null && services.includes(target);
  });
}

/** What is left of a message without some of its consumers: none where it had no others. */
function without(
  message: PlanMessage,
  services: readonly string[],
  calls: readonly string[],
): readonly PlanMessage[] {
  const consumers = message.consumers.filter(({ service }) => !services.includes(service));
  return consumers.length === 0
    ? []
    : [{ ...message, calls: message.calls.filter((id) => !calls.includes(id)), consumers }];
}

/** What two calls must share to be one occurrence; undefined where they do, else what tells them apart. */
function apart(left: Call, right: Call): string | undefined {
  if (left.file !== right.file || left.function !== right.function) {
    return `their calls are made in different functions (${left.file}:${left.line} and ${right.file}:${right.line})`;
  }
  return left.sequence.branch === right.sequence.branch
    ? undefined
    : `their calls are made under different conditions (lines ${left.line} and ${right.line} of ${left.file})`;
}

function obstacle(
  message: PlanMessage,
  into: PlanMessage,
  moved: { readonly services: readonly string[]; readonly calls: readonly string[] },
  { calls }: EditingContext,
): string | undefined {
  const twice = into.consumers.find(({ service }) => moved.services.includes(service));
  const here = moved.calls.map((id) => calls.get(id)).filter((call) => call !== undefined);
  const there = into.calls.map((id) => calls.get(id)).filter((call) => call !== undefined);
  const [first] = here;
  const [other] = there;
  if (message === into) return 'they are the same message';
  if (message.producer !== into.producer) return `${message.producer} and ${into.producer} are two producers`;
  if (twice !== undefined)
    return `${twice.service} consumes ${into.name} already, and handles each message once`;
  const needed = here.find(({ response }) => response === 'data');
  if (needed !== undefined && into.router !== 'step-functions') {
    return `the caller needs the answer of ${endpointOf(needed)} (${needed.file}:${needed.line}), and a message brings none`;
  }
  if (first === undefined || other === undefined)
    return 'the calls of one of them are not in the code any more';
  return here.flatMap((call) => there.map((each) => apart(call, each))).find((text) => text !== undefined);
}

/** Routers that give a message to several services, the simplest first. */
const copying = ['sns', 'eventbridge', 'kinesis', 'step-functions'] as const satisfies readonly RouterId[];

/** A router for the consumers of both: what one of them has, else the simplest that the policy allows. */
function routerFor(into: PlanMessage, message: PlanMessage, policy: PolicyInForce | undefined): RouterId {
  const had = [into.router, message.router].find((router) => copying.some((id) => id === router));
  const allowed = copying
    .slice(0, -1)
    .find((router) => policy === undefined || objectionTo(router, policy.policy) === undefined);
  const router = had ?? allowed ?? 'sns';
  refuseRouter(router, policy);
  return router;
}

/**
 * The plan with consumers of one message moved to another: the calls of both become one occurrence that all of them are
 * told of. What is left without consumers leaves the plan.
 * @param services the consumers to move
 * @throws UserError EDA2011 for an unknown message, EDA2056 where the calls are not made together, or by two services,
 *   or where one service would consume the message twice.
 */
export function mergeConsumers(
  plan: Plan,
  {
    from,
    services,
    into,
  }: { readonly from: string; readonly services: readonly string[]; readonly into: string },
  context: EditingContext,
): Plan {
  const message = findMessage(plan, from);
  const target = findMessage(plan, into);
  const calls = callsTo(message, services, context);
  const because = obstacle(message, target, { services, calls }, context);
  if (because !== undefined) {
    throw errorOf(plannerEditsCatalogue.cannotMerge, { message: from, other: into, because });
  }
  const router = routerFor(target, message, context.policy);
  const moved = message.consumers.filter(({ service }) => services.includes(service));
  const merged: PlanMessage = {
    ...target,
    kind: router === 'step-functions' ? 'command' : 'event',
    calls: [...target.calls, ...calls].sort(compareText),
    router,
    key: target.key ?? message.key,
    consumers: [...target.consumers, ...moved].sort((left, right) =>
      compareText(left.service, right.service),
    ),
  };
  return replaceMessages(plan, [message, target], [...without(message, services, calls), merged]);
}

/**
 * The plan with one consumer of a message taken out: its calls become a command of that name. `name` is with or without
 * the producer.
 * @throws UserError EDA2010 for an unknown flow, EDA2057 where there is nothing to split, EDA2014, EDA2015, EDA2061 for
 *   a name that cannot be.
 */
export function splitConsumer(plan: Plan, flowId: string, name: string, context: EditingContext): Plan {
  const { message, consumer } = findFlow(plan, flowId);
  const calls = callsTo(message, [consumer.service], context);
  const because =
    message.consumers.length === 1
      ? `${consumer.service} is the only consumer of ${message.name}`
      : calls.length === 0
        ? 'its calls are not in the code any more'
        : undefined;
  if (because !== undefined) {
    throw errorOf(plannerEditsCatalogue.cannotSplit, { flow: flowId, because });
  }
  const full = fullNameOf(message.producer, name);
  refuseName(full, 'command', context.policy);
  // A topic for one reader is a detour, unless a queue by itself is not allowed.
  const isQueueAllowed =
    context.policy === undefined || objectionTo('sqs', context.policy.policy) === undefined;
  const split: PlanMessage = {
    ...message,
    name: full,
    kind: 'command',
    calls: [...calls],
    router: message.router === 'sns' && isQueueAllowed ? 'sqs' : message.router,
    consumers: [consumer],
  };
  return replaceMessages(plan, [message], [...without(message, [consumer.service], calls), split]);
}
