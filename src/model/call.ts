import type { Span } from './place.js';

export type Target =
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'external'; readonly host: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly missing: string };

/** What the caller does with the answer: nothing, only whether it succeeded, or its body. */
export type Response = 'ignored' | 'status' | 'data';
export type AnswerUse = 'reply' | 'decision' | 'store' | 'next-call' | 'log';
export type FailureHandling = 'propagates' | 'mapped' | 'swallowed' | 'retried';
export type Confidence = 'high' | 'medium' | 'low';
export type CallRole = 'business' | 'proxy' | 'health' | 'auth';

export interface Answer {
  /** The weightiest use of the answer; null where it is not used. */
  readonly flowsTo: AnswerUse | null;
  readonly failure: FailureHandling;
  readonly file: string;
  readonly line: number;
}

/** From where the enclosing function is reached. */
export interface Entry {
  readonly kind: 'route' | 'consumer' | 'timer' | 'startup';
  readonly id: string;
}

export interface Sequence {
  /** Position of the call among the calls of its function, in source order, from 0. */
  readonly index: number;
  /** Calls started together (Promise.all …) share a number; null for a call on its own. */
  readonly parallelGroup: number | null;
  /**
   * Which conditions of the function guard the call: '' for none, else one step per `if`, `else`, `switch` case,
   * `catch` … with its ordinal (`if0/else1`). Loops are no condition. Two calls of one function with the same
   * branch always run together.
   */
  readonly branch: string;
}

/** What is sent as the request's body. */
export interface Payload {
  readonly span: Span;
  /** Text of the expression's declared type where the syntax tells it, else null. */
  readonly type: string | null;
  /** Property names of an object literal, in source order; empty where it is something else. */
  readonly fields: readonly string[];
}

/** One step of how the target was told: which line contributed what. */
export interface Resolution {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** A synchronous request from one service to another (or to the outside), at the place where its target is decided. */
export interface Call {
  /** `order.placeOrder>loyalty POST /points`, with `#2` … for repetitions; holds no line number. */
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Span of the call expression (`api.post(…)`), without `await`. */
  readonly span: Span;
  /** Name of the nearest enclosing function or method (`Class.method`), '' at the top of a module. */
  readonly function: string;
  /** The wrappers that the request went through, outermost first: `file#function`. */
  readonly via: readonly string[];
  /** Shared by alternative targets of one expression, else null. */
  readonly group: string | null;
  readonly from: string;
  readonly to: Target;
  /** GET … , ANY, RPC. */
  readonly method: string;
  /** Normalised endpoint path with `{}` segments, null where it cannot be told. */
  readonly path: string | null;
  /** Source text of the expression in each `{}` of `path`, in order; empty where it cannot be told. */
  readonly pathArguments: readonly string[];
  /** Id of the route that it reaches, or null. */
  readonly route: string | null;
  /** Id of the client that recognised it (`axios`, `fetch` …). */
  readonly client: string;
  readonly response: Response;
  readonly awaited: boolean;
  readonly answer: Answer;
  readonly entry: readonly Entry[];
  readonly sequence: Sequence;
  readonly inLoop: boolean;
  readonly ordering: boolean;
  readonly transaction: boolean;
  readonly afterWrite: boolean;
  readonly timeoutMs: number | null;
  readonly retries: number | null;
  readonly breaker: boolean;
  readonly idempotent: boolean;
  readonly payload: Payload | null;
  /** Expressions that identify the entity concerned (`order.id`), best first. */
  readonly keys: readonly string[];
  readonly headers: { readonly auth: boolean; readonly idempotency: boolean };
  readonly role: CallRole;
  readonly confidence: Confidence;
  readonly resolved: readonly Resolution[];
}
