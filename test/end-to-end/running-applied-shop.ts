import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  type NodeProcess,
  type RunningShop,
  type ServiceName,
  startDatabase,
  startPaymentProvider,
  startShop,
} from '../shop/shop-processes.js';
import { type Customer, loyaltyAccount, threeItems } from '../shop/shop-requests.js';
import { applyToShop, startMessaging, workerEnvironment } from './applied-shop.js';

/** The modes in which the order service reaches its consumers. */
export type Modes = Readonly<Partial<Record<'loyalty' | 'fulfilment' | 'notification', string>>>;

/** The applied shop at work: every service with its store, and the emulator with its queues and topics. */
export interface RunningAppliedShop {
  readonly root: string;
  readonly shop: RunningShop;
  /** Starts the order service again with these modes; a consumer that is not named stays at sync. */
  turnOrder(modes: Modes, env?: Readonly<Record<string, string>>): Promise<void>;
  /** The environment in which fulfilment announces shipments by message. */
  readonly announcesByMessage: Readonly<Record<string, string>>;
  /** Starts the worker of a service on its queues of these messages (`order-placed`). */
  startWorker(
    service: ServiceName,
    messages: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): NodeProcess;
  /** Puts a body into a queue, as a producer would. */
  send(queue: string, body: string): Promise<void>;
  /** Messages that are in a queue now, those that are being worked on included. */
  messagesIn(queue: string): readonly QueuedMessage[];
  /** Stops the workers and empties the queues. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export interface QueuedMessage {
  readonly body: string;
  /** What the worker wrote down about it, if anything. */
  readonly reason: string | undefined;
}

/** Applies every suggestion to a copy of the shop and starts it, all switches at sync and no worker running. */
export async function startAppliedShop(): Promise<RunningAppliedShop> {
  const applied = await applyToShop();
  const database = await startDatabase();
  const provider = await startPaymentProvider();
  const messaging = await startMessaging(applied.root);
  const { server, resources, awsEnvironment } = messaging;
  const shop = await startShop({
    root: applied.root,
    env: { DATABASE_URL: database.url, PAYMENT_PROVIDER_URL: provider.url },
  });
  const sqs = new SQSClient({
    endpoint: awsEnvironment.AWS_ENDPOINT_URL ?? '',
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    useQueueUrlAsEndpoint: false,
  });
  const workers: NodeProcess[] = [];
  return {
    root: applied.root,
    shop,
    turnOrder: async (modes, env = {}) => {
      const switches = Object.entries(modes).map(([consumer, mode]) => [
        `EDA_ORDER_PLACED_${consumer.toUpperCase()}`,
        mode,
      ]);
      await shop.stop('order');
      await shop.start('order', {
        ...awsEnvironment,
        EDA_ORDER_PLACED_TOPIC_ARN: resources.topicArns['order-order-placed'] ?? '',
        ...Object.fromEntries(switches),
        ...env,
      });
    },
    announcesByMessage: {
      ...awsEnvironment,
      EDA_SEND_NOTIFICATION_QUEUE_URL: resources.queueUrls['notification-send-notification'] ?? '',
      EDA_SEND_NOTIFICATION_NOTIFICATION: 'event',
    },
    startWorker: (service, messages, env = {}) => {
      const queues = messages.map((message) => workerEnvironment(messaging, service, message));
      const worker = shop.startWorker(service, 'src/events/worker.ts', {
        ...Object.assign({}, ...queues),
        EDA_HEALTH_FILE: join(tmpdir(), `eda-worker-health-${workers.length}-${process.pid}`),
        ...env,
      });
      workers.push(worker);
      return worker;
    },
    send: async (queue, body) => {
      await sqs.send(new SendMessageCommand({ QueueUrl: resources.queueUrls[queue], MessageBody: body }));
    },
    messagesIn: (queue) => {
      const { messages } = server.inspectQueue(queue) ?? {};
      const all = [
        ...(messages?.ready ?? []),
        ...(messages?.delayed ?? []),
        ...(messages?.inflight.map(({ message }) => message) ?? []),
      ];
      return all.map(({ body, messageAttributes }) => ({
        body,
        reason: messageAttributes.reason?.StringValue,
      }));
    },
    clear: async () => {
      await Promise.all(workers.filter((worker) => worker.isRunning()).map((worker) => worker.stop()));
      server.reset();
    },
    stop: async () => {
      await shop.stopAll();
      sqs.destroy();
      await server.stop();
      await provider.stop();
      await database.stop();
      await applied.remove();
    },
  };
}

const pointsOfItems = [25, 8, 40];

/** A ledger without what the database adds, in a fixed order. */
export interface Ledger {
  readonly balance: number;
  readonly entries: readonly {
    readonly orderId: string;
    readonly sku: string;
    readonly points: number;
  }[];
}

/** The ledger of a customer who ordered the three items several times: one entry for each item of each order. */
export function ledgerOfOrders(orderIds: readonly string[]): Ledger {
  const entries = orderIds.flatMap((orderId) =>
    threeItems.map(({ sku }, index) => ({ orderId, sku, points: pointsOfItems[index] ?? 0 })),
  );
  return { balance: orderIds.length * 73, entries: entries.toSorted(byOrderAndSku) };
}

export async function ledgerOf(shop: RunningShop, customer: Customer): Promise<Ledger> {
  const { balance, entries } = await loyaltyAccount(shop, customer);
  return {
    balance,
    entries: entries.map(({ orderId, sku, points }) => ({ orderId, sku, points })).toSorted(byOrderAndSku),
  };
}

function byOrderAndSku(a: { orderId: string; sku: string }, b: { orderId: string; sku: string }): number {
  return `${a.orderId} ${a.sku}` < `${b.orderId} ${b.sku}` ? -1 : 1;
}

/** Waits until something is so, for a minute at most; the assertion that follows then says what is not. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await holds()) && performance.now() < deadline) await wait(100);
}

/** What a generated program logged of one event: the lines as objects. */
export function logged({ logs }: Pick<NodeProcess, 'logs'>, event: string): Record<string, unknown>[] {
  return linesOf(logs()).filter((line) => line.event === event);
}

function linesOf(text: string): Record<string, unknown>[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
}
