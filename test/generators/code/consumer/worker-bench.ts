import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ChangeMessageVisibilityCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What the tests of generated workers need of SQS. */
export interface TestQueues {
  readonly endpoint: string;
  readonly client: SQSClient;
  /** Makes a queue and its dead-letter queue. */
  create(name: string): { readonly queueUrl: string; readonly deadLetterQueueUrl: string };
  send(queueUrl: string, body: unknown): Promise<void>;
  /** How many messages wait, how many are being worked on. */
  counts(name: string): { readonly ready: number; readonly inFlight: number };
  /** Bodies and reasons of what was buried. */
  buried(name: string): Promise<readonly { readonly body: string; readonly reason: string | undefined }[]>;
  stop(): Promise<void>;
}

export async function startQueues(): Promise<TestQueues> {
  const server: FauxqsServer = await startFauxqs({ port: 0, logger: false });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const client = new SQSClient({ endpoint, region: 'us-east-1', credentials });
  const urlOf = (name: string): string => server.createQueue(name).queueUrl;
  const urls = new Map<string, string>();
  return {
    endpoint,
    client,
    create: (name) => {
      const deadLetterQueueUrl = urlOf(`${name}-dead-letter`);
      urls.set(name, deadLetterQueueUrl);
      return { queueUrl: urlOf(name), deadLetterQueueUrl };
    },
    send: async (queueUrl, body) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: text }));
    },
    counts: (name) => {
      const messages = server.inspectQueue(name)?.messages;
      const ready = (messages?.ready.length ?? 0) + (messages?.delayed.length ?? 0);
      return { ready, inFlight: messages?.inflight.length ?? 0 };
    },
    buried: async (name) => {
      const QueueUrl = urls.get(name);
      const found = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
      );
      return (found.Messages ?? [])
        .map(({ Body = '', MessageAttributes }: Message) => ({
          body: Body,
          reason: MessageAttributes?.reason?.StringValue,
        }))
        .toSorted((left, right) => (left.body < right.body ? -1 : 1));
    },
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

/** A client that also writes down what it is asked, and may refuse some of it. */
export function recordingClient(
  client: SQSClient,
  refuse: (command: string) => boolean = () => false,
): { readonly client: Pick<SQSClient, 'send'>; readonly asked: string[]; readonly hidden: number[] } {
  const asked: string[] = [];
  const hidden: number[] = [];
  const send = async (
    command: { readonly input: object },
    options?: { readonly abortSignal?: AbortSignal },
  ) => {
    const name = command.constructor.name.replace('Command', '');
    asked.push(name);
    if (name === 'ChangeMessageVisibility') {
      hidden.push((command as ChangeMessageVisibilityCommand).input.VisibilityTimeout ?? -1);
    }
    if (refuse(name)) throw new Error(`${name} got lost.`);
    return client.send(command as SendMessageCommand, options);
  };
  return { client: { send: send as SQSClient['send'] }, asked, hidden };
}

/** The generated modules of a service, loaded from where they were written. */
export interface GeneratedModules {
  readonly consume: (options: object) => Promise<void>;
  readonly createDelivery: (consumer: string, handler: Handler) => (event: object) => Promise<string>;
  readonly readEnvelope: (body: string) => object;
  readonly digestOf: (bodies: readonly unknown[]) => string;
  readonly messageWork: (options: object) => (message: object) => Promise<string>;
  readonly backoffSeconds: (receives: number, base: number, random: number) => number;
  readonly openQueue: (client: Pick<SQSClient, 'send'>, addresses: object, seconds: number) => object;
  readonly healthFile: (path: string) => { alive(): void; failed(): void };
  readonly readSettings: (environment: Readonly<Record<string, string>>) => Settings;
  readonly readAddresses: (
    environment: Readonly<Record<string, string>>,
    queue: string,
    deadLetters: string,
  ) => unknown;
  readonly verdictOn: (error: unknown) => string;
  readonly reasonOf: (error: unknown) => string;
  readonly PermanentError: new (message: string) => Error;
}

export interface Settings {
  readonly concurrency: number;
  readonly visibilitySeconds: number;
  readonly backoffSeconds: number;
  readonly drainSeconds: number;
  readonly healthFile: string;
}

export interface Handler {
  readonly type: string;
  prepare(event: unknown): { readonly bodies: readonly unknown[]; act(): Promise<'done' | 'duplicate'> };
}

const names = ['consumer', 'delivery', 'digest', 'work-on-message', 'queue', 'health', 'settings', 'errors'];

export async function loadModules(root: string, service: string): Promise<GeneratedModules> {
  const loaded = await Promise.all(
    names.map((name) => loadModule(root, `services/${service}/src/events/${name}.ts`)),
  );
  return Object.assign({}, ...loaded) as GeneratedModules;
}

export async function loadModule(root: string, path: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
}

/** Waits until something holds; fails with what it last saw after ten seconds. */
export async function until(what: () => unknown, holds: (seen: unknown) => boolean = Boolean): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    const seen = await what();
    if (holds(seen)) return;
    if (Date.now() > end) throw new Error(`It never came to that; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface RecordedRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly key: string | string[] | undefined;
  readonly traceparent: string | string[] | undefined;
  readonly body: unknown;
}

/** An HTTP server that writes down its requests and answers what it is told to. */
export async function startService(
  answer: (request: RecordedRequest) => Promise<{ readonly status: number; readonly text?: string }>,
): Promise<{
  readonly url: string;
  readonly requests: RecordedRequest[];
  readonly stop: () => Promise<void>;
}> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const recorded = {
      method: request.method,
      path: request.url,
      key: request.headers['idempotency-key'],
      traceparent: request.headers.traceparent,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
    requests.push(recorded);
    const { status, text: sent = '' } = await answer(recorded);
    response.writeHead(status).end(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
