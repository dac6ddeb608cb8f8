import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handlers } from '../../../../src/generators/code/consumer/handlers.js';
import { consumerPackages } from '../../../../src/generators/code/consumer/packages.js';
import { resolveWork } from '../../../../src/generators/code/consumer/work.js';
import { workers } from '../../../../src/generators/code/consumer/workers.js';
import { contracts } from '../../../../src/generators/code/shared/contracts.js';
import type { Artifact } from '../../../../src/model/artifact.js';
import type { ConsumerSpec, MessageSpec, ValueSource } from '../../../../src/model/message-spec.js';
import type { Notice } from '../../../../src/model/notice.js';
import type { Repository } from '../../../../src/model/repository.js';
import type { Service } from '../../../../src/model/service.js';
import { analysisSample, folderRepository, serviceSample } from '../../samples.js';
import { changedFiles, type RouteSample, routeOf } from './routes.js';

const repositoryRoot = fileURLToPath(new URL('../../../../', import.meta.url));
const shopFolder = join(repositoryRoot, 'test/fixtures/shop');

/** The sample shop with the consumer side of `order.OrderPlaced` generated into it. */
export interface GeneratedShop {
  readonly works: Readonly<Record<string, ConsumerSpec['work']>>;
  readonly notices: readonly Notice[];
  readonly artifacts: readonly Artifact[];
  /** Every file of the shop by path, the changed and the new ones included. */
  readonly files: Readonly<Record<string, string>>;
}

const routes: Readonly<Record<string, RouteSample>> = {
  loyalty: { framework: 'express', path: '/points', at: "'/points'", file: 'services/loyalty/src/routes.ts' },
  fulfilment: {
    framework: 'fastify',
    path: '/shipments',
    at: "'/shipments'",
    file: 'services/fulfilment/src/app.ts',
  },
  notification: {
    framework: 'nestjs',
    path: '/notifications',
    at: 'send',
    file: 'services/notification/src/notifications.controller.ts',
  },
};

const ports: Readonly<Record<string, number>> = { loyalty: 3004, fulfilment: 3005, notification: 3006 };

export async function generateShop(): Promise<GeneratedShop> {
  const { files, repository } = folderRepository(shopFolder);
  const services = shopServices();
  const analysis = analysisSample(services, []);
  const resolved = services.map((service) => {
    const sample = routes[service.name];
    const route = sample === undefined ? null : routeOf(sample, repository);
    return {
      name: service.name,
      ...resolveWork(route, service, repository, analysis, [`order.OrderPlaced:${service.name}`]),
    };
  });
  const works = Object.fromEntries(resolved.map(({ name, work }) => [name, work]));
  const emitted = await emitFor(works, repository);
  const artifacts = [...resolved.flatMap((each) => each.artifacts), ...emitted];
  return {
    works,
    notices: resolved.flatMap((each) => each.notices),
    artifacts,
    files: { ...files, ...changedFiles(artifacts, repository) },
  };
}

function shopServices(): readonly Service[] {
  return Object.entries(routes).map(([name, { framework }]) =>
    serviceSample(name, { framework, ports: [ports[name] ?? 0] }),
  );
}

/** What the emitters of contracts and consumers make of the message. */
export async function emitFor(
  works: GeneratedShop['works'],
  repository: Repository,
): Promise<readonly Artifact[]> {
  const context = {
    analysis: analysisSample(shopServices(), []),
    repository,
    messages: [orderPlaced(works)],
  };
  const emitted = await Promise.all(
    [contracts, handlers, workers, consumerPackages].map(({ emit }) => emit(context)),
  );
  return emitted.flat();
}

/** Writes the shop where its packages are found. The caller removes the folder. */
export function writeShop(files: GeneratedShop['files']): {
  readonly root: string;
  readonly remove: () => void;
} {
  const root = mkdtempSync(join(tmpdir(), 'eda-migrate-consumer-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

const text = { type: 'string' };
const number = { type: 'number' };

function fieldSource(name: string): { readonly name: string; readonly from: ValueSource } {
  return { name, from: { kind: 'field', name } };
}

function itemSource(name: string): { readonly name: string; readonly from: ValueSource } {
  return { name, from: { kind: 'item', name } };
}

function post(
  path: string,
  forEach: string | null,
  properties: ReturnType<typeof fieldSource>[],
): ConsumerSpec['mapping'] {
  return { forEach, method: 'POST', path, pathArguments: [], body: { kind: 'object', properties } };
}

function listOf(properties: Record<string, unknown>): Record<string, unknown> {
  return { type: 'array', items: objectOf(properties) };
}

function objectOf(properties: Record<string, unknown>): Record<string, unknown> {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** What the producer's side says of the message. */
export function orderPlaced(works: GeneratedShop['works']): MessageSpec {
  const consumer = (service: string, mapping: ConsumerSpec['mapping']): ConsumerSpec => {
    const work = works[service];
    if (work === undefined) throw new Error(`${service} has no work.`);
    const failure = service === 'notification' ? 'swallowed' : 'propagates';
    return { flow: `order.OrderPlaced:${service}`, service, route: null, failure, mapping, work };
  };
  const address = { name: text, street: text, city: text, postcode: text, country: text, email: text };
  const addressType = Object.keys(address)
    .map((name) => `${name}: string`)
    .join('; ');
  return {
    name: 'order.OrderPlaced',
    kind: 'event',
    producer: 'order',
    router: 'sns',
    version: 1,
    keyed: true,
    fields: [
      { name: 'userId', type: 'string', optional: false, schema: text },
      { name: 'orderId', type: 'string', optional: false, schema: text },
      { name: 'address', type: `{ ${addressType} }`, optional: false, schema: objectOf(address) },
      {
        name: 'items',
        type: '{ sku: string; quantity: number }[]',
        optional: false,
        schema: listOf({ sku: text, quantity: number }),
      },
      {
        name: 'loyaltyItems',
        type: '{ sku: string; points: number }[]',
        optional: false,
        schema: listOf({ sku: text, points: number }),
      },
    ],
    consumers: [
      consumer(
        'loyalty',
        post('/points', 'loyaltyItems', [
          fieldSource('userId'),
          fieldSource('orderId'),
          itemSource('sku'),
          itemSource('points'),
        ]),
      ),
      consumer(
        'fulfilment',
        post('/shipments', null, [fieldSource('orderId'), fieldSource('address'), fieldSource('items')]),
      ),
      consumer(
        'notification',
        post('/notifications', null, [
          fieldSource('userId'),
          { name: 'template', from: { kind: 'constant', value: 'order-placed' } },
          fieldSource('orderId'),
        ]),
      ),
    ],
  };
}
