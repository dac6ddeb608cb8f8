import { z } from 'zod';
import { findingKinds } from './finding.js';
import { routerIds } from './flow.js';
import { trafficBases } from './traffic.js';
import { levels } from './wave.js';

const line = z.int().min(1);
const place = { file: z.string(), line };
const span = z.object({ start: z.int().min(0), end: z.int().min(0) });
const confidence = z.enum(['high', 'medium', 'low']);
const verdict = z.enum(['async', 'orchestrate', 'keep-sync']);

const route = z.object({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  parameters: z.array(z.string()),
  ...place,
  handler: z.string().nullable(),
  handlerSpan: span.nullable(),
  framework: z.string(),
  middleware: z.array(z.string()),
  schema: z.string().nullable(),
  writes: z.boolean(),
  calledBy: z.array(z.string()),
});

const service = z.object({
  name: z.string(),
  root: z.string(),
  kind: z.enum(['service', 'gateway', 'frontend', 'job', 'library', 'other-language']),
  inRepo: z.boolean(),
  aliases: z.array(z.string()),
  ports: z.array(z.int()),
  language: z.enum(['typescript', 'javascript', 'other', 'unknown']),
  module: z.enum(['esm', 'cjs']),
  framework: z.string().nullable(),
  packageJson: z.string().nullable(),
  sourceRoot: z.string(),
  entryFiles: z.array(z.string()),
  datastores: z.array(z.string()),
  deployables: z.array(
    z.object({
      kind: z.enum([
        'cloudformation',
        'compose',
        'copilot',
        'dapr',
        'dockerfile',
        'ecs-task-definition',
        'kubernetes',
        'process',
        'serverless',
      ]),
      file: z.string(),
      pointer: z.string(),
    }),
  ),
  env: z.array(z.object({ name: z.string(), value: z.string(), ...place })),
  routes: z.array(route),
});

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('service'), name: z.string() }),
  z.object({ kind: z.literal('external'), host: z.string() }),
  z.object({ kind: z.literal('unknown'), reason: z.string(), missing: z.string() }),
]);

const call = z.object({
  id: z.string(),
  ...place,
  column: z.int().min(1),
  span,
  function: z.string(),
  via: z.array(z.string()),
  group: z.string().nullable(),
  from: z.string(),
  to: target,
  method: z.string(),
  path: z.string().nullable(),
  pathArguments: z.array(z.string()),
  route: z.string().nullable(),
  client: z.string(),
  response: z.enum(['ignored', 'status', 'data']),
  awaited: z.boolean(),
  answer: z.object({
    flowsTo: z.enum(['reply', 'decision', 'store', 'next-call', 'log']).nullable(),
    failure: z.enum(['propagates', 'mapped', 'swallowed', 'retried']),
    ...place,
  }),
  entry: z.array(z.object({ kind: z.enum(['route', 'consumer', 'timer', 'startup']), id: z.string() })),
  sequence: z.object({
    index: z.int().min(0),
    parallelGroup: z.int().min(0).nullable(),
    branch: z.string(),
  }),
  inLoop: z.boolean(),
  ordering: z.boolean(),
  transaction: z.boolean(),
  afterWrite: z.boolean(),
  timeoutMs: z.number().nullable(),
  retries: z.number().nullable(),
  breaker: z.boolean(),
  idempotent: z.boolean(),
  payload: z.object({ span, type: z.string().nullable(), fields: z.array(z.string()) }).nullable(),
  keys: z.array(z.string()),
  headers: z.object({ auth: z.boolean(), idempotency: z.boolean() }),
  role: z.enum(['business', 'proxy', 'health', 'auth']),
  confidence,
  resolved: z.array(z.object({ ...place, what: z.string() })),
  verdict,
});

const edge = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  calls: z.array(z.string()),
  callsByVerdict: z.object({ async: z.int(), orchestrate: z.int(), 'keep-sync': z.int() }),
});

const reason = z.object({
  rule: z.string(),
  title: z.string(),
  text: z.string(),
  file: z.string().nullable(),
  line: line.nullable(),
});

const figure = z.number().min(0).nullable();

const traffic = z.object({
  ratePerSecond: figure,
  peakPerSecond: figure,
  p50Ms: figure,
  p99Ms: figure,
  payloadBytes: figure,
  errorRate: figure,
  basis: z.enum(trafficBases),
  atMost: z.boolean(),
});

const cost = z.object({
  region: z.string(),
  pricesAsOf: z.string(),
  quotasAsOf: z.string(),
  messagesPerMonth: figure,
  atMost: z.boolean(),
  options: z.array(
    z.object({
      router: z.enum(routerIds),
      usdPerMonth: figure,
      parts: z.array(z.object({ what: z.string(), quantity: z.number(), usdPerMonth: z.number() })),
      exceeds: z.array(z.string()),
    }),
  ),
  assumptions: z.array(z.string()),
});

const flow = z.object({
  id: z.string(),
  message: z.string(),
  kind: z.enum(['event', 'command']),
  from: z.string(),
  to: z.string(),
  calls: z.array(z.string()),
  suggestion: z.object({
    router: z.enum(routerIds),
    pattern: z.string(),
    confidence,
    reasons: z.array(reason),
    alternatives: z.array(z.object({ router: z.enum(routerIds), flipsWhen: z.string() })),
    warnings: z.array(z.string()),
    consentNeeded: z.string().optional(),
    delivery: z
      .object({
        variant: z.enum(['standard', 'fifo', 'stream', 'task', 'workflow']),
        orderingKey: z.string().nullable(),
        idempotencyKey: z.enum(['Idempotency-Key', 'event id']),
        batchSize: z.int().min(1),
        payloadBytes: z.int().min(0).nullable(),
      })
      .optional(),
    steps: z
      .array(
        z.object({
          service: z.string(),
          endpoint: z.string(),
          compensation: z.string().nullable(),
          ...place,
        }),
      )
      .optional(),
    identity: z.array(z.string()).optional(),
    effort: z.object({ level: z.enum(levels), tasks: z.array(z.string()) }).optional(),
    advice: z.array(z.string()).optional(),
    cost: cost.optional(),
  }),
  traffic: traffic.optional(),
});

const wave = z.object({
  number: z.int().min(1),
  title: z.string(),
  why: z.string(),
  places: z.array(
    z.object({
      flow: z.string(),
      risk: z.enum(levels),
      benefit: z.enum(levels),
      after: z.array(z.string()),
      reasons: z.array(reason),
    }),
  ),
});

const finding = z.object({
  id: z.string(),
  kind: z.enum(findingKinds),
  title: z.string(),
  text: z.string(),
  cure: z.string(),
  ...place,
  services: z.array(z.string()),
  calls: z.array(z.string()),
  steps: z.array(z.object({ ...place, what: z.string() })),
});

const message = z.object({
  id: z.string(),
  ...place,
  service: z.string(),
  direction: z.enum(['publish', 'consume']),
  transport: z.string(),
  channel: z.string(),
});

const notice = z.object({
  code: z.string().regex(/^EDA\d{4}$/),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  file: z.string().nullable(),
  line: line.nullable(),
  help: z.string(),
});

/** What `eda-migrate analyze --format json` prints. Later versions of the tool may add members, never take one away. */
export const documentSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('eda-migrate'), version: z.string() }),
  root: z.literal('.'),
  inputsHash: z.string(),
  services: z.array(service),
  calls: z.array(call),
  edges: z.array(edge),
  flows: z.array(flow),
  waves: z.array(wave),
  findings: z.array(finding),
  messages: z.array(message),
  unresolved: z.object({ count: z.int().min(0), missingFacts: z.array(z.string()) }),
  notices: z.array(notice),
});
