import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NodeProcess, startNodeProcess } from '../../../shop/node-process.js';
import { generateShop, writeShop } from './generated-shop.js';
import { loadModules, startQueues, startService, type TestQueues, until } from './worker-bench.js';

let root: string;
let remove: () => void;
let queues: TestQueues;

beforeAll(async () => {
  ({ root, remove } = writeShop((await generateShop()).files));
  queues = await startQueues();
});

afterAll(async () => {
  await queues.stop();
  remove();
});

function event(id: string): unknown {
  return {
    specversion: '1.0',
    id,
    source: 'order',
    type: 'order.OrderPlaced.v1',
    time: '2030-01-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    edaact: 'notification',
    edaobserve: '',
    data: {
      userId: 'u1',
      orderId: id,
      address: { name: 'a', street: 'b', city: 'c', postcode: 'd', country: 'e', email: 'f' },
      items: [],
      loyaltyItems: [],
    },
  };
}

function startWorker(env: Readonly<Record<string, string>>): NodeProcess {
  return startNodeProcess({
    name: 'notification-worker',
    folder: join(root, 'services/notification'),
    entryFile: 'src/events/worker.ts',
    env: {
      AWS_ENDPOINT_URL: queues.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      EDA_HEALTH_FILE: join(root, 'health'),
      ...env,
    },
  });
}

function addressesOf({ queueUrl, deadLetterQueueUrl }: ReturnType<TestQueues['create']>) {
  return { EDA_ORDER_PLACED_QUEUE_URL: queueUrl, EDA_ORDER_PLACED_DEAD_LETTER_QUEUE_URL: deadLetterQueueUrl };
}

/** The lines of a log that say what happened to the process. */
function eventsIn(worker: NodeProcess): readonly unknown[] {
  return worker
    .logs()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { event: string }).event);
}

describe('a worker that is told to stop', () => {
  it('stops polling at once, finishes the message that it has, and exits with 0', async () => {
    const queue = queues.create('drained');
    const waiting: (() => void)[] = [];
    const service = await startService(async () => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { status: 202 };
    });
    const worker = startWorker({ ...addressesOf(queue), EDA_RELAY_NOTIFICATION_URL: service.url });
    await queues.send(queue.queueUrl, event('s1'));
    await until(() => waiting.length);
    const stopped = worker.stop();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await queues.send(queue.queueUrl, event('s2'));
    for (const answer of waiting) answer();
    expect({ exit: await stopped, counts: queues.counts('drained'), events: eventsIn(worker) }).toEqual({
      exit: 0,
      counts: { ready: 1, inFlight: 0 },
      events: ['worker-started', 'message-handled', 'worker-stopped'],
    });
    expect(service.requests.map(({ key }) => key)).toEqual(['s1']);
    await service.stop();
  });

  it('gives back what is not done in time', async () => {
    const queue = queues.create('given-back');
    const service = await startService(() => new Promise(() => undefined));
    const worker = startWorker({
      ...addressesOf(queue),
      EDA_RELAY_NOTIFICATION_URL: service.url,
      EDA_STOP_TIMEOUT_SECONDS: '1',
    });
    await queues.send(queue.queueUrl, event('g1'));
    await until(() => service.requests.length);
    expect({
      exit: await worker.stop(),
      counts: queues.counts('given-back'),
      events: eventsIn(worker),
    }).toEqual({
      exit: 0,
      counts: { ready: 1, inFlight: 0 },
      events: ['worker-started', 'worker-stopped'],
    });
    await service.stop();
  });
});

describe('a worker without what it needs', () => {
  it('does not start without a queue, and says which variable is missing', async () => {
    const worker = startWorker({});
    expect(await worker.exited()).toBe(1);
    expect(worker.logs()).toContain(
      '"error":"Error: There is no queue to read: set EDA_ORDER_PLACED_QUEUE_URL to the address of the queue."',
    );
  });

  it('reads its settings, and refuses what is no number', async () => {
    const { readSettings, readAddresses } = await loadModules(root, 'loyalty');
    expect(readSettings({})).toEqual({
      concurrency: 10,
      visibilitySeconds: 60,
      backoffSeconds: 10,
      drainSeconds: 25,
      healthFile: '/tmp/eda-worker-health',
    });
    expect(
      readSettings({
        EDA_CONCURRENCY: '3',
        EDA_VISIBILITY_SECONDS: '90',
        EDA_BACKOFF_SECONDS: '0',
        EDA_STOP_TIMEOUT_SECONDS: '5',
        EDA_HEALTH_FILE: '/run/alive',
      }),
    ).toEqual({
      concurrency: 3,
      visibilitySeconds: 90,
      backoffSeconds: 0,
      drainSeconds: 4,
      healthFile: '/run/alive',
    });
    expect(() => readSettings({ EDA_CONCURRENCY: 'many' })).toThrow(
      'EDA_CONCURRENCY is "many", but must be a number of at least 1.',
    );
    expect(readAddresses({ Q: ' ' }, 'Q', 'D')).toBeUndefined();
    expect(() => readAddresses({ Q: 'http://q' }, 'Q', 'D')).toThrow(
      'Q is set, but D is not: a message that fails for good has nowhere to go.',
    );
  });
});

describe('the judgement on errors', () => {
  const withStatus = (status: number, more: object = {}): Error =>
    Object.assign(new Error('no'), { status, ...more });
  it.each([
    ['permanent', [400, 410, 413, 415, 422].map((status) => withStatus(status))],
    [
      'transient',
      [402, 404, 406, 408, 409, 425, 429, 500, 502, 503, 504].map((status) => withStatus(status)),
    ],
    ['forbidden', [401, 403].map((status) => withStatus(status))],
    [
      'done',
      [withStatus(409, { code: 'DUPLICATE_AWARD' }), withStatus(409, { message: 'It exists already.' })],
    ],
    [
      'permanent',
      [
        Object.assign(new Error('x'), { statusCode: 400 }),
        Object.assign(new Error('x'), { name: 'ZodError' }),
      ],
    ],
    [
      'transient',
      [new Error('socket hang up'), new TypeError('x'), 'thrown text', undefined, { status: '400' }],
    ],
  ])('is %s', async (verdict, errors) => {
    const { verdictOn, PermanentError } = await loadModules(root, 'loyalty');
    expect(errors.map(verdictOn)).toEqual(errors.map(() => verdict));
    expect(verdictOn(new PermanentError('x'))).toBe('permanent');
  });

  it('gives a reason that SQS takes', async () => {
    const { reasonOf } = await loadModules(root, 'loyalty');
    expect(reasonOf(new Error('a\u0000b\n😀c'))).toBe('Error: a b c');
    expect(reasonOf('x'.repeat(900))).toHaveLength(500);
    expect(reasonOf('')).toBe('unknown');
  });
});
