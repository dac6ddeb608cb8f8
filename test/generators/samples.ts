import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Analysis } from '../../src/model/analysis.js';
import type { Call } from '../../src/model/call.js';
import type { MessageSpec } from '../../src/model/message-spec.js';
import type { PlanMessage } from '../../src/model/plan.js';
import type { Repository } from '../../src/model/repository.js';
import type { Route } from '../../src/model/route.js';
import type { Service } from '../../src/model/service.js';
import { serviceOf } from '../helpers/analysis-builders.js';
import { memoryRepository } from '../helpers/memory-repository.js';

/** A call that stands in a file where its text says. */
export interface CallSample {
  readonly from: string;
  readonly to: string;
  readonly file: string;
  /** How the call expression starts; it goes on to the closing parenthesis. */
  readonly at: string;
  readonly path: string;
  /** Text of the body's expression inside the call; left out for none. */
  readonly body?: string;
}

/** A call by its text, with whatever else a test needs to be different. */
export function callSample(
  files: Readonly<Record<string, string>>,
  sample: CallSample,
  more: Partial<Call> = {},
): Call {
  const { from, to, file, at, path, body } = sample;
  const text = files[file] ?? '';
  const start = text.indexOf(at);
  if (start === -1) throw new Error(`${file} does not have "${at}".`);
  const end = closingOf(text, text.indexOf('(', start)) + 1;
  const bodyStart = body === undefined ? -1 : text.indexOf(body, start);
  if (body !== undefined && (bodyStart === -1 || bodyStart > end))
    throw new Error(`The call has no body "${body}".`);
  const method = more.method ?? 'POST';
  return {
    id: `${from}.f>${to} ${method} ${path}`,
    file,
    line: text.slice(0, start).split('\n').length,
    column: start - text.lastIndexOf('\n', start),
    span: { start, end },
    function: 'f',
    via: [],
    group: null,
    from,
    to: { kind: 'service', name: to },
    method,
    path,
    pathArguments: [],
    route: `${to} ${method} ${path}`,
    client: 'axios',
    response: 'status',
    awaited: true,
    answer: { flowsTo: null, failure: 'propagates', file, line: 1 },
    entry: [],
    sequence: { index: 0, parallelGroup: null, branch: '' },
    inLoop: false,
    ordering: false,
    transaction: false,
    afterWrite: false,
    timeoutMs: null,
    retries: null,
    breaker: false,
    idempotent: false,
    payload:
      body === undefined
        ? null
        : { span: { start: bodyStart, end: bodyStart + body.length }, type: null, fields: [] },
    keys: [],
    headers: { auth: false, idempotency: false },
    role: 'business',
    confidence: 'high',
    resolved: [],
    ...more,
  };
}

/** The matching parenthesis, strings with parentheses aside. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('The call does not end.');
}

export function routeSample(service: string, path: string, more: Partial<Route> = {}): Route {
  const method = more.method ?? 'POST';
  return {
    id: `${service} ${method} ${path}`,
    method,
    path,
    parameters: [],
    file: `services/${service}/src/app.ts`,
    line: 1,
    handler: null,
    handlerSpan: null,
    framework: 'express',
    middleware: [],
    schema: null,
    writes: true,
    calledBy: [],
    ...more,
  };
}

export function serviceSample(name: string, more: Partial<Service> = {}): Service {
  return serviceOf({ name, ...more });
}

export function analysisSample(services: readonly Service[], calls: readonly Call[]): Analysis {
  return {
    inputsHash: '',
    services,
    calls,
    messages: [],
    unresolved: { count: 0, missingFacts: [] },
    notices: [],
  };
}

/** A message of which every consumer is accepted. */
export function planMessageSample(
  name: string,
  calls: readonly Call[],
  more: Partial<PlanMessage> = {},
): PlanMessage {
  return {
    name,
    kind: 'event',
    producer: name.split('.')[0] ?? '',
    calls: calls.map(({ id }) => id),
    router: 'sns',
    key: null,
    consumers: calls.map(({ to, route }) => ({
      service: to.kind === 'service' ? to.name : '',
      route,
      decision: 'accepted',
      decidedByUser: true,
    })),
    ...more,
  };
}

/** The files of a folder as a repository in memory. */
export function folderRepository(folder: string): {
  readonly files: Readonly<Record<string, string>>;
  readonly repository: Repository;
} {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !name.includes('node_modules/') && !name.includes('dist/'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  return { files, repository: memoryRepository(files) };
}

/** An applied message whose consumers take one field in the body of a POST. */
export function messageSpecSample(
  name: string,
  consumers: readonly string[],
  more: Partial<MessageSpec> = {},
): MessageSpec {
  return {
    name,
    kind: 'event',
    producer: name.slice(0, name.lastIndexOf('.')),
    router: 'sns',
    version: 1,
    keyed: true,
    fields: [{ name: 'orderId', type: 'string', optional: false, schema: { type: 'string' } }],
    consumers: consumers.map((service) => ({
      flow: `${name}:${service}`,
      service,
      route: `${service} POST /points`,
      failure: 'propagates',
      mapping: {
        forEach: null,
        method: 'POST',
        path: '/points',
        pathArguments: [],
        body: { kind: 'object', properties: [{ name: 'orderId', from: { kind: 'field', name: 'orderId' } }] },
      },
      work: { kind: 'relay', address: `http://${service}:3000`, because: 'A test says so.' },
    })),
    ...more,
  };
}
