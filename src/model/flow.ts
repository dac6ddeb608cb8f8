import type { Confidence } from './call.js';
import type { FlowCost, FlowTraffic } from './traffic.js';

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

/** How a message is to travel; proposals, each of which a person may change. */
export interface Delivery {
  /**
   * `standard` and `fifo`: a queue of the consumer's own (behind a topic or bus where there is one); `stream`: a reader
   * of a stream; `task`: one ECS task for each event; `workflow`: an execution of a state machine.
   */
  readonly variant: 'standard' | 'fifo' | 'stream' | 'task' | 'workflow';
  /** Expression at the call site whose value keeps messages in order (message group, partition key); null for none. */
  readonly orderingKey: string | null;
  /** What tells a repeated message: the key that the request sends already, else the id of the event. */
  readonly idempotencyKey: 'Idempotency-Key' | 'event id';
  /** The most messages that the consumer takes at once. */
  readonly batchSize: number;
  /** Size of one message in bytes, envelope included; null where the fields of the body cannot be told. */
  readonly payloadBytes: number | null;
}

/** One step of a proposed workflow. */
export interface WorkflowStep {
  readonly service: string;
  /** `POST /charges` */
  readonly endpoint: string;
  /** The endpoint that takes the step back, where the code or the service has one. */
  readonly compensation: string | null;
  readonly file: string;
  readonly line: number;
}

/** How much has to be changed, and what, a few words each. */
export interface Effort {
  readonly level: 'low' | 'medium' | 'high';
  readonly tasks: readonly string[];
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
  /** Absent where nothing is to be carried. */
  readonly delivery?: Delivery;
  /** The steps of a workflow in order. Absent where none is proposed. */
  readonly steps?: readonly WorkflowStep[];
  /** What the message has to say of the caller, since no credential travels in it; a sentence each. */
  readonly identity?: readonly string[];
  readonly effort?: Effort;
  /** Monthly cost by router. Absent where no traffic was given, and where nothing is to be carried. */
  readonly cost?: FlowCost;
  /** What to do about a call that stays synchronous, a sentence each. */
  readonly advice?: readonly string[];
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
  /** What was measured of its requests. Absent where no traffic was given, or none of this flow. */
  readonly traffic?: FlowTraffic;
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
