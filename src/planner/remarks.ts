import type { Call } from '../model/call.js';
import type { Reason } from '../model/flow.js';
import { callerOf, endpointOf, type PlanningContext, targetService } from './context.js';
import { guardWarning } from './guards.js';

/** Something that follows from moving a call: a further reason, or a warning of what changes for people. */
export interface Remark {
  readonly id: string;
  readonly title: string;
  readonly reason?: (call: Call, context: PlanningContext) => string | undefined;
  readonly warning?: (call: Call, context: PlanningContext) => string | undefined;
}

function mattersToCaller(call: Call): boolean {
  return (
    call.response === 'status' && (call.answer.failure === 'propagates' || call.answer.failure === 'mapped')
  );
}

/** Only for calls that a message replaces (async), in this order. */
export const remarks = [
  {
    id: 'B7',
    title: 'Called in a loop',
    reason: (call) =>
      call.inLoop
        ? `The request is repeated in a loop: one message carries all the items, and the caller waits for none of them.`
        : undefined,
  },
  {
    id: 'B5',
    title: 'Order matters',
    reason: (call) =>
      call.ordering
        ? 'Requests about the same thing follow each other, so their order may matter.'
        : undefined,
    warning: (call) => {
      const group = call.keys[0] === undefined ? 'the id of the thing concerned' : call.keys[0];
      return call.ordering
        ? `A standard queue may deliver messages out of order. Let ${targetService(call)} compare a version, or use FIFO with ${group} as the message group.`
        : undefined;
    },
  },
  {
    id: 'B8',
    title: 'Delivered at least once',
    warning: (call) =>
      call.idempotent
        ? undefined
        : `A message can arrive twice: ${targetService(call)} must do the work of ${endpointOf(call)} only once for each message id.`,
  },
  {
    id: 'C1',
    title: 'The caller answers earlier',
    warning: (call, context) =>
      mattersToCaller(call)
        ? `${callerOf(call, context)} answers before ${targetService(call)} has done the work: its answer means accepted (202), no longer done (200 or 201).`
        : undefined,
  },
  {
    id: 'C2',
    title: 'Lost error path',
    warning: (call, context) =>
      mattersToCaller(call)
        ? `A failure of ${targetService(call)} no longer fails ${callerOf(call, context)} (${call.answer.file}:${call.answer.line}): the message is retried and then waits in the dead-letter queue.`
        : undefined,
  },
  {
    id: 'C3',
    title: 'Eventual consistency',
    warning: (call) =>
      call.awaited
        ? `Whoever asks ${targetService(call)} right after the reply may not see the result yet (eventual consistency).`
        : undefined,
  },
  {
    id: 'C4',
    title: 'Dual write',
    warning: (call) =>
      call.afterWrite
        ? `${call.from} writes to its store and then publishes: a crash between the two loses the message unless an outbox carries both.`
        : undefined,
  },
  {
    id: 'C5',
    title: 'Credentials',
    warning: (call) =>
      call.headers.auth
        ? `The request carries credentials and a message will not: ${targetService(call)} must get what it reads of the caller as fields.`
        : undefined,
  },
  {
    id: 'C6',
    title: 'Guards',
    warning: guardWarning,
  },
] as const satisfies readonly Remark[];

/** The further reasons of a flow's calls, each text once. */
export function furtherReasons(calls: readonly Call[], context: PlanningContext): readonly Reason[] {
  return (remarks satisfies readonly Remark[] as readonly Remark[]).flatMap((remark) => {
    const call = calls.find((each) => remark.reason?.(each, context) !== undefined);
    const text = call === undefined ? undefined : remark.reason?.(call, context);
    return call === undefined || text === undefined
      ? []
      : [{ rule: remark.id, title: remark.title, text, file: call.file, line: call.line }];
  });
}

/** The warnings of a flow's calls, each once. */
export function warningsOf(calls: readonly Call[], context: PlanningContext): readonly string[] {
  const all = (remarks satisfies readonly Remark[] as readonly Remark[]).flatMap((remark) =>
    calls.map((call) => remark.warning?.(call, context)).filter((text) => text !== undefined),
  );
  return [...new Set(all)];
}
