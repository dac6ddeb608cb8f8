import type { Confidence } from './call.js';

/** The verdict on one call. */
export type Verdict = 'async' | 'orchestrate' | 'keep-sync';
export const routerIds = ['sqs', 'sns', 'eventbridge', 'kinesis', 'step-functions', 'none'] as const;
export type RouterId = (typeof routerIds)[number];

/** A rule that fired, in a sentence, with the line that made it fire. */
export interface Reason {
  readonly rule: string;
  /** Name of the rule in a few words (`Answer in the reply`), for lists that have no room for the sentence. */
  readonly title: string;
  readonly text: string;
  readonly file: string | null;
  readonly line: number | null;
}

export interface Alternative {
  readonly router: RouterId;
  readonly flipsWhen: string;
}

export interface Suggestion {
  readonly router: RouterId;
  /** The name of the pattern (`point-to-point`, `fan-out`, `saga`, `request-reply` …). */
  readonly pattern: string;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  readonly alternatives: readonly Alternative[];
  /** What changes for the users of the system. */
  readonly warnings: readonly string[];
  /** Why only a person can accept the flow, a sentence: `--yes` leaves it open. Absent where anybody can. */
  readonly consentNeeded?: string;
}

/** One message to one consumer: the unit that is decided, applied, switched and taken back. */
export interface Flow {
  /** `order.OrderPlaced:loyalty` */
  readonly id: string;
  /** `order.OrderPlaced` */
  readonly message: string;
  readonly kind: 'event' | 'command';
  readonly from: string;
  readonly to: string;
  /** Ids of the calls that it replaces, sorted. */
  readonly calls: readonly string[];
  readonly suggestion: Suggestion;
}

export interface Edge {
  /** `order:loyalty` */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly calls: readonly string[];
  readonly callsByVerdict: Readonly<Record<Verdict, number>>;
}

/** What the planner says of an analysis, before anybody decided anything. */
export interface Proposal {
  /** Verdict of each call by its id. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Why, by call id. */
  readonly reasons: Readonly<Record<string, readonly Reason[]>>;
  readonly edges: readonly Edge[];
  readonly flows: readonly Flow[];
}
