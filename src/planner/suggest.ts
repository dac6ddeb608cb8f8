import type { Call } from '../model/call.js';
import type { Flow, RouterId, Suggestion } from '../model/flow.js';
import { flowIdOf } from '../model/plan.js';
import { compareText, targetService, weakest } from './context.js';
import { consentNeededFor } from './guards.js';
import { consumersOf } from './messages/draft.js';
import { furtherReasons, warningsOf } from './remarks.js';
import { routers } from './routers/registry.js';
import type { Router, RouterChoice, RouterInput } from './routers/router.js';
import { deliveryOf, sizeWarning } from './suggestion/delivery.js';
import { effortOf } from './suggestion/effort.js';
import { identityOf } from './suggestion/identity.js';
import { stayingAdvice } from './suggestion/staying.js';

function route(input: RouterInput): { readonly router: RouterId } & RouterChoice {
  for (const router of routers satisfies readonly Router[]) {
    const choice = router.choose(input);
    if (choice !== undefined) {
      return { router: router.id, ...choice };
    }
  }
  throw new Error(`No router carries the message ${input.draft.name}.`);
}

/** What belongs to a flow that is carried: how, who it speaks of, how much there is to do. */
function carrying(
  calls: readonly Call[],
  { variant, steps }: RouterChoice,
  { context, trafficOf }: RouterInput,
): Pick<Suggestion, 'delivery' | 'steps' | 'identity' | 'effort'> {
  const identity = identityOf(calls, context);
  return {
    ...(variant === undefined ? {} : { delivery: deliveryOf(calls, variant, trafficOf) }),
    ...(steps === undefined ? {} : { steps }),
    ...(identity.length === 0 ? {} : { identity }),
    effort: effortOf({ calls, context, steps, identity }),
  };
}

/** What belongs to a flow that stays where it is. */
function staying(calls: readonly Call[], { context }: RouterInput): Pick<Suggestion, 'advice'> {
  const advice = stayingAdvice(calls, context);
  return advice.length === 0 ? {} : { advice };
}

function suggestionOf(
  calls: readonly Call[],
  { router, ...choice }: { readonly router: RouterId } & RouterChoice,
  input: RouterInput,
): Suggestion {
  const { draft, context, judgementOf } = input;
  const judgements = calls.map((call) => judgementOf(call.id));
  const isCarried = router !== 'none';
  const consent = isCarried
    ? calls.map((call) => consentNeededFor(call, context)).find((text) => text !== undefined)
    : undefined;
  const more = isCarried ? carrying(calls, choice, input) : staying(calls, input);
  const size = 'delivery' in more && more.delivery ? sizeWarning(router, more.delivery) : undefined;
  return {
    router,
    pattern: choice.pattern,
    confidence: weakest([choice.confidence, ...judgements.map(({ confidence }) => confidence)]),
    reasons: [
      ...(judgements[0]?.reasons ?? []),
      ...choice.reasons,
      ...furtherReasons(calls, context, draft.verdict),
    ],
    alternatives: choice.alternatives,
    warnings: [
      ...choice.warnings,
      ...warningsOf(calls, context, draft.verdict),
      ...(size === undefined ? [] : [size]),
    ],
    ...(consent === undefined ? {} : { consentNeeded: consent }),
    ...more,
  };
}

/** One flow for each consumer of a message, each with the reasons and warnings of its own calls. */
export function flowsOf(input: RouterInput): readonly Flow[] {
  const { draft } = input;
  const choice = route(input);
  return consumersOf(draft.calls).map((consumer) => {
    const calls: readonly Call[] = draft.calls.filter((call) => targetService(call) === consumer);
    return {
      id: flowIdOf(draft.name, consumer),
      message: draft.name,
      kind: draft.kind,
      from: draft.producer,
      to: consumer,
      calls: calls.map((call) => call.id).sort(compareText),
      suggestion: suggestionOf(calls, choice, input),
    };
  });
}

/** Adds a warning to each asynchronous flow that another one between the same services answers. */
export function warnOfCycles(flows: readonly Flow[]): readonly Flow[] {
  const moving = flows.filter((flow) => flow.suggestion.router !== 'none');
  return flows.map((flow) => {
    const back = moving.find(
      (other) => other.from === flow.to && other.to === flow.from && flow.from !== flow.to,
    );
    if (back === undefined || !moving.includes(flow)) {
      return flow;
    }
    const warning = `${back.id} goes the other way: if it is the answer to this message, the two are one hidden request and reply.`;
    return { ...flow, suggestion: { ...flow.suggestion, warnings: [...flow.suggestion.warnings, warning] } };
  });
}
