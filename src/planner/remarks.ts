import type { Call } from '../model/call.js';
import type { Reason, Verdict } from '../model/flow.js';
import { callerOf, endpointOf, type PlanningContext, targetService } from './context.js';
import { guardWarning } from './guards.js';

/** Something that follows from moving a call: a further reason, or a warning of what changes for people. */
export interface Remark {
  readonly id: string;
  readonly title: string;
  /** Two to four sentences: when it applies, and what to do. */
  readonly explain: string;
  /** True where it holds for the steps of a workflow as well as for messages. */
  readonly ofWorkflows?: true;
  readonly reason?: (call: Call, context: PlanningContext) => string | undefined;
  readonly warning?: (call: Call, context: PlanningContext) => string | undefined;
}

function mattersToCaller(call: Call): boolean {
  return (
    call.response === 'status' && (call.answer.failure === 'propagates' || call.answer.failure === 'mapped')
  );
}

/** For calls that a message replaces, in this order; some for steps of a workflow too. */
export const remarks = [
  {
    id: 'B7',
    title: 'Called in a loop',
    explain:
      'The request is repeated for each item of a list, so the caller waits once for each. One message with all the items takes their place, and the consumer goes through them; where more than one message is needed they are published in batches of ten.',
    reason: (call) =>
      call.inLoop
        ? `The request is repeated in a loop: one message carries all the items, and the caller waits for none of them.`
        : undefined,
  },
  {
    id: 'B5',
    title: 'Order matters',
    explain:
      'Successive requests about the same thing depend on their order: states that follow each other, versions, sums. A standard queue may deliver them in another order. Where only the last one counts, the consumer compares a version; else the queue is FIFO with the id of the thing as the message group. EventBridge keeps no order at all.',
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
    explain:
      'Queues deliver at least once, so a message can arrive twice, and the method of the request does not say that repeating it is harmless. The consumer remembers the id of each event together with its effect and skips what it has done. With money this is the first thing to get right.',
    ofWorkflows: true,
    warning: (call) =>
      call.idempotent
        ? undefined
        : `A message can arrive twice: ${targetService(call)} must do the work of ${endpointOf(call)} only once for each message id.`,
  },
  {
    id: 'C1',
    title: 'The caller answers earlier',
    explain:
      'The caller used to answer when the work was done, and now answers when it is accepted. Whoever calls it sees 202 in place of 200 or 201, or learns of the result in another way. That is a change of its contract.',
    warning: (call, context) =>
      mattersToCaller(call)
        ? `${callerOf(call, context)} answers before ${targetService(call)} has done the work: its answer means accepted (202), no longer done (200 or 201).`
        : undefined,
  },
  {
    id: 'C2',
    title: 'Lost error path',
    explain:
      'A failure of the other service used to become a failure of the caller. As a message the work is repeated and, when nothing helps, waits in the dead-letter queue: somebody has to look there, and what was promised may have to be taken back by a compensating event.',
    warning: (call, context) =>
      mattersToCaller(call)
        ? `A failure of ${targetService(call)} no longer fails ${callerOf(call, context)} (${call.answer.file}:${call.answer.line}): the message is retried and then waits in the dead-letter queue.`
        : undefined,
  },
  {
    id: 'C3',
    title: 'Eventual consistency',
    explain:
      'The work is done a little after the reply. Whoever reads from the other service right then may not find the result yet: show what was accepted, or let the page ask again.',
    warning: (call) =>
      call.awaited
        ? `Whoever asks ${targetService(call)} right after the reply may not see the result yet (eventual consistency).`
        : undefined,
  },
  {
    id: 'C4',
    title: 'Dual write',
    explain:
      'The caller writes to its store and then publishes; a crash between the two loses the message, and the other order invents one. An outbox table that is written in the same transaction and published from carries both.',
    warning: (call) =>
      call.afterWrite
        ? `${call.from} writes to its store and then publishes: a crash between the two loses the message unless an outbox carries both.`
        : undefined,
  },
  {
    id: 'C5',
    title: 'Credentials',
    explain:
      'The request carries credentials. They are not put into a message, where they would lie in queues and logs and be out of date when it is read. The consumer gets what it needs to know of the caller as named fields.',
    ofWorkflows: true,
    warning: (call) =>
      call.headers.auth
        ? `The request carries credentials and a message will not: ${targetService(call)} must get what it reads of the caller as fields.`
        : undefined,
  },
  {
    id: 'C6',
    title: 'Guards',
    explain:
      'Guards and middleware run in front of the route. A worker calls the business code behind them, so none of them runs: what they check has to be checked before the message is published.',
    ofWorkflows: true,
    warning: guardWarning,
  },
] as const satisfies readonly Remark[];

function remarksFor(verdict: Verdict): readonly Remark[] {
  const all: readonly Remark[] = remarks;
  return verdict === 'keep-sync' ? [] : all.filter(({ ofWorkflows }) => verdict === 'async' || ofWorkflows);
}

/** The further reasons of a flow's calls, each text once. */
export function furtherReasons(
  calls: readonly Call[],
  context: PlanningContext,
  verdict: Verdict,
): readonly Reason[] {
  return remarksFor(verdict).flatMap(({ id, title, reason }) => {
    const [found] = calls.flatMap((call) => {
      const text = reason?.(call, context);
      return text === undefined ? [] : [{ rule: id, title, text, file: call.file, line: call.line }];
    });
    return found === undefined ? [] : [found];
  });
}

/** The warnings of a flow's calls, each once. */
export function warningsOf(
  calls: readonly Call[],
  context: PlanningContext,
  verdict: Verdict,
): readonly string[] {
  const all = remarksFor(verdict).flatMap(({ warning }) =>
    calls.map((call) => warning?.(call, context)).filter((text) => text !== undefined),
  );
  return [...new Set(all)];
}
