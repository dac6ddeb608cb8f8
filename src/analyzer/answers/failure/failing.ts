import type { ts } from 'ts-morph';
import type { FailureHandling } from '../../../model/call.js';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';

/** What becomes of a request that fails. */
export interface Failure {
  readonly handling: FailureHandling;
  /** True where a failure changes anything but logs. */
  readonly matters: boolean;
  readonly node: ts.Node;
}

/** What following a failure needs to know. */
export interface Failing {
  readonly program: Program;
  /** Whether anything but a log uses the value that is at `node` because of the failure. */
  isUsed(node: ts.Node): boolean;
  /** What becomes of a promise that rejects. */
  rejectionOf(node: ts.Node): Failure;
  /** What becomes of an exception that is thrown at a node. */
  exceptionAt(node: ts.Node): Failure;
  /** The function whose callers are not looked at; `escaped` tells whether a failure got out of it. */
  readonly boundary: FunctionNode | undefined;
  escaped: boolean;
  /** How many callers up the failure is followed now. */
  level: number;
  /** What was told, or is being told (then for now: nothing), by the node that it starts from. */
  readonly rejections: Map<ts.Node, Failure>;
  readonly exceptions: Map<ts.Node, Failure>;
}

const WEIGHTS: Readonly<Record<FailureHandling, number>> = {
  propagates: 3,
  mapped: 2,
  retried: 1,
  swallowed: 0,
};

/** The failure goes on to whoever called. */
export function propagates(node: ts.Node): Failure {
  return { handling: 'propagates', matters: true, node };
}

/** Another failure, or a reply that tells of it, takes its place. */
export function mapped(node: ts.Node): Failure {
  return { handling: 'mapped', matters: true, node };
}

/** Nothing but a log comes of it. */
export function swallowed(node: ts.Node): Failure {
  return { handling: 'swallowed', matters: false, node };
}

/** The failure with the greatest consequence; swallowed at `node` where there is none. */
export function worst(failures: readonly Failure[], node: ts.Node): Failure {
  const first = failures.reduce<Failure | undefined>(
    (best, each) => (best === undefined || WEIGHTS[each.handling] > WEIGHTS[best.handling] ? each : best),
    undefined,
  );
  if (first === undefined) return swallowed(node);
  return { ...first, matters: failures.some((each) => each.matters) };
}

/** The failure, mattering besides where `isSkipped`: work that would have followed does not run. */
export function alsoSkipping(failure: Failure, isSkipped: boolean): Failure {
  return isSkipped ? { ...failure, matters: true } : failure;
}

/** Tells a failure once; a cycle of callers counts as nothing. */
export function once(known: Map<ts.Node, Failure>, node: ts.Node, tell: () => Failure): Failure {
  const found = known.get(node);
  if (found !== undefined) return found;
  known.set(node, swallowed(node));
  const failure = tell();
  known.set(node, failure);
  return failure;
}
