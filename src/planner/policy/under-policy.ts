import type { Analysis } from '../../model/analysis.js';
import { plannerEditsCatalogue } from '../../model/catalogue/planner-edits.js';
import { noticeOf } from '../../model/errors.js';
import type { Flow, RouterId, Suggestion } from '../../model/flow.js';
import type { Notice } from '../../model/notice.js';
import { type Plan, type PlanMessage, planFile } from '../../model/plan.js';
import { nameUnder, objectionTo, type PolicyInForce } from '../../model/policy.js';
import { shortName } from '../plan/lookup.js';
import type { Reconciled } from '../reconcile.js';

/** What can carry a message in the place of a router, the nearest first. */
const inPlaceOf: Readonly<Record<RouterId, readonly RouterId[]>> = {
  sqs: ['sns', 'eventbridge', 'kinesis'],
  sns: ['eventbridge', 'kinesis', 'sqs'],
  eventbridge: ['sns', 'kinesis', 'sqs'],
  kinesis: ['sns', 'eventbridge', 'sqs'],
  'step-functions': [],
  none: [],
};

interface Load {
  readonly consumers: number;
  /** Whether messages about the same thing must stay in order. */
  readonly ordered: boolean;
}

/** A queue serves one service, and EventBridge keeps no order. */
function carries(router: RouterId, { consumers, ordered }: Load): boolean {
  return router === 'sqs' ? consumers < 2 : router !== 'eventbridge' || !ordered;
}

/** The router itself where the policy allows it, else the nearest one that it allows and that can carry the message. */
function allowedRouter(router: RouterId, load: Load, { policy }: PolicyInForce): RouterId {
  if (objectionTo(router, policy) === undefined) return router;
  const instead = inPlaceOf[router].find(
    (other) => objectionTo(other, policy) === undefined && carries(other, load),
  );
  return instead ?? 'none';
}

/** The rule that its reasons bear, as `eda-migrate explain` takes it. */
export const policyRule = {
  id: 'P1',
  title: 'Policy',
  explain:
    'The policy in the configuration says which routers a team uses and whether dead-letter queues are required. Where it rules out the router that would fit best, the nearest one that it allows and that can carry the message is suggested in its place: a queue serves one service only, EventBridge keeps no order, and nothing takes the place of a workflow. Where none is left, the call stays synchronous.',
} as const;

/** The suggestion for a call that stays, since nothing is allowed to carry it. */
function stayingAfterAll(suggestion: Suggestion): Suggestion {
  const { confidence, reasons, alternatives } = suggestion;
  return { router: 'none', pattern: 'request-reply', confidence, reasons, alternatives, warnings: [] };
}

/** The suggestion with another router, and what depends on the router made to fit. */
function carriedBy(router: RouterId, suggestion: Suggestion): Suggestion {
  if (router === 'none') return stayingAfterAll(suggestion);
  const { delivery, steps: _, ...others } = suggestion;
  const isQueue = delivery?.variant === 'standard' || delivery?.variant === 'fifo';
  const variant = router === 'kinesis' ? 'stream' : isQueue ? delivery.variant : 'standard';
  return { ...others, router, ...(delivery === undefined ? {} : { delivery: { ...delivery, variant } }) };
}

function boundFlow(flow: Flow, load: Load, inForce: PolicyInForce): Flow {
  const { suggestion } = flow;
  const { policy, file, lineOf } = inForce;
  const allowed = suggestion.alternatives.filter(({ router }) => objectionTo(router, policy) === undefined);
  const objection = objectionTo(suggestion.router, policy);
  if (objection === undefined) return { ...flow, suggestion: { ...suggestion, alternatives: allowed } };
  const router = allowedRouter(suggestion.router, load, inForce);
  const outcome =
    router === 'none'
      ? 'nothing that it allows can carry the message, so the call stays'
      : `${router} is the nearest that it allows`;
  const reason = {
    rule: policyRule.id,
    title: policyRule.title,
    text: `The policy ${objection.because}: ${outcome}.`,
    file,
    line: lineOf(['policy', objection.member]),
  };
  const reasons = [...suggestion.reasons, reason];
  const alternatives = allowed.filter((each) => each.router !== router);
  return { ...flow, suggestion: carriedBy(router, { ...suggestion, reasons, alternatives }) };
}

/** What of a planned message the policy does not allow, to stand behind "but the policy". */
function breaches(message: PlanMessage, { policy }: PolicyInForce): readonly string[] {
  const short = shortName(message.name);
  const wanted = nameUnder(short, message.kind, policy);
  const objection = objectionTo(message.router, policy);
  return [
    ...(objection === undefined ? [] : [objection.because]),
    ...(wanted === short ? [] : [`would name it ${wanted}`]),
  ];
}

function isDecided({ consumers }: PlanMessage): boolean {
  return consumers.some(({ decidedByUser }) => decidedByUser);
}

function noticesOf(plan: Plan, inForce: PolicyInForce): readonly Notice[] {
  return plan.messages.flatMap((message) =>
    breaches(message, inForce).map((because) =>
      noticeOf(plannerEditsCatalogue.policyBroken, { message: message.name, because }, { file: planFile }),
    ),
  );
}

/**
 * Plan and proposal under the policy: a suggestion names no router that it rules out but the nearest that it allows, or
 * none, with the reason. Messages that nobody decided about follow; decisions of a person stay, with a notice.
 */
export function underPolicy(
  reconciled: Reconciled,
  { calls }: Pick<Analysis, 'calls'>,
  inForce: PolicyInForce | undefined,
): Reconciled {
  if (inForce === undefined) return reconciled;
  const ordered = new Set(calls.filter((call) => call.ordering).map((call) => call.id));
  const { plan, proposal, notices } = reconciled;
  const loadOf = (name: string): Load => {
    const flows = proposal.flows.filter((flow) => flow.message === name);
    return {
      consumers: flows.length,
      ordered: flows.some((flow) => flow.calls.some((call) => ordered.has(call))),
    };
  };
  const bound: Plan = {
    ...plan,
    messages: plan.messages.map((message) =>
      isDecided(message)
        ? message
        : { ...message, router: allowedRouter(message.router, loadOf(message.name), inForce) },
    ),
  };
  const flows = proposal.flows.map((flow) => boundFlow(flow, loadOf(flow.message), inForce));
  return {
    plan: bound,
    proposal: { ...proposal, flows },
    notices: [...notices, ...noticesOf(bound, inForce)],
  };
}
