import type { Call } from '../../model/call.js';
import type { Reason } from '../../model/flow.js';
import { comesAfter } from '../call-paths/waiting.js';
import { callerOf, endpointOf, functionOf, type PlanningContext, targetService } from '../context.js';
import { onlyReads } from '../rules/rule.js';
import { type MovingFlow, reasonAt } from './moving-flow.js';
import { type WaveRule, waveRules } from './wave-rules.js';

/** The steps of a migration, from what nobody notices to what changes how a caller works. */
export const stages = ['unnoticed', 'shorter-wait', 'with-care', 'workflow'] as const;
export type Stage = (typeof stages)[number];

/** The call that makes a rule apply, and what it says of it. */
interface Placed {
  readonly call: Call;
  readonly text: string;
}

/** One rule of "in which stage does this flow move?". Adding one is a rule, an entry below and a test. */
interface Placement {
  readonly rule: WaveRule;
  readonly stage: Stage;
  readonly applies: (moving: MovingFlow, context: PlanningContext) => Placed | undefined;
}

/** What is said of the first call that a condition is true of. */
function atFirst(
  { calls }: MovingFlow,
  condition: (call: Call) => boolean,
  textOf: (call: Call) => string,
): Placed | undefined {
  const call = calls.find(condition);
  return call && { call, text: textOf(call) };
}

function always(): boolean {
  return true;
}

function isLookedAt({ response, answer: { failure } }: Call): boolean {
  return response !== 'ignored' && failure !== 'swallowed' && failure !== 'retried';
}

/** The first request that asks the same service again, after a call and in the same function. */
function readAfter(call: Call, { callsOfFunction }: PlanningContext): Call | undefined {
  return callsOfFunction
    .get(functionOf(call))
    ?.find(
      (other) => onlyReads(other) && targetService(other) === targetService(call) && comesAfter(other, call),
    );
}

/** First match decides; the last one covers every flow. */
const placements: readonly Placement[] = [
  {
    rule: waveRules.workflow,
    stage: 'workflow',
    applies: (moving, context) =>
      atFirst(
        moving,
        () => moving.message.router === 'step-functions',
        (call) =>
          `${callerOf(call, context)} needs what comes of ${endpointOf(call)}: it is cut in two around a workflow.`,
      ),
  },
  {
    rule: waveRules.guarded,
    stage: 'with-care',
    applies: (moving) => {
      const { consentNeeded } = moving.flow.suggestion;
      return consentNeeded === undefined ? undefined : atFirst(moving, always, () => consentNeeded);
    },
  },
  {
    rule: waveRules.ordered,
    stage: 'with-care',
    applies: (moving) =>
      atFirst(
        moving,
        ({ ordering }) => ordering,
        ({ keys }) =>
          `Requests to ${moving.to} about the same ${keys[0] ?? 'thing'} follow each other: their order has to be kept.`,
      ),
  },
  {
    rule: waveRules.transaction,
    stage: 'with-care',
    applies: (moving) =>
      atFirst(
        moving,
        ({ transaction }) => transaction,
        (call) => `${endpointOf(call)} is called inside a database transaction: an outbox comes first.`,
      ),
  },
  {
    rule: waveRules.readAfterwards,
    stage: 'with-care',
    applies: (moving, context) =>
      moving.calls
        .flatMap((call): readonly Placed[] => {
          const read = readAfter(call, context);
          const text = `${callerOf(call, context)} asks ${moving.to} afterwards (${read && endpointOf(read)}) and may not see the work done yet.`;
          return read === undefined ? [] : [{ call: read, text }];
        })
        .at(0),
  },
  {
    rule: waveRules.doubtful,
    stage: 'with-care',
    applies: (moving) =>
      atFirst(
        moving,
        () => moving.flow.suggestion.confidence === 'low',
        (call) => `What becomes of ${endpointOf(call)} is told with low confidence: look at it first.`,
      ),
  },
  {
    rule: waveRules.answersEarlier,
    stage: 'shorter-wait',
    applies: (moving, context) =>
      atFirst(
        moving,
        isLookedAt,
        (call) =>
          `${callerOf(call, context)} fails when ${moving.to} does; as a message it answers before ${moving.to} has done the work.`,
      ),
  },
  {
    rule: waveRules.unnoticed,
    stage: 'unnoticed',
    applies: (moving, context) =>
      atFirst(
        moving,
        always,
        (call) =>
          `${callerOf(call, context)} looks at neither the answer nor a failure of ${endpointOf(call)}.`,
      ),
  },
];

/** The stage of a flow, and the rule that decided it. */
export function placementOf(
  moving: MovingFlow,
  context: PlanningContext,
): { readonly stage: Stage; readonly reason: Reason } {
  for (const { rule, stage, applies } of placements) {
    const placed = applies(moving, context);
    if (placed !== undefined) {
      return { stage, reason: reasonAt(placed.call, rule, placed.text) };
    }
  }
  throw new Error(`No rule places the flow ${moving.id}.`);
}
