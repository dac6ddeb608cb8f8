import type { Call } from '../../model/call.js';
import type { Verdict } from '../../model/flow.js';
import { compareText, targetService } from '../context.js';

/** A message before a router is suggested: which calls of one producer it replaces. */
export interface Draft {
  /** `order.OrderPlaced` */
  readonly name: string;
  readonly kind: 'event' | 'command';
  readonly producer: string;
  /** The weightiest verdict of its calls. */
  readonly verdict: Verdict;
  /** In source order; every one goes to a service. */
  readonly calls: readonly Call[];
}

/** The services that a message's calls go to, sorted, each once. */
export function consumersOf(calls: readonly Call[]): readonly string[] {
  const names = calls.map(targetService).filter((name) => name !== null);
  return [...new Set(names)].sort(compareText);
}
