import type { CallLike } from '../../syntax/expressions.js';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import type { Evaluator } from '../../values/evaluator.js';
import type { Frame } from '../../values/value.js';
import type { Request } from '../client.js';
import { frameOf, type Situation } from './situation.js';

/** A request at the place where its endpoint is decided. */
export interface SitedRequest {
  readonly site: CallLike;
  /** The expression that sends it. */
  readonly sink: CallLike;
  /** The wrappers between them, outermost first. */
  readonly via: readonly FunctionNode[];
  readonly request: Request & { readonly client: string };
}

/** What an expression sends in a frame; undefined where it is no request there. */
export type RequestReader = (frame: Frame) => SitedRequest['request'] | undefined;

/** One request on its way to where its endpoint is decided. */
export interface Lifting {
  readonly evaluator: Evaluator;
  readonly sink: CallLike;
  readonly read: RequestReader;
  readonly found: SitedRequest[];
  visits: number;
  /** What was looked at, by site: another way through a net of wrappers to the same says nothing new. */
  readonly seen: Map<CallLike, Set<string>>;
}

/** The call that is the request's site in a situation. */
export function siteOf(lifting: Lifting, situation: Situation): CallLike {
  return situation.chain.at(-1)?.call ?? lifting.sink;
}

/** What is sent in a situation; undefined where it does not come about. */
export function requestAt(lifting: Lifting, situation: Situation): SitedRequest['request'] | undefined {
  const frame = frameOf(lifting.evaluator, situation);
  return frame === undefined ? undefined : lifting.read(frame);
}
