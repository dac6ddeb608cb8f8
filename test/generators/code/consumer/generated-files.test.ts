import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryRepository } from '../../../helpers/memory-repository.js';
import { emitFor, type GeneratedShop, generateShop, writeShop } from './generated-shop.js';

let shop: GeneratedShop;

beforeAll(async () => {
  shop = await generateShop();
});

describe('the consumer side of the shop', () => {
  it('calls the code of loyalty and fulfilment, and repeats the requests of notification', () => {
    expect(shop.works).toEqual({
      loyalty: {
        kind: 'extracted',
        module: 'services/loyalty/src/add-points.ts',
        function: 'addPoints',
        parameters: ['database', 'body'],
        database: { module: 'services/loyalty/src/db.ts', export: 'pool' },
        bodyTypes: {},
      },
      fulfilment: {
        kind: 'extracted',
        module: 'services/fulfilment/src/add-shipment.ts',
        function: 'addShipment',
        parameters: ['body'],
        database: null,
        bodyTypes: {
          orderId: 'string',
          address:
            '{ name: string; street: string; city: string; postcode: string; country: string; email: string }',
          items: '{ sku: string; quantity: number }[]',
        },
      },
      notification: {
        kind: 'relay',
        address: 'http://notification:3006',
        because: 'The handler is a method of a NestJS controller, which only exists inside the application.',
      },
    });
    expect(shop.notices.map(({ code, severity, file }) => ({ code, severity, file }))).toEqual([
      { code: 'EDA3105', severity: 'warning', file: 'services/fulfilment/src/app.ts' },
      { code: 'EDA3101', severity: 'info', file: 'services/notification/src/notifications.controller.ts' },
    ]);
  });

  it('is written into each consumer, and nowhere else', () => {
    const common = [
      'consumer',
      'contract-check',
      'delivery',
      'errors',
      'handlers/order-placed',
      'health',
      'queue',
    ];
    const worker = [...common, 'settings', 'work-on-message', 'worker'];
    const written = (service: string): readonly string[] =>
      shop.artifacts
        .filter(
          ({ kind, path, origin }) =>
            kind === 'file' && path.startsWith(`services/${service}/`) && origin.emitter !== 'contracts',
        )
        .map(({ path }) => path.slice(`services/${service}/src/`.length))
        .toSorted();
    const inEvents = (names: readonly string[]): readonly string[] =>
      names.map((name) => `events/${name}.ts`);
    expect({
      order: written('order'),
      loyalty: written('loyalty'),
      fulfilment: written('fulfilment'),
      notification: written('notification'),
    }).toEqual({
      order: [],
      loyalty: ['add-points.ts', ...inEvents([...worker, 'inbox'].toSorted())],
      fulfilment: ['add-shipment.ts', ...inEvents(worker.toSorted())],
      notification: inEvents([...worker, 'relay'].toSorted()),
    });
  });

  it('adds the client and the script to the package.json of each service', () => {
    const additions = shop.artifacts.filter((artifact) => artifact.kind === 'json-members');
    expect(additions.map(({ path, pointer, members }) => ({ path, pointer, members }))).toEqual(
      ['fulfilment', 'loyalty', 'notification'].flatMap((service) => [
        {
          path: `services/${service}/package.json`,
          pointer: '/dependencies',
          members: { '@aws-sdk/client-sqs': '^3.1100.0' },
        },
        {
          path: `services/${service}/package.json`,
          pointer: '/scripts',
          members: { worker: 'node dist/events/worker.js' },
        },
      ]),
    );
  });

  it.each([
    'loyalty/src/add-points.ts',
    'loyalty/src/routes.ts',
    'loyalty/src/events/consumer.ts',
    'loyalty/src/events/contract-check.ts',
    'loyalty/src/events/delivery.ts',
    'loyalty/src/events/errors.ts',
    'loyalty/src/events/handlers/order-placed.ts',
    'loyalty/src/events/health.ts',
    'loyalty/src/events/inbox.ts',
    'loyalty/src/events/queue.ts',
    'loyalty/src/events/settings.ts',
    'loyalty/src/events/work-on-message.ts',
    'loyalty/src/events/worker.ts',
    'fulfilment/src/add-shipment.ts',
    'fulfilment/src/app.ts',
    'fulfilment/src/events/handlers/order-placed.ts',
    'notification/src/events/handlers/order-placed.ts',
    'notification/src/events/relay.ts',
  ])('reads well: %s', async (path) => {
    await expect(shop.files[`services/${path}`]).toMatchFileSnapshot(`__golden__/shop/${path}.txt`);
  });

  it('is the same when it is generated again into what it made', async () => {
    const again = await emitFor(shop.works, memoryRepository(withMembers(shop)));
    const differing = again.filter(
      (artifact) => artifact.kind !== 'file' || shop.files[artifact.path] !== artifact.content,
    );
    expect(differing).toEqual([]);
  });

  it('keeps every file below 150 lines', () => {
    const long = shop.artifacts.filter(
      ({ kind, path }) => kind === 'file' && (shop.files[path] ?? '').split('\n').length > 150,
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('type-checks under the strictest settings', () => {
    const { root, remove } = writeShop(shop.files);
    try {
      expect(diagnosticsOf(root, ['loyalty', 'fulfilment', 'notification'])).toEqual([]);
    } finally {
      remove();
    }
  });
});

/** The errors in generated and changed files, under more flags than the shop itself sets. */
function diagnosticsOf(root: string, services: readonly string[]): readonly string[] {
  const changed = new Set(shop.artifacts.map(({ path }) => join(root, path)));
  const program = ts.createProgram(
    services.flatMap((service) =>
      [...changed].filter((path) => path.includes(`/${service}/src/`) && path.endsWith('.ts')),
    ),
    {
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts'],
      module: ts.ModuleKind.NodeNext,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noPropertyAccessFromIndexSignature: true,
      erasableSyntaxOnly: true,
      skipLibCheck: true,
      experimentalDecorators: true,
      noEmit: true,
    },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file !== undefined && changed.has(file.fileName))
    .map(({ file, messageText, start }) => {
      const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
      return `${file?.fileName.slice(root.length)}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}

/** The files of the shop with the additions to its package.json files made. */
function withMembers({ files, artifacts }: GeneratedShop): Record<string, string> {
  const changed = { ...files };
  for (const artifact of artifacts) {
    if (artifact.kind !== 'json-members') continue;
    const manifest = JSON.parse(changed[artifact.path] ?? '{}') as Record<string, object>;
    const name = artifact.pointer.slice(1);
    changed[artifact.path] = JSON.stringify({
      ...manifest,
      [name]: { ...manifest[name], ...artifact.members },
    });
  }
  return changed;
}
