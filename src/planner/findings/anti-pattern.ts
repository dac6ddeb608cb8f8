import type { Call } from '../../model/call.js';
import type { Finding, FindingKind, FindingStep } from '../../model/finding.js';
import { endpointOf, type PlanningContext, targetService } from '../context.js';

/** What was found, before it has an id. */
export interface Found {
  /** Tells it apart from others of its kind, without line numbers: `order:loyalty`. */
  readonly subject: string;
  readonly text: string;
  readonly cure: string;
  readonly services: readonly string[];
  readonly calls: readonly Call[];
  /** At least one. */
  readonly steps: readonly FindingStep[];
}

/**
 * One way in which synchronous calls do harm, whatever becomes of them. Adding one is a kind in the model, a file, a
 * line in `registry.ts` and a test.
 */
export interface AntiPattern {
  readonly kind: FindingKind;
  /** A few words. */
  readonly title: string;
  /** Two to four sentences: what is found, from where on, and why it does harm. */
  readonly explain: string;
  readonly find: (context: PlanningContext) => readonly Found[];
}

/** The service or the host that a call goes to; null where it is not known. */
export function targetName({ to }: Call): string | null {
  return to.kind === 'service' ? to.name : to.kind === 'external' ? to.host : null;
}

/** The call as a step: `order calls POST /points of loyalty`. */
export function stepOf(call: Call): FindingStep {
  const what = `${call.from} calls ${endpointOf(call)} of ${targetName(call) ?? 'an unknown service'}`;
  return { file: call.file, line: call.line, what };
}

/** What a call between two services is about, for ids: `order:loyalty POST /points`. */
export function subjectOf(call: Call): string {
  return `${call.from}:${targetName(call) ?? 'unknown'} ${endpointOf(call)}`;
}

const use = ['ignored', 'status', 'data'] as const;

/** The call whose answer is needed least, the first of several. */
function leastNeeded(calls: readonly Call[]): Call | undefined {
  return use
    .map((response) => calls.find((call) => call.response === response && targetService(call) !== null))
    .find((call) => call !== undefined);
}

/** How a way of calls is cut where the answer is needed least: by a message, or by a copy of what is asked for. */
export function cutAt(calls: readonly Call[]): string {
  const call = leastNeeded(calls);
  if (call === undefined) {
    return 'Let the services tell each other by messages what they ask for now.';
  }
  const to = targetService(call) ?? '';
  return call.response === 'data'
    ? `Let ${call.from} keep a copy of what it asks ${to} for (${endpointOf(call)}), fed by events of ${to}.`
    : `Let ${call.from} tell ${to} by a message in place of ${endpointOf(call)}: its answer is needed least.`;
}

/** Gives what was found its kind and id. */
export function findingOf({ kind, title }: AntiPattern, found: Found, id: string): Finding {
  const [first] = found.steps;
  const { text, cure, services, steps } = found;
  const calls = [...new Set(found.calls.map((call) => call.id))].sort();
  return {
    id,
    kind,
    title,
    text,
    cure,
    file: first?.file ?? '',
    line: first?.line ?? 1,
    services,
    calls,
    steps,
  };
}
