import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../../src/analyzer/repository.js';
import { findRoutes } from '../../../src/analyzer/routes/find-routes.js';
import { discoverServices } from '../../../src/analyzer/services/discover.js';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';

const shop = fileURLToPath(new URL('../../fixtures/shop', import.meta.url));

describe('the sample shop', () => {
  const repository = openRepository(shop);
  const { services, addresses, notices } = discoverServices(repository);

  test('its services', () => {
    expect(notices).toEqual([]);
    expect(
      services.map(({ name, root, kind, ports, framework, module, language, aliases, datastores }) => ({
        ...{ name, root, kind, ports, framework, module, language, aliases, datastores },
      })),
    ).toEqual(
      [
        { name: 'discount', port: 3002, framework: 'fastify', datastores: [] },
        { name: 'fulfilment', port: 3005, framework: 'fastify', datastores: [] },
        { name: 'loyalty', port: 3004, framework: 'express', datastores: ['postgres'] },
        { name: 'notification', port: 3006, framework: 'nestjs', datastores: [] },
        { name: 'order', port: 3000, framework: 'express', datastores: [] },
        { name: 'payment', port: 3003, framework: 'express', datastores: [] },
        { name: 'user', port: 3001, framework: 'fastify', datastores: [] },
      ].map(({ name, port, framework, datastores }) => ({
        name,
        root: `services/${name}`,
        kind: 'service',
        ports: [port],
        framework,
        module: 'esm',
        language: 'typescript',
        aliases: [name],
        datastores,
      })),
    );
  });

  test('where each is declared and started', () => {
    expect(
      services.map(({ packageJson, sourceRoot, entryFiles, deployables }) => ({
        ...{ packageJson, sourceRoot, entryFiles, deployables },
      })),
    ).toEqual(
      ['discount', 'fulfilment', 'loyalty', 'notification', 'order', 'payment', 'user'].map((name) => ({
        packageJson: `services/${name}/package.json`,
        sourceRoot: `services/${name}/src`,
        entryFiles: [`services/${name}/src/server.ts`],
        deployables: [
          { kind: 'compose', file: 'docker-compose.yml', pointer: `/services/${name}` },
          { kind: 'dockerfile', file: `services/${name}/Dockerfile`, pointer: '' },
          {
            kind: 'ecs-task-definition',
            file: `services/${name}/task-definition.json`,
            pointer: '/containerDefinitions/0',
          },
        ],
      })),
    );
  });

  test('its addresses', () => {
    expect(addresses.infrastructureHosts).toEqual(['postgres']);
    expect(['loyalty', 'payment', 'postgres'].map((host) => addresses.serviceOfHost(host)?.service)).toEqual([
      'loyalty',
      'payment',
      undefined,
    ]);
    expect([3000, 3006, 5432].map((port) => addresses.serviceOnPort(port)?.service)).toEqual([
      'order',
      'notification',
      undefined,
    ]);
    const urls = addresses.environmentOf('fulfilment').filter(({ name }) => name === 'NOTIFICATION_URL');
    expect(urls.map(({ value }) => value)).toEqual(['http://notification:3006']);
  });

  test('its routes', () => {
    const found = findRoutes(createProgram(repository), services);
    const lines = [...found.values()].flatMap((routes) =>
      routes.map(({ id, handler, file, schema, writes }) => [
        id,
        file,
        ...(handler === null ? [] : [handler]),
        ...(schema === null ? [] : [`schema ${schema}`]),
        ...(writes ? ['writes'] : []),
      ]),
    );
    expect(lines).toEqual([
      ['discount GET /health', 'services/discount/src/app.ts'],
      ['discount POST /quotes', 'services/discount/src/app.ts', 'schema quoteSchema'],
      ['fulfilment GET /health', 'services/fulfilment/src/app.ts'],
      ['fulfilment POST /shipments', 'services/fulfilment/src/app.ts', 'writes'],
      ['fulfilment GET /shipments/{}', 'services/fulfilment/src/app.ts'],
      ['loyalty GET /health', 'services/loyalty/src/app.ts'],
      ['loyalty POST /points', 'services/loyalty/src/routes.ts', 'writes'],
      ['loyalty GET /points/{}', 'services/loyalty/src/routes.ts'],
      [
        'notification GET /health',
        'services/notification/src/health.controller.ts',
        'HealthController.check',
      ],
      [
        'notification GET /notifications',
        'services/notification/src/notifications.controller.ts',
        'NotificationsController.find',
      ],
      [
        'notification POST /notifications',
        'services/notification/src/notifications.controller.ts',
        'NotificationsController.send',
        'writes',
      ],
      ['order GET /health', 'services/order/src/health.ts'],
      ['order GET /health/ready', 'services/order/src/health.ts'],
      ['order POST /orders', 'services/order/src/routes.ts', 'writes'],
      ['order GET /orders/{}', 'services/order/src/routes.ts'],
      ['payment POST /charges', 'services/payment/src/app.ts', 'writes'],
      ['payment GET /charges/{}', 'services/payment/src/app.ts'],
      ['payment GET /health', 'services/payment/src/app.ts'],
      ['user GET /health', 'services/user/src/app.ts'],
      ['user POST /users', 'services/user/src/app.ts', 'schema newUserSchema', 'writes'],
      ['user GET /users/{}', 'services/user/src/app.ts'],
    ]);
  });
});
