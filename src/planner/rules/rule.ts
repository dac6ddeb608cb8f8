import type { Call, Confidence } from '../../model/call.js';
import type { Verdict } from '../../model/flow.js';
import type { Place } from '../../model/place.js';
import type { PlanningContext } from '../context.js';

/** What a rule says of a call that it applies to. */
export interface Ruling {
  readonly verdict: Verdict;
  /** Where the rule's own title covers too much: what this call is. */
  readonly title?: string;
  /** One sentence in the user's own terms. */
  readonly reason: string;
  /** The line that made the rule fire. */
  readonly place: Place;
  readonly confidence: Confidence;
}

/**
 * One rule of "should this call leave the request path at all?". The registry asks the rules in its order and takes
 * the first that does not answer undefined. Adding one is a file, a line in `registry.ts` and a test.
 */
export interface Rule {
  readonly id: string;
  /** A few words that fit every call it applies to. */
  readonly title: string;
  /** Two to five sentences: when it applies, and why it decides so. */
  readonly explain: string;
  readonly applies: (call: Call, context: PlanningContext) => Ruling | undefined;
}

/** Where the answer of a call is used. */
export function answerPlace(call: Call): Place {
  return { file: call.answer.file, line: call.answer.line };
}

/** Where a call stands. */
export function callPlace(call: Call): Place {
  return { file: call.file, line: call.line };
}

const readingMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for the methods that HTTP defines as safe: they ask and change nothing (RFC 9110 §9.2.1). */
export function onlyReads(call: Call): boolean {
  return readingMethods.has(call.method);
}
