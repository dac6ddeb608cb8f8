import type { Call, Confidence } from '../../model/call.js';
import type { Alternative, Delivery, Reason, RouterId, WorkflowStep } from '../../model/flow.js';
import type { TrafficFigures } from '../../model/traffic.js';
import type { Judgement, PlanningContext } from '../context.js';
import type { Draft } from '../messages/draft.js';

/** Why a router fits a message, and what would make another one fit better. */
export interface RouterChoice {
  readonly pattern: string;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  /** The routers that lost, each with what would make it win. */
  readonly alternatives: readonly Alternative[];
  readonly warnings: readonly string[];
  /** Absent where nothing is carried. */
  readonly variant?: Delivery['variant'];
  readonly steps?: readonly WorkflowStep[];
}

/** What was measured of some calls together; undefined where nothing was. */
export type TrafficOf = (calls: readonly Call[]) => TrafficFigures | undefined;

export interface RouterInput {
  readonly draft: Draft;
  readonly context: PlanningContext;
  readonly judgementOf: (callId: string) => Judgement;
  readonly trafficOf?: TrafficOf;
}

/**
 * A way to carry a message. The registry asks in its order and takes the first that does not answer undefined. Adding
 * one is a file, a line in `registry.ts` and a test.
 */
export interface Router {
  readonly id: RouterId;
  /** The id that its reasons have, as `eda-migrate explain` takes it. */
  readonly rule: string;
  readonly title: string;
  /** Two to five sentences: when it fits, and why. */
  readonly explain: string;
  readonly choose: (input: RouterInput) => RouterChoice | undefined;
}

/** A reason at the first call of a message. */
export function reasonOf(rule: string, title: string, text: string, { file, line }: Call): Reason {
  return { rule, title, text, file, line };
}
