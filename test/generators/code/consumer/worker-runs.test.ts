import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDatabase, type TestDatabase } from '../../../shop/database.js';
import { generateShop, writeShop } from './generated-shop.js';
import {
  type GeneratedModules,
  type Handler,
  loadModule,
  loadModules,
  recordingClient,
  startQueues,
  startService,
  type TestQueues,
  until,
} from './worker-bench.js';

let root: string;
let remove: () => void;
let queues: TestQueues;
let database: TestDatabase;
let generated: GeneratedModules;
let loyalty: Handler;
let logged: Record<string, unknown>[];

beforeAll(async () => {
  ({ root, remove } = writeShop((await generateShop()).files));
  [queues, database] = await Promise.all([startQueues(), startDatabase()]);
  process.env.DATABASE_URL = database.url;
  generated = await loadModules(root, 'loyalty');
  const { pool, createTables } = (await loadModule(root, 'services/loyalty/src/db.ts')) as {
    pool: { end(): Promise<void> };
    createTables(database: object): Promise<void>;
  };
  const inbox = (await loadModule(root, 'services/loyalty/src/events/inbox.ts')) as {
    prepareInbox(pool: object): Promise<void>;
  };
  await createTables(pool);
  // Twice, as a second worker would.
  await inbox.prepareInbox(pool);
  await inbox.prepareInbox(pool);
  loyalty = (await loadModule(root, 'services/loyalty/src/events/handlers/order-placed.ts'))
    .orderPlacedHandler as Handler;
  endPool = () => pool.end();
});

let endPool = async (): Promise<void> => undefined;

afterAll(async () => {
  await endPool();
  await Promise.all([queues.stop(), database.stop()]);
  remove();
});

beforeAll(() => {
  const keep = (line: unknown): void => {
    logged.push(JSON.parse(String(line)) as Record<string, unknown>);
  };
  logged = [];
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
});

afterEach(() => {
  logged.length = 0;
});

afterAll(() => {
  vi.restoreAllMocks();
});

const data = {
  userId: 'u1',
  orderId: 'o1',
  address: { name: 'a', street: 'b', city: 'c', postcode: 'd', country: 'e', email: 'f' },
  items: [{ sku: 's1', quantity: 2 }],
  loyaltyItems: [
    { sku: 's1', points: 10 },
    { sku: 's2', points: 5 },
  ],
};

function event(id: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    specversion: '1.0',
    id,
    source: 'order',
    type: 'order.OrderPlaced.v1',
    time: '2030-01-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    edaact: 'loyalty',
    edaobserve: '',
    data: { ...data, orderId: id },
    ...more,
  };
}

interface RunOptions {
  readonly handler?: Handler;
  readonly consumer?: string;
  readonly client?: ReturnType<typeof recordingClient>;
  readonly settings?: Partial<{ backoffSeconds: number; visibilitySeconds: number; concurrency: number }>;
}

/** A worker on a queue of its own, as worker.ts puts it together. */
async function run(name: string, bodies: readonly unknown[], options: RunOptions = {}) {
  const addresses = queues.create(name);
  const client = options.client ?? recordingClient(queues.client);
  for (const body of bodies) await queues.send(addresses.queueUrl, body);
  const settings = {
    ...generated.readSettings({ EDA_HEALTH_FILE: join(root, `${name}-health`), EDA_BACKOFF_SECONDS: '0' }),
    ...options.settings,
  };
  const stop = new AbortController();
  const health = generated.healthFile(settings.healthFile);
  const queue = generated.openQueue(client.client, addresses, settings.visibilitySeconds);
  const deliver = generated.createDelivery(options.consumer ?? 'loyalty', options.handler ?? loyalty);
  const work = generated.messageWork({ queue, deliver, settings, health, random: () => 1 });
  const ended = generated.consume({ queue, work, settings, health, stop: stop.signal });
  return {
    ...client,
    healthFile: settings.healthFile,
    empty: () =>
      until(
        () => queues.counts(name),
        (seen) => JSON.stringify(seen) === '{"ready":0,"inFlight":0}',
      ),
    stop: () => {
      stop.abort();
      return ended;
    },
  };
}

/** What was logged of the messages, without what differs from run to run. */
function outcomes(): readonly unknown[] {
  return logged
    .filter(({ event: name }) => name === 'message-handled' || name === 'worker-forbidden')
    .map(({ messageId: _messageId, ms: _ms, ...rest }) => rest);
}

function handlerOf(act: () => Promise<'done' | 'duplicate'>): Handler {
  return { type: 'order.OrderPlaced.v1', prepare: () => ({ bodies: [], act }) };
}

async function ledger(orderId: string): Promise<readonly unknown[]> {
  return database.query('select user_id, sku, points from ledger where order_id = $1 order by sku', [
    orderId,
  ]);
}

const bothItems = [
  { user_id: 'u1', sku: 's1', points: 10 },
  { user_id: 'u1', sku: 's2', points: 5 },
];
const handled = { level: 'info', event: 'message-handled', type: 'order.OrderPlaced.v1', receives: 1 };

describe('a worker whose effect commits with its marker', () => {
  it('does the work of an event once, however often the event comes', async () => {
    const worker = await run('duplicates', [event('d1'), event('d1'), event('d1')]);
    await worker.empty();
    await worker.stop();
    expect(await ledger('d1')).toEqual(bothItems);
    expect(outcomes()).toEqual([
      { ...handled, id: 'd1', outcome: 'done' },
      { ...handled, id: 'd1', outcome: 'duplicate' },
      { ...handled, id: 'd1', outcome: 'duplicate' },
    ]);
    expect(await database.query("select event_id, handler from eda_inbox where event_id = 'd1'")).toEqual([
      { event_id: 'd1', handler: 'order.OrderPlaced' },
    ]);
  });

  it('does it once although the acknowledgement is lost after the effect', async () => {
    let lost = false;
    const client = recordingClient(queues.client, (command) => {
      const loses = command === 'DeleteMessage' && !lost;
      lost ||= loses;
      return loses;
    });
    const worker = await run('lost', [event('l1')], { client });
    await worker.empty();
    await worker.stop();
    expect(await ledger('l1')).toEqual(bothItems);
    expect(outcomes()).toEqual([
      { ...handled, level: 'warn', id: 'l1', outcome: 'transient', error: 'Error: DeleteMessage got lost.' },
      { ...handled, id: 'l1', outcome: 'duplicate', receives: 2 },
    ]);
  });

  it('takes nothing of a message whose second request fails', async () => {
    const broken = {
      ...data,
      orderId: 'h1',
      loyaltyItems: [data.loyaltyItems[0], { sku: 's2', points: -1 }],
    };
    const worker = await run('half', [event('h1', { data: broken })]);
    await worker.empty();
    await worker.stop();
    expect(await ledger('h1')).toEqual([]);
    expect(await database.query("select 1 from eda_inbox where event_id = 'h1'")).toEqual([]);
    expect(await queues.buried('half')).toEqual([
      {
        body: JSON.stringify(event('h1', { data: broken })),
        reason: 'Error: points must be a whole number that is not negative',
      },
    ]);
  });
});

describe('a message that can never be handled', () => {
  it('goes to the dead-letter queue as it is, with the reason', async () => {
    const { data: _data, ...withoutData } = event('p0');
    const poison = [
      'no json',
      JSON.stringify(withoutData),
      JSON.stringify(event('p1', { type: 'order.OrderPlaced.v2' })),
      JSON.stringify(event('p2', { data: { ...data, loyaltyItems: [{ sku: 's1' }] } })),
    ];
    const worker = await run('poison', poison);
    await worker.empty();
    await worker.stop();
    expect(await queues.buried('poison')).toEqual(
      [
        { body: poison[0], reason: 'PermanentError: The body is no JSON.' },
        {
          body: poison[1],
          reason: 'PermanentError: The body is no CloudEvent in the form that is agreed on.',
        },
        {
          body: poison[2],
          reason: 'PermanentError: The type is "order.OrderPlaced.v2" instead of "order.OrderPlaced.v1".',
        },
        {
          body: poison[3],
          reason: 'PermanentError: The field "loyaltyItems" is missing or of another type.',
        },
      ].toSorted((left, right) => ((left.body ?? '') < (right.body ?? '') ? -1 : 1)),
    );
  });
});

describe('a failure that may pass', () => {
  it('is tried again after a wait that doubles, by visibility and not by sleeping', async () => {
    let failures = 2;
    const handler = handlerOf(async () => {
      failures -= 1;
      if (failures >= 0) throw Object.assign(new Error('busy'), { status: 503 });
      return 'done';
    });
    const worker = await run('again', [event('a1')], { handler, settings: { backoffSeconds: 0.5 } });
    await worker.empty();
    await worker.stop();
    expect(worker.hidden).toEqual([1, 2]);
    expect(outcomes()).toEqual([
      { ...handled, level: 'warn', id: 'a1', outcome: 'transient', error: 'Error: busy' },
      { ...handled, level: 'warn', id: 'a1', outcome: 'transient', error: 'Error: busy', receives: 2 },
      { ...handled, id: 'a1', outcome: 'done', receives: 3 },
    ]);
  });

  it.each([
    [1, 10, 1, 20],
    [3, 10, 1, 80],
    [3, 10, 0, 40],
    [12, 10, 1, 900],
    [5, 0, 1, 0],
  ])(
    'waits after %i receives at a base of %i s and a chance of %d for %i s',
    (receives, base, random, seconds) => {
      expect(generated.backoffSeconds(receives, base, random)).toBe(seconds);
    },
  );
});

describe('a worker that is refused its rights', () => {
  it('stops polling, fails its health check and leaves the queue as it is', async () => {
    const handler = handlerOf(() => Promise.reject(Object.assign(new Error('who are you'), { status: 403 })));
    const worker = await run(
      'forbidden',
      ['f1', 'f2', 'f3', 'f4'].map((id) => event(id)),
      { handler },
    );
    await until(() => outcomes().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const receives = worker.asked.filter((name) => name === 'ReceiveMessage').length;
    expect({
      counts: queues.counts('forbidden'),
      receives,
      hidden: worker.hidden,
      isHealthy: existsSync(worker.healthFile),
      outcomes: outcomes(),
    }).toEqual({
      counts: { ready: 3, inFlight: 1 },
      receives: 1,
      hidden: [900],
      isHealthy: false,
      outcomes: [
        {
          ...handled,
          level: 'error',
          event: 'worker-forbidden',
          id: expect.stringMatching(/^f\d$/),
          outcome: 'forbidden',
          error: 'Error: who are you',
        },
      ],
    });
    await worker.stop();
    expect(await queues.buried('forbidden')).toEqual([]);
  });
});

describe('what the producer wants of a consumer', () => {
  it('observing compares and counts, and does nothing', async () => {
    const bodies = data.loyaltyItems.map(({ sku, points }) => ({ points, sku, orderId: 'o1', userId: 'u1' }));
    const same = `loyalty=${generated.digestOf(bodies)}`;
    const other = `loyalty=${generated.digestOf(bodies.slice(1))}`;
    const observed = (id: string, edaobserve: string) => event(id, { edaact: 'mail', edaobserve, data });
    const worker = await run(
      'observed',
      [observed('b1', same), observed('b2', `mail=x,${other}`), observed('b3', same)],
      {
        settings: { concurrency: 1 },
      },
    );
    await worker.empty();
    await worker.stop();
    const seen = logged.filter(({ event: name }) => name === 'message-observed');
    expect(seen.map(({ outcome, equal, different }) => ({ outcome, equal, different }))).toEqual([
      { outcome: 'equal', equal: 1, different: 0 },
      { outcome: 'different', equal: 1, different: 1 },
      { outcome: 'equal', equal: 2, different: 1 },
    ]);
    expect(await ledger('o1')).toEqual([]);
    expect(JSON.stringify(logged)).not.toContain('s1');
  });

  it('a message that is for others only is acknowledged and counted', async () => {
    const worker = await run('skipped', [event('k1', { edaact: 'loyalty-eu' }), event('k2', { edaact: '' })]);
    await worker.empty();
    await worker.stop();
    expect(await database.query("select 1 from eda_inbox where event_id in ('k1', 'k2')")).toEqual([]);
    expect(outcomes()).toEqual([
      { ...handled, id: 'k1', outcome: 'skipped' },
      { ...handled, id: 'k2', outcome: 'skipped' },
    ]);
    expect(
      logged.filter(({ event: name }) => name === 'message-skipped').map(({ skipped }) => skipped),
    ).toEqual([1, 2]);
  });
});

describe('work that takes longer than the visibility timeout', () => {
  it('keeps the message hidden until it is done', async () => {
    let begun = 0;
    const handler = handlerOf(async () => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      return 'done';
    });
    const worker = await run('long', [event('v1')], { handler, settings: { visibilitySeconds: 1 } });
    await worker.empty();
    await worker.stop();
    expect({
      begun,
      extended: worker.hidden.every((seconds) => seconds === 1),
      outcomes: outcomes(),
    }).toEqual({
      begun: 1,
      extended: true,
      outcomes: [{ ...handled, id: 'v1', outcome: 'done' }],
    });
    expect(worker.hidden.length).toBeGreaterThanOrEqual(4);
  });
});

describe('a worker that repeats requests', () => {
  it('sends the request with the id of the event, and judges the answer', async () => {
    const answers: Record<string, { status: number; text?: string }[]> = {
      r1: [{ status: 202 }],
      r2: [{ status: 503 }, { status: 202 }],
      r3: [{ status: 409, text: '{"error":"already sent"}' }],
      r4: [{ status: 422 }],
    };
    const service = await startService(async ({ key }) => answers[String(key)]?.shift() ?? { status: 500 });
    process.env.EDA_RELAY_NOTIFICATION_URL = `${service.url}/`;
    const { orderPlacedHandler } = await loadModule(
      root,
      'services/notification/src/events/handlers/order-placed.ts',
    );
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const bodies = ['r1', 'r2', 'r3', 'r4'].map((id) => event(id, { edaact: 'notification', traceparent }));
    const worker = await run('relay', bodies, {
      handler: orderPlacedHandler as Handler,
      consumer: 'notification',
      settings: { concurrency: 1 },
    });
    await worker.empty();
    await worker.stop();
    await service.stop();
    const request = (id: string) => ({
      method: 'POST',
      path: '/notifications',
      key: id,
      traceparent,
      body: { userId: 'u1', template: 'order-placed', orderId: id },
    });
    const byKey = service.requests.toSorted((left, right) => (String(left.key) < String(right.key) ? -1 : 1));
    expect(byKey).toEqual([request('r1'), request('r2'), request('r2'), request('r3'), request('r4')]);
    expect(await queues.buried('relay')).toEqual([
      { body: JSON.stringify(bodies[3]), reason: 'RelayError: POST /notifications was answered with 422.' },
    ]);
  });
});
