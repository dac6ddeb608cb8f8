import type { Place } from './place.js';

/** What a kind of finding is called: the name of an anti-pattern. */
export const findingKinds = [
  'service-cycle',
  'call-in-transaction',
  'retry-without-key',
  'call-in-loop',
  'deep-chain',
  'fan-out-in-request',
  'read-then-write',
  'chatty-pair',
  'no-timeout',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A step of the way that a finding is about: where it stands, and what happens there. */
export interface FindingStep extends Place {
  /** A few words: `order POST /orders calls payment POST /charges`. */
  readonly what: string;
}

/** An anti-pattern of synchronous calls at a place, met while planning; it is advice and changes no verdict. */
export interface Finding {
  /** `call-in-loop:order:loyalty POST /points`, with `#2` … for repetitions; holds no line number. */
  readonly id: string;
  readonly kind: FindingKind;
  /** Name of the kind in a few words (`Call in a loop`). */
  readonly title: string;
  /** What was seen, one or two full sentences. */
  readonly text: string;
  /** What to do about it, one sentence. */
  readonly cure: string;
  readonly file: string;
  readonly line: number;
  /** The services concerned, in the order of the way where there is one. */
  readonly services: readonly string[];
  /** Ids of the calls concerned, sorted. */
  readonly calls: readonly string[];
  /** Every place that makes it up, in the order of the way; the first is that of the finding. */
  readonly steps: readonly FindingStep[];
}
