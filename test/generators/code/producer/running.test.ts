import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import fc from 'fast-check';
import { type FauxqsServer, interceptLocalhostDns, startFauxqs } from 'fauxqs';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { shopInput } from '../../shop.js';
import { writeGenerated } from '../../written.js';

interface Occurrence {
  readonly id: string;
  usesHttp(consumer: string): boolean;
  sent<Body>(consumer: string, body: Body): Body;
  headers(consumer: string): { 'Idempotency-Key': string };
  publish(data: () => unknown): Promise<void>;
}
interface Publisher {
  startOrderPlaced(key?: string | number): Occurrence;
  startSendNotification(key?: string | number): Occurrence;
}

let folder: string;
let broker: FauxqsServer;
/** Queue URLs of the broker have a subdomain of localhost, which not every system resolves. */
let restoreDns: () => void;

beforeAll(async () => {
  restoreDns = interceptLocalhostDns();
  folder = mkdtempSync(join(tmpdir(), 'eda-migrate-test-'));
  await writeGenerated(folder, shopInput());
  broker = await startFauxqs({ port: 0, logger: false });
});

afterAll(async () => {
  await broker.stop();
  restoreDns();
  rmSync(folder, { recursive: true, force: true });
});

const data = { userId: 'u-1', orderId: 'o-1' };
let errors: unknown[];
let queueUrl: string;

beforeEach(() => {
  vi.resetModules();
  queueUrl = broker.createQueue('orders').queueUrl;
  broker.createTopic('order-order-placed');
  broker.subscribe({
    topic: 'order-order-placed',
    queue: 'orders',
    attributes: { RawMessageDelivery: 'true' },
  });
  vi.stubEnv('AWS_ENDPOINT_URL', broker.address);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('EDA_ORDER_PLACED_TOPIC_ARN', 'arn:aws:sns:us-east-1:000000000000:order-order-placed');
  errors = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => {
    errors.push(JSON.parse(line));
  });
});

afterEach(() => {
  broker.deleteQueue('orders');
  broker.deleteTopic('order-order-placed');
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Turns the switches of order.OrderPlaced; those that are not named are not set. */
function turn(switches: Partial<Record<'LOYALTY' | 'FULFILMENT' | 'NOTIFICATION', string>>): void {
  for (const [consumer, mode] of Object.entries(switches)) vi.stubEnv(`EDA_ORDER_PLACED_${consumer}`, mode);
}

const orderEvents = (): string => join(folder, 'services/order/src/events');

async function start(key?: string): Promise<Occurrence> {
  const publisher = (await import(`${orderEvents()}/publishers/order-placed.ts`)) as Publisher;
  return publisher.startOrderPlaced(key);
}

/** The envelopes that have arrived. */
function arrived(): unknown[] {
  return broker.inspectQueue('orders')?.messages.ready.map((message) => JSON.parse(message.body)) ?? [];
}

function paths(occurrence: Occurrence): Record<string, boolean> {
  const consumers = ['loyalty', 'fulfilment', 'notification'];
  return Object.fromEntries(consumers.map((consumer) => [consumer, occurrence.usesHttp(consumer)]));
}

const isoTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const envelope = {
  specversion: '1.0',
  source: 'order',
  type: 'order.OrderPlaced.v1',
  time: isoTime,
  datacontenttype: 'application/json',
  data,
};

describe('sync', () => {
  test.each([
    [{}],
    [{ LOYALTY: 'sync' }],
    [{ LOYALTY: '', FULFILMENT: ' sync ' }],
    [{ LOYALTY: 'canary:0' }],
  ])('%o calls over HTTP and publishes nothing', async (switches) => {
    turn(switches);
    const occurrence = await start('o-1');
    expect(paths(occurrence)).toEqual({ loyalty: true, fulfilment: true, notification: true });
    const build = vi.fn(() => data);
    await occurrence.publish(build);
    expect(build).not.toHaveBeenCalled();
    expect(arrived()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test.each(['on', 'Event', 'canary', 'canary:', 'canary:101', 'canary:-1', 'canary:5%'])(
    'also where the switch is the unreadable "%s", which is logged once',
    async (text) => {
      turn({ LOYALTY: text });
      expect((await start('o-1')).usesHttp('loyalty')).toBe(true);
      expect((await start('o-2')).usesHttp('loyalty')).toBe(true);
      expect(errors).toEqual([
        {
          level: 'error',
          event: 'unreadable-switch',
          variable: 'EDA_ORDER_PLACED_LOYALTY',
          text,
          used: 'sync',
        },
      ]);
    },
  );
});

describe('event', () => {
  test('leaves HTTP out and names who must act', async () => {
    turn({ LOYALTY: 'event', NOTIFICATION: 'event' });
    const occurrence = await start('o-1');
    expect(paths(occurrence)).toEqual({ loyalty: false, fulfilment: true, notification: false });
    await occurrence.publish(() => data);
    expect(arrived()).toEqual([
      { ...envelope, id: occurrence.id, subject: 'o-1', edaact: 'loyalty,notification', edaobserve: '' },
    ]);
  });

  test('a failure to send reaches the caller where a failure of the old call would have', async () => {
    turn({ LOYALTY: 'event', NOTIFICATION: 'event' });
    vi.stubEnv('EDA_ORDER_PLACED_TOPIC_ARN', 'arn:aws:sns:us-east-1:000000000000:gone');
    const occurrence = await start('o-1');
    await expect(occurrence.publish(() => data)).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(errors).toEqual([
      {
        level: 'error',
        event: 'publish-failed',
        type: 'order.OrderPlaced.v1',
        id: occurrence.id,
        failures: 1,
        error: expect.stringContaining('NotFound'),
      },
    ]);
  });

  test('and is only logged where nobody would have heard of it', async () => {
    turn({ NOTIFICATION: 'event' });
    vi.stubEnv('EDA_ORDER_PLACED_TOPIC_ARN', 'arn:aws:sns:us-east-1:000000000000:gone');
    const occurrence = await start('o-1');
    await occurrence.publish(() => data);
    await occurrence.publish(() => {
      throw new TypeError('no data');
    });
    expect(errors).toMatchObject([
      { event: 'publish-failed', failures: 1 },
      { event: 'publish-failed', failures: 2, error: 'TypeError: no data' },
    ]);
  });

  test('a message that is too large is refused before it is sent', async () => {
    turn({ LOYALTY: 'event' });
    const occurrence = await start('o-1');
    await expect(occurrence.publish(() => ({ note: 'é'.repeat(131_072) }))).rejects.toThrow(
      /^The message has 262\d{3} bytes; SNS takes 262144 at most\.$/,
    );
  });

  test('a send that gets no answer is given up in time, and the client is told', async () => {
    turn({ LOYALTY: 'event' });
    const { useSnsClient } = await import(`${orderEvents()}/transports/sns.ts`);
    let signal: AbortSignal | undefined;
    const send = (_command: unknown, options: { abortSignal: AbortSignal }): Promise<never> => {
      signal = options.abortSignal;
      return new Promise(() => {});
    };
    useSnsClient({ send });
    const occurrence = await start('o-1');
    vi.useFakeTimers();
    try {
      const published = expect(occurrence.publish(() => data)).rejects.toThrow(
        'The message was not accepted within 2000 ms.',
      );
      await vi.advanceTimersByTimeAsync(1_999);
      expect(signal?.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(signal?.aborted).toBe(true);
      await published;
    } finally {
      vi.useRealTimers();
    }
  });

  test('an answer that does not confirm the message counts as a failure', async () => {
    turn({ LOYALTY: 'event' });
    const { useSnsClient } = await import(`${orderEvents()}/transports/sns.ts`);
    useSnsClient({ send: async () => ({}) });
    await expect((await start('o-1')).publish(() => data)).rejects.toThrow(
      'SNS did not confirm the message.',
    );
  });

  test('without an address stops the start-up', async () => {
    vi.stubEnv('EDA_ORDER_PLACED_TOPIC_ARN', '');
    turn({ FULFILMENT: 'event' });
    await expect(start('o-1')).rejects.toThrow(
      'EDA_ORDER_PLACED_FULFILMENT is "event", but EDA_ORDER_PLACED_TOPIC_ARN is not set.',
    );
  });
});

describe('shadow', () => {
  test('calls over HTTP, and tells the workers what was sent', async () => {
    turn({ LOYALTY: 'shadow', FULFILMENT: 'shadow' });
    const occurrence = await start('o-1');
    expect(paths(occurrence)).toEqual({ loyalty: true, fulfilment: true, notification: true });
    const first = { sku: 'mug', points: 2 };
    expect(occurrence.sent('loyalty', first)).toBe(first);
    occurrence.sent('loyalty', { points: 1, sku: 'tea', gone: undefined });
    first.points = 99;
    occurrence.sent('notification', { not: 'observed' });
    await occurrence.publish(() => data);
    await vi.waitFor(() => expect(arrived()).toHaveLength(1));
    const digest = sha256('[{"points":2,"sku":"mug"},{"points":1,"sku":"tea"}]');
    expect(arrived()).toEqual([
      {
        ...envelope,
        id: occurrence.id,
        subject: 'o-1',
        edaact: '',
        edaobserve: `loyalty=${digest},fulfilment=${sha256('[]')}`,
      },
    ]);
  });

  test('is named beside those that act, in one message', async () => {
    turn({ LOYALTY: 'event', FULFILMENT: 'shadow' });
    const occurrence = await start();
    occurrence.sent('fulfilment', [1]);
    await occurrence.publish(() => data);
    expect(arrived()).toEqual([
      { ...envelope, id: occurrence.id, edaact: 'loyalty', edaobserve: `fulfilment=${sha256('[[1]]')}` },
    ]);
  });

  test('neither waits for the send nor fails with it, and drops what is too much', async () => {
    turn({ LOYALTY: 'shadow' });
    const { useSnsClient } = await import(`${orderEvents()}/transports/sns.ts`);
    const waiting: ((error: Error) => void)[] = [];
    useSnsClient({ send: () => new Promise((_resolve, reject) => waiting.push(reject)) });
    const occurrence = await start('o-1');
    for (let round = 0; round < 101; round += 1) await occurrence.publish(() => data);
    expect(waiting).toHaveLength(100);
    expect(errors).toMatchObject([
      { event: 'publish-failed', failures: 1, error: 'Error: 100 messages are under way already.' },
    ]);
    for (const fail of waiting) fail(new Error('no network'));
    await vi.waitFor(() => expect(errors).toHaveLength(101));
    expect(errors.at(-1)).toMatchObject({ failures: 101, error: 'Error: no network' });
    await occurrence.publish(() => data);
    expect(waiting).toHaveLength(101);
  });

  test('is not disturbed by a body that is no JSON, nor by data that cannot be made', async () => {
    turn({ LOYALTY: 'shadow' });
    const occurrence = await start('o-1');
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(occurrence.sent('loyalty', circular)).toBe(circular);
    expect(occurrence.sent('loyalty', undefined)).toBe(undefined);
    await occurrence.publish(() => {
      throw new Error('no data');
    });
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(arrived()).toEqual([]);
  });
});

describe('canary', () => {
  test('without a key means sync, and is logged', async () => {
    turn({ LOYALTY: 'canary:100' });
    const occurrence = await start();
    expect(occurrence.usesHttp('loyalty')).toBe(true);
    await occurrence.publish(() => data);
    expect(arrived()).toEqual([]);
    expect(errors).toEqual([
      { level: 'error', event: 'canary-without-key', variable: 'EDA_ORDER_PLACED_LOYALTY', used: 'sync' },
    ]);
  });

  test('settles the path once for an occurrence', async () => {
    turn({ LOYALTY: 'canary:100' });
    const occurrence = await start('o-1');
    turn({ LOYALTY: 'sync' });
    expect(occurrence.usesHttp('loyalty')).toBe(false);
    await occurrence.publish(() => data);
    expect(arrived()).toMatchObject([{ edaact: 'loyalty' }]);
  });

  test('takes its share of the keys, the same ones always, and more only by more share', async () => {
    const { inCanary } = await import(`${orderEvents()}/switches.ts`);
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (key, one, other) => {
          const [less, more] = one < other ? [one, other] : [other, one];
          expect(inCanary(key, less)).toBe(inCanary(key, less));
          expect(!inCanary(key, less) || inCanary(key, more)).toBe(true);
          expect([inCanary(key, 0), inCanary(key, 100)]).toEqual([false, true]);
        },
      ),
    );
    for (const share of [5, 20, 50]) {
      const taken = Array.from({ length: 10_000 }, (_, index) => `order-${index}`).filter((key) =>
        inCanary(key, share),
      );
      expect(Math.abs(taken.length / 100 - share)).toBeLessThan(1.5);
    }
  });
});

test('the changed call site leaves out what the message does, and sends the rest with the key', async () => {
  const seen: { call: string; key: string | undefined; body: unknown }[] = [];
  const answers: Record<string, unknown> = {
    'GET /users/u-1': { id: 'u-1', tier: 'gold', address: { city: 'Dublin' } },
    'POST /quotes': { total: 3229, currency: 'EUR' },
    'POST /charges': { id: 'c-1', status: 'approved' },
  };
  const server = createServer(async (request, response) => {
    const call = `${request.method} ${request.url}`;
    const key = request.headers['idempotency-key'];
    seen.push({
      call,
      key: key?.toString(),
      body: request.method === 'POST' ? await json(request) : undefined,
    });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[call] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const name of ['USER', 'DISCOUNT', 'PAYMENT', 'LOYALTY', 'FULFILMENT', 'NOTIFICATION']) {
    vi.stubEnv(`${name}_URL`, url);
  }
  vi.stubEnv('DATA_DIR', join(folder, 'data'));
  turn({ LOYALTY: 'event', FULFILMENT: 'shadow' });

  const { placeOrder } = await import(join(folder, 'services/order/src/place-order.ts'));
  const items = [{ sku: 'mug', quantity: 2, unitPrice: 1250 }];
  const order = await placeOrder({ userId: 'u-1', paymentMethod: 'pm_visa', items });
  await vi.waitFor(() => expect(seen).toHaveLength(5));

  const [message] = arrived() as { id: string }[];
  const shipment = { orderId: order.id, address: { city: 'Dublin' }, items };
  expect(seen.slice(3)).toEqual([
    { call: 'POST /shipments', key: message?.id, body: shipment },
    {
      call: 'POST /notifications',
      key: message?.id,
      body: { userId: 'u-1', template: 'order-placed', orderId: order.id },
    },
  ]);
  const { digestOf } = await import(`${orderEvents()}/digest.ts`);
  expect(arrived()).toEqual([
    {
      ...envelope,
      id: message?.id,
      subject: order.id,
      edaact: 'loyalty',
      edaobserve: `fulfilment=${digestOf([shipment])}`,
      data: {
        userId: 'u-1',
        orderId: order.id,
        loyaltyItems: [{ sku: 'mug', points: 25 }],
        address: { city: 'Dublin' },
        items,
      },
    },
  ]);
});

test('the idempotency key is the message id, with the position where the call is made for each item', async () => {
  const occurrence = await start('o-1');
  expect([
    occurrence.headers('loyalty'),
    occurrence.headers('loyalty'),
    occurrence.headers('fulfilment'),
  ]).toEqual([
    { 'Idempotency-Key': `${occurrence.id}:0` },
    { 'Idempotency-Key': `${occurrence.id}:1` },
    { 'Idempotency-Key': occurrence.id },
  ]);
  expect((await start('o-1')).id).not.toBe(occurrence.id);
});

test('a command goes to the queue of its one consumer', async () => {
  vi.stubEnv('EDA_SEND_NOTIFICATION_QUEUE_URL', queueUrl);
  vi.stubEnv('EDA_SEND_NOTIFICATION_NOTIFICATION', 'event');
  const publisher = (await import(
    join(folder, 'services/fulfilment/src/events/publishers/send-notification.ts')
  )) as Publisher;
  const occurrence = publisher.startSendNotification(7);
  await occurrence.publish(() => ({ orderId: 'o-1' }));
  expect(errors).toEqual([]);
  expect(arrived()).toEqual([
    {
      ...envelope,
      source: 'fulfilment',
      type: 'fulfilment.SendNotification.v1',
      id: occurrence.id,
      subject: '7',
      edaact: 'notification',
      edaobserve: '',
      data: { orderId: 'o-1' },
    },
  ]);
  await expect(occurrence.publish(() => ({ note: 'x'.repeat(1_048_576) }))).resolves.toBeUndefined();
  expect(errors).toMatchObject([{ error: expect.stringMatching(/SQS takes 1048576 at most/) }]);
});

describe('the digest', () => {
  test('is the same for any order of members, and differs for any other value', async () => {
    const { digestOf } = await import(`${orderEvents()}/digest.ts`);
    fc.assert(
      fc.property(fc.json(), fc.json(), (left, right) => {
        const value: unknown = JSON.parse(left);
        expect(digestOf([value])).toBe(digestOf([reordered(value)]));
        const same = canonical(value) === canonical(JSON.parse(right));
        expect(digestOf([value]) === digestOf([JSON.parse(right)])).toBe(same);
      }),
    );
  });

  test('is that of canonical JSON', async () => {
    const { digestOf } = await import(`${orderEvents()}/digest.ts`);
    const body = { b: [1, { d: new Date(0), c: undefined }], a: JSON.parse('{"__proto__":1}') };
    expect(digestOf([body, undefined])).toBe(
      sha256('[{"a":{"__proto__":1},"b":[1,{"d":"1970-01-01T00:00:00.000Z"}]},null]'),
    );
  });
});

test('an envelope says what each consumer has to do', async () => {
  const { assignmentOf } = await import(`${orderEvents()}/envelope.ts`);
  const marks = { edaact: 'loyalty,fulfilment', edaobserve: 'notification=abc,mail=def' };
  expect(
    ['loyalty', 'fulfilment', 'notification', 'mail', 'loyal', ''].map((name) => assignmentOf(marks, name)),
  ).toEqual([
    { kind: 'act' },
    { kind: 'act' },
    { kind: 'observe', digest: 'abc' },
    { kind: 'observe', digest: 'def' },
    { kind: 'skip' },
    { kind: 'skip' },
  ]);
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same value with the members of its objects in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reordered(member)]),
  );
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`,
  );
  return `{${members.toSorted().join(',')}}`;
}
