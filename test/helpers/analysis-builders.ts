import type { Analysis } from '../../src/model/analysis.js';
import type { Call, Target } from '../../src/model/call.js';
import type { Route } from '../../src/model/route.js';
import type { Service } from '../../src/model/service.js';

/** A route with everything that a test does not care about filled in. */
export function routeOf(parts: Partial<Route> & Pick<Route, 'id'>): Route {
  const [service = '', method = 'GET', path = '/'] = parts.id.split(' ');
  return {
    method,
    path,
    parameters: [],
    file: `services/${service}/src/app.ts`,
    line: 10,
    handler: null,
    handlerSpan: { start: 100_000, end: 100_100 },
    framework: 'express',
    middleware: [],
    schema: null,
    writes: true,
    calledBy: [],
    ...parts,
  };
}

/** A TypeScript service of the repository; `routes` may be given by their ids alone. */
export function serviceOf(
  parts: Omit<Partial<Service>, 'routes'> & { name: string; routes?: readonly (string | Route)[] },
): Service {
  const { name, routes = [], ...others } = parts;
  return {
    name,
    root: `services/${name}`,
    kind: 'service',
    inRepo: true,
    aliases: [name],
    ports: [3000],
    language: 'typescript',
    module: 'esm',
    framework: 'express',
    packageJson: `services/${name}/package.json`,
    sourceRoot: `services/${name}/src`,
    entryFiles: [`services/${name}/src/server.ts`],
    datastores: [],
    deployables: [],
    env: [],
    routes: routes.map((route) => (typeof route === 'string' ? routeOf({ id: `${name} ${route}` }) : route)),
    ...others,
  };
}

function nameOf(target: Target): string {
  return target.kind === 'service' ? target.name : target.kind === 'external' ? target.host : 'unknown';
}

type CallParts = Omit<Partial<Call>, 'to' | 'answer' | 'sequence'> & {
  readonly to?: string | Target;
  readonly answer?: Partial<Call['answer']>;
  readonly sequence?: Partial<Call['sequence']>;
};

function answerOf({ response = 'status', answer, file = '', line = 1 }: CallParts): Call['answer'] {
  const failure = response === 'ignored' ? 'swallowed' : 'propagates';
  return { flowsTo: response === 'data' ? 'reply' : null, failure, file, line, ...answer };
}

/**
 * A call with everything that a test does not care about filled in: placeOrder of order posts /points to loyalty, and
 * only its success matters. Position and id follow from line, caller, target and endpoint.
 */
export function callOf(parts: CallParts = {}): Call {
  const {
    from = 'order',
    line = 1,
    method = 'POST',
    path = '/points',
    function: name = 'placeOrder',
  } = parts;
  const file = parts.file ?? `services/${from}/src/place-order.ts`;
  const given = parts.to ?? 'loyalty';
  const to: Target = typeof given === 'string' ? { kind: 'service', name: given } : given;
  const defaults = {
    column: 3,
    span: { start: line * 100, end: line * 100 + 50 },
    via: [],
    group: null,
    pathArguments: [],
    client: 'axios',
    response: 'status',
    awaited: true,
    entry: [],
    inLoop: false,
    ordering: false,
    transaction: false,
    afterWrite: false,
    timeoutMs: null,
    retries: null,
    breaker: false,
    idempotent: true,
    payload: null,
    keys: [],
    headers: { auth: false, idempotency: false },
    role: 'business',
    confidence: 'high',
    resolved: [],
  } as const;
  return {
    ...defaults,
    id: `${from}.${name}>${nameOf(to)} ${method} ${path}`,
    route: to.kind === 'service' ? `${to.name} ${method} ${path}` : null,
    ...parts,
    file,
    line,
    from,
    method,
    path: parts.path === undefined ? path : parts.path,
    function: name,
    to,
    answer: answerOf({ ...parts, file, line }),
    sequence: { index: line, parallelGroup: null, branch: '', ...parts.sequence },
  };
}

/** An analysis of these services and calls; a service that is only called is added. */
export function analysisOf(parts: Partial<Analysis> & Pick<Analysis, 'calls'>): Analysis {
  const names = parts.calls.flatMap((call) => [
    call.from,
    call.to.kind === 'service' ? call.to.name : call.from,
  ]);
  const services = parts.services ?? [...new Set(names)].sort().map((name) => serviceOf({ name }));
  return {
    inputsHash: '0'.repeat(64),
    messages: [],
    unresolved: { count: 0, missingFacts: [] },
    notices: [],
    ...parts,
    services,
  };
}
