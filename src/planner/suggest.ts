import type { Call } from '../model/call.js';
import type { Flow, RouterId } from '../model/flow.js';
import { flowIdOf } from '../model/plan.js';
import { compareText, targetService, weakest } from './context.js';
import { consentNeededFor } from './guards.js';
import { consumersOf } from './messages/draft.js';
import { furtherReasons, warningsOf } from './remarks.js';
import { routers } from './routers/registry.js';
import type { Router, RouterChoice, RouterInput } from './routers/router.js';

function route(input: RouterInput): { readonly router: RouterId } & RouterChoice {
  for (const router of routers satisfies readonly Router[]) {
    const choice = router.choose(input);
    if (choice !== undefined) {
      return { router: router.id, ...choice };
    }
  }
  throw new Error(`No router carries the message ${input.draft.name}.`);
}

/** One flow for each consumer of a message, each with the reasons and warnings of its own calls. */
export function flowsOf(input: RouterInput): readonly Flow[] {
  const { draft, context, judgementOf } = input;
  const { router, ...choice } = route(input);
  return consumersOf(draft.calls).map((consumer) => {
    const calls: readonly Call[] = draft.calls.filter((call) => targetService(call) === consumer);
    const judgements = calls.map((call) => judgementOf(call.id));
    const [leading] = judgements;
    const moves = draft.verdict === 'async';
    const consent =
      router === 'none'
        ? undefined
        : calls.map((call) => consentNeededFor(call, context)).find((text) => text !== undefined);
    return {
      id: flowIdOf(draft.name, consumer),
      message: draft.name,
      kind: draft.kind,
      from: draft.producer,
      to: consumer,
      calls: calls.map((call) => call.id).sort(compareText),
      suggestion: {
        router,
        pattern: choice.pattern,
        confidence: weakest([choice.confidence, ...judgements.map((judgement) => judgement.confidence)]),
        reasons: [
          ...(leading?.reasons ?? []),
          ...choice.reasons,
          ...(moves ? furtherReasons(calls, context) : []),
        ],
        alternatives: choice.alternatives,
        warnings: [...choice.warnings, ...(moves ? warningsOf(calls, context) : [])],
        ...(consent === undefined ? {} : { consentNeeded: consent }),
      },
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
