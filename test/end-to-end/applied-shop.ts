import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { runCommandWell } from '../helpers/run-command.js';
import { type CreatedResources, createTemplateResources } from '../helpers/template-resources.js';
import { copyShop, git } from '../shop/shop-processes.js';

/** A copy of the shop to which every suggestion was applied, and committed. */
export interface AppliedShop {
  readonly root: string;
  remove(): Promise<void>;
}

/** Copies the shop, takes every suggestion and applies it, as the README says. */
export async function applyToShop(): Promise<AppliedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'eda-migrate-applied-'));
  const root = join(folder, 'shop');
  await copyShop(root);
  await runCommandWell('analyze', root, '--yes');
  await runCommandWell('apply', root, '--yes');
  await git(root, 'add', '--all');
  await git(root, 'commit', '--quiet', '--message', 'Events');
  return { root, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The queues and topics of the applied shop on an emulator, and the environment that leads to them. */
export interface Messaging {
  readonly server: FauxqsServer;
  readonly resources: CreatedResources;
  readonly awsEnvironment: Readonly<Record<string, string>>;
}

/** Starts the emulator with what the generated template describes. */
export async function startMessaging(root: string): Promise<Messaging> {
  const server = await startFauxqs({ port: 0, logger: false, defaultRegion: 'eu-west-1' });
  const template = await readFile(join(root, 'infra/events/resources.template.json'), 'utf8');
  const resources = createTemplateResources(template, server);
  return {
    server,
    resources,
    awsEnvironment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${server.port}`,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
  };
}

/** The environment of the worker of one consumer of a message (`loyalty`, `order-placed`). */
export function workerEnvironment(
  { resources, awsEnvironment }: Messaging,
  consumer: string,
  message: string,
): Record<string, string> {
  const constant = message.toUpperCase().replaceAll('-', '_');
  const queue = `${consumer}-${message}`;
  return {
    ...awsEnvironment,
    [`EDA_${constant}_QUEUE_URL`]: resources.queueUrls[queue] ?? '',
    [`EDA_${constant}_DEAD_LETTER_QUEUE_URL`]: resources.queueUrls[`${queue}-dead-letter`] ?? '',
    EDA_VISIBILITY_SECONDS: '3',
    EDA_BACKOFF_SECONDS: '1',
  };
}
