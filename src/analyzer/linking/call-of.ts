import { ts } from 'ts-morph';
import type { Call } from '../../model/call.js';
import type { Service } from '../../model/service.js';
import { type CallContext, describeCall } from '../answers/index.js';
import type { SitedRequest } from '../clients/lifting/lift.js';
import { callableName } from '../syntax/callers.js';
import type { FunctionNode } from '../syntax/function-nodes.js';
import type { Evaluator } from '../values/evaluator.js';
import { bodyAt, payloadOf } from './body.js';
import { isInBreaker } from './breaker.js';
import type { Finding } from './finding.js';
import { headerFacts, isIdempotent, numberOf, roleOf } from './request-facts.js';

/** Everything of a call but what only the whole list of calls tells. */
export type Draft = Omit<Call, 'id' | 'group' | 'entry' | 'sequence'> & {
  readonly site: ts.Expression;
  readonly context: CallContext;
};

/** What is the same for all findings of one site. */
export interface SiteFacts {
  readonly context: CallContext;
  readonly payload: Call['payload'];
  readonly headers: Call['headers'];
  readonly breaker: boolean;
  readonly via: readonly string[];
}

function wrapperName(evaluator: Evaluator, node: FunctionNode): string {
  const owner = ts.isClassLike(node.parent) ? `${node.parent.name?.text ?? 'class'}.` : '';
  return `${evaluator.program.fileOf(node)}#${owner}${callableName(node) ?? 'function'}`;
}

/** Reads what the code around a site does, once for all its findings. */
export function siteFactsOf(evaluator: Evaluator, sited: SitedRequest): SiteFacts {
  const { site, request, via } = sited;
  const body = bodyAt(evaluator, request.body, site);
  return {
    context: describeCall(evaluator.program, site, body === undefined ? {} : { body }),
    payload: body === undefined ? null : payloadOf(evaluator, body),
    headers: headerFacts(request),
    breaker: isInBreaker(evaluator, sited),
    via: via.map((node) => wrapperName(evaluator, node)),
  };
}

/** One call of one service, but for what only the whole list tells. */
export function draftOf(
  evaluator: Evaluator,
  { site, request }: SitedRequest,
  from: Service,
  finding: Finding,
  facts: SiteFacts,
): Draft {
  const { program } = evaluator;
  const { context, headers } = facts;
  // what a proxy gets back is the reply
  const isProxy = request.passesOn !== undefined;
  const start = site.getStart();
  const place = site.getSourceFile().getLineAndCharacterOfPosition(start);
  return {
    site,
    context,
    file: program.fileOf(site),
    line: place.line + 1,
    column: place.character + 1,
    span: { start, end: site.getEnd() },
    function: context.function,
    via: facts.via,
    from: from.name,
    to: finding.to,
    method: finding.method,
    path: finding.path,
    pathArguments: finding.pathArguments,
    route: finding.route,
    client: request.client,
    response: isProxy ? 'data' : context.response,
    awaited: context.awaited,
    answer: isProxy ? { ...context.answer, flowsTo: 'reply' } : context.answer,
    inLoop: context.inLoop,
    ordering: context.ordering,
    transaction: context.transaction,
    afterWrite: context.afterWrite,
    timeoutMs: numberOf(request.timeout),
    retries: numberOf(request.retries),
    breaker: facts.breaker,
    idempotent: isIdempotent(finding.method, headers),
    payload: finding.method === 'GET' || finding.method === 'HEAD' ? null : facts.payload,
    keys: context.keys,
    headers,
    role: roleOf(request, finding.path),
    confidence: finding.confidence,
    resolved: finding.resolved,
  };
}
