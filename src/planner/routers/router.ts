import type { Confidence } from '../../model/call.js';
import type { Alternative, Reason, RouterId } from '../../model/flow.js';
import type { Judgement, PlanningContext } from '../context.js';
import type { Draft } from '../messages/draft.js';

/** Why a router fits a message, and what would make another one fit better. */
export interface RouterChoice {
  readonly pattern: string;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  readonly alternatives: readonly Alternative[];
  readonly warnings: readonly string[];
}

export interface RouterInput {
  readonly draft: Draft;
  readonly context: PlanningContext;
  readonly judgementOf: (callId: string) => Judgement;
}

/**
 * A way to carry a message. The registry asks in its order and takes the first that does not answer undefined. Adding
 * one is a file, a line in `registry.ts` and a test.
 */
export interface Router {
  readonly id: RouterId;
  readonly title: string;
  readonly choose: (input: RouterInput) => RouterChoice | undefined;
}
