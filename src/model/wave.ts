import type { Reason } from './flow.js';

export const levels = ['low', 'medium', 'high'] as const;
export type Level = (typeof levels)[number];

/** Where a flow stands in the order of migration, and why there. */
export interface WavePlace {
  /** `order.OrderPlaced:loyalty` */
  readonly flow: string;
  /** What can go wrong for people when it moves. */
  readonly risk: Level;
  /** What users and callers gain when it moves. */
  readonly benefit: Level;
  /** Flows that have to move before it, sorted. */
  readonly after: readonly string[];
  /** Why it stands in this wave and at this place of it: what decides the wave first. */
  readonly reasons: readonly Reason[];
}

/** Flows whose switches may be turned one after the other, before those of the next wave. */
export interface Wave {
  /** From 1. */
  readonly number: number;
  /** What the flows of the wave have in common (`Nobody notices`). */
  readonly title: string;
  /** Why the wave comes when it does, a sentence. */
  readonly why: string;
  /** In the order in which to move them. */
  readonly places: readonly WavePlace[];
}
