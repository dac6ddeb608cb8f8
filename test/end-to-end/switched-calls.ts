import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadModule, type Sent } from './loaded-module.js';

interface Envelope {
  readonly type: string;
  readonly edaact: string;
  readonly edaobserve: string;
}

interface Handler {
  readonly type: string;
  prepare(event: Envelope): { readonly bodies: readonly unknown[] };
}

/** What leaves the producer in a mode. */
export interface Behaviour {
  /** What was requested of the consumer, in order. */
  readonly requests: readonly string[];
  /** Bodies of the requests, in order. */
  readonly http: readonly unknown[];
  /** Bodies that the consumer makes from the messages, in order. */
  readonly messages: readonly unknown[];
  /** What the messages say about who acts and who compares, digests left out. */
  readonly assignments: readonly string[];
  /** Whether each digest in a message is that of the bodies that the consumer makes of it. */
  readonly equal: readonly boolean[];
}

const order = {
  id: 'o1',
  userId: 'u1',
  vip: true,
  kind: 'web',
  items: [
    { sku: 'mug', quantity: 2 },
    { sku: 'tea', quantity: 1 },
  ],
};

/**
 * Places an order with every switch of the producer in a mode, and gives each message to the consumer's handler.
 *
 * @param root folder of the applied repository
 * @param module the producer's module with `placeOrder`
 * @param written paths of the generated files
 */
export async function behaviourIn(
  mode: string,
  root: string,
  module: string,
  written: readonly string[],
): Promise<Behaviour> {
  const producer = module.slice(0, module.lastIndexOf('/src/'));
  const publishers = written.filter((path) => path.startsWith(producer) && path.includes('/publishers/'));
  const env = environmentOf(
    publishers.map((path) => readFileSync(join(root, path), 'utf8')).join('\n'),
    mode,
  );
  const sent = await placedOrder(join(root, module), env);
  const handlers = written
    .filter((path) => !path.startsWith(producer) && /\/handlers\/[^/]+\.ts$/.test(path))
    .map((path) => join(root, path));
  const prepared = (sent.messages as Envelope[]).map((event) => ({ event, ...preparedBy(handlers, event) }));
  return {
    requests: sent.requests.map(({ request }) => request),
    http: sent.requests.flatMap(({ body }) => (body === null ? [] : [body])),
    messages: prepared.flatMap(({ bodies }) => bodies.map(asJson)),
    assignments: prepared.map(({ event }) => `${event.edaact}|${event.edaobserve.replace(/=\w+/g, '')}`),
    equal: prepared.flatMap(({ event, digest }) =>
      event.edaobserve === '' ? [] : [event.edaobserve.endsWith(`=${digest}`)],
    ),
  };
}

/** The switches and addresses that publishers name. */
function environmentOf(publishers: string, mode: string): Record<string, string> {
  const names = [...publishers.matchAll(/\bEDA_\w+/g)].map(([name]) => name);
  return Object.fromEntries(
    names.map((name) => [name, /_(?:QUEUE_URL|TOPIC_ARN)$/.test(name) ? 'https://there' : mode]),
  );
}

async function placedOrder(file: string, env: Record<string, string>): Promise<Sent> {
  const { exports, sent } = loadModule(file, env);
  const placeOrder = exports.placeOrder as (given: unknown) => Promise<unknown>;
  await placeOrder(structuredClone(order));
  await wait(5);
  return sent;
}

function preparedBy(handlers: readonly string[], event: Envelope) {
  for (const file of handlers) {
    const { exports } = loadModule(file);
    const handler = Object.values(exports).find((each) => (each as Handler).type === event.type) as
      | Handler
      | undefined;
    if (handler === undefined) continue;
    const { bodies } = handler.prepare(event);
    const { digestOf } = loadModule(join(file, '../../digest.ts')).exports as {
      digestOf: (given: unknown) => string;
    };
    return { bodies, digest: digestOf(bodies) };
  }
  throw new Error(`Nobody handles ${event.type}.`);
}

function asJson(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? null));
}
