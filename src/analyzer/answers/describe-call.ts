import { ts } from 'ts-morph';
import type { Answer, Call } from '../../model/call.js';
import type { Program } from '../syntax/program.js';
import { namedFunction } from './code/functions.js';
import { lastName } from './code/names.js';
import { isReplyObject } from './code/replies.js';
import { type Failing, type Failure, propagates } from './failure/failing.js';
import { createFailing, failureOf } from './failure/failure.js';
import { isConfiguredToRetry } from './failure/retries.js';
import { failureThroughWrapper } from './failure/wrapper-failure.js';
import { branchOf } from './place/branch.js';
import { keysOf } from './place/keys.js';
import { isInLoop } from './place/loops.js';
import { isOrdered } from './place/ordering.js';
import { isInTransaction } from './place/transaction.js';
import { waitingFor } from './place/waiting.js';
import { isAfterWrite } from './place/writes.js';
import { isCallbackName } from './use/callbacks.js';
import { startAt, type Tracing, type Use } from './use/carrier.js';
import { isDiscarded } from './use/discarded.js';
import { usesFrom, usesOfRequest, weightiest } from './use/uses.js';

/** What the code around a request says about it. */
export interface CallContext
  extends Pick<
    Call,
    | 'function'
    | 'response'
    | 'awaited'
    | 'answer'
    | 'inLoop'
    | 'ordering'
    | 'transaction'
    | 'afterWrite'
    | 'keys'
  > {
  /** See `Sequence.branch`. */
  readonly branch: string;
  /** What it runs in parallel in: a `Promise.all` call, the block where it is started without waiting, or null. */
  readonly parallel: ts.Node | null;
}

export interface DescribeOptions {
  /** What is sent as the request's body, where it is known better than by the shape of the arguments. */
  readonly body?: ts.Expression | undefined;
}

/**
 * Tells what the caller does with the answer of a request, and where the request stands.
 * @param site the expression that sends the request, without `await`: `fetch(…)`, `this.users.get(…)`, the call of a
 * wrapper; or the whole chain of a request builder
 */
export function describeCall(
  program: Program,
  site: ts.Expression,
  options: DescribeOptions = {},
): CallContext {
  const { failing, tracing } = createFollowing(program);
  const uses = [...usesOfRequest(tracing, site), ...handedOver(site)];
  const failure = retrying(
    program,
    site,
    handedFailure(site) ?? failureThroughWrapper(program, site, () => failureOf(failing, site)),
  );
  const best = weightiest(uses);
  const waiting = waitingFor(program, site);
  return {
    function: namedFunction(site).name,
    response: responseOf(best, failure),
    awaited: waiting.awaited || handedOver(site).length > 0,
    answer: answerOf(program, site, best, failure),
    inLoop: isInLoop(site),
    ordering: isOrdered(program, site, options.body),
    transaction: isInTransaction(site),
    afterWrite: isAfterWrite(program, site),
    keys: keysOf(program, site, options.body),
    branch: branchOf(site),
    parallel: waiting.parallel,
  };
}

/** Answers and failures are followed by each other's rules: a thrown status is a failure, a returned constant a value. */
function createFollowing(program: Program): { readonly failing: Failing; readonly tracing: Tracing } {
  const tracing: Tracing = {
    program,
    failureMatters: (node) => failing.exceptionAt(node).matters,
    rejectionMatters: (node) => failing.rejectionOf(node).matters,
  };
  const isUsed = (node: ts.Node): boolean => {
    const best = weightiest(usesFrom(tracing, [{ ...startAt(node), rank: 'status' }]));
    return best !== undefined && best.rank !== 'log';
  };
  const failing = createFailing(program, isUsed);
  return { failing, tracing };
}

function responseOf(best: Use | undefined, failure: Failure): Call['response'] {
  if (best !== undefined && best.rank !== 'log') return best.rank;
  return failure.matters ? 'status' : 'ignored';
}

/** The place of the use that decides; without one, of what handles the failure; else of the request. */
function answerOf(program: Program, site: ts.Expression, best: Use | undefined, failure: Failure): Answer {
  const isUse = best !== undefined && best.rank !== 'log';
  const place = isUse ? best.node : failure.handling === 'propagates' ? site : failure.node;
  return {
    flowsTo: best?.to ?? null,
    failure: failure.handling,
    file: program.fileOf(place),
    line: program.lineOf(place),
  };
}

function retrying(program: Program, site: ts.Expression, failure: Failure): Failure {
  return isConfiguredToRetry(program, site) ? { ...failure, handling: 'retried' } : failure;
}

/** A function that is given the reply object answers with what it gets: `forward(url, res, next)`. */
function handedOver(site: ts.Expression): Use[] {
  if (!ts.isCallExpression(site) || !isDiscarded(site)) return [];
  const isHanded = site.arguments.some((argument) => ts.isIdentifier(argument) && isReplyObject(argument));
  return isHanded ? [{ rank: 'data', to: 'reply', presence: false, node: site }] : [];
}

/** A function that is given `next` or a callback reports failures to it. */
function handedFailure(site: ts.Expression): Failure | undefined {
  if (!ts.isCallExpression(site) || !isDiscarded(site)) return undefined;
  const isHanded = site.arguments.some(
    (argument) => ts.isIdentifier(argument) && isCallbackName(lastName(argument)),
  );
  return isHanded ? propagates(site) : undefined;
}
