// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import { openRepository } from '../../../src/analyzer/repository.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

const shop = openRepository(fileURLToPath(new URL('../../fixtures/shop', import.meta.url)));

describe('the sample shop', () => {
  const analysis = analyze(shop);

  it('has these calls', () => {
    expect(
      analysis.calls.map((call) => [
        call.id,
        call.client,
        call.route,
        call.response,
        call.role,
        call.confidence,
        call.pathArguments.join(', '),
        call.payload?.fields.join(', ') ?? '',
        call.via.join(', '),
        call.entry.map(({ id }) => id).join(', '),
        call.sequence.index,
      ]),
    ).toEqual([
      [
        'fulfilment.announce>notification POST /notifications',
        'node-fetch',
        'notification POST /notifications',
        'ignored',
        'business',
        'high',
        '',
        'email, template, orderId',
        '',
        'fulfilment POST /shipments',
        0,
      ],
      [
        'order.paymentIsUp>payment GET /health',
        'fetch',
        'payment GET /health',
        'status',
        'health',
        'high',
        '',
        '',
        '',
        'order GET /health/ready',
        0,
      ],
      [
        'order.placeOrder>user GET /users/{}',
        'fetch',
        'user GET /users/{}',
        'data',
        'business',
        'high',
        'request.userId',
        '',
        'services/order/src/clients/service-client.ts#ServiceClient.get',
        'order POST /orders',
        0,
      ],
      [
        'order.placeOrder>discount POST /quotes',
        'got',
        'discount POST /quotes',
        'data',
        'business',
        'high',
        '',
        'items, tier, code',
        '',
        'order POST /orders',
        1,
      ],
      [
        'order.placeOrder>payment POST /charges',
        'fetch',
        'payment POST /charges',
        'data',
        'business',
        'high',
        '',
        'userId, amount, currency, paymentMethod',
        'services/order/src/clients/service-client.ts#ServiceClient.post',
        'order POST /orders',
        2,
      ],
      [
        'order.placeOrder>loyalty POST /points',
        'axios',
        'loyalty POST /points',
        'status',
        'business',
        'high',
        '',
        'userId, orderId, sku, points',
        '',
        'order POST /orders',
        3,
      ],
      [
        'order.placeOrder>fulfilment POST /shipments',
        'fetch',
        'fulfilment POST /shipments',
        'status',
        'business',
        'high',
        '',
        'orderId, address, items',
        'services/order/src/clients/service-client.ts#ServiceClient.post',
        'order POST /orders',
        4,
      ],
      [
        'order.placeOrder>notification POST /notifications',
        'fetch',
        'notification POST /notifications',
        'ignored',
        'business',
        'high',
        '',
        'userId, template, orderId',
        '',
        'order POST /orders',
        5,
      ],
      [
        'payment.chargeCard>api.cardgate.example POST /v1/charges',
        'axios',
        null,
        'data',
        'business',
        'medium',
        '',
        'amount, currency, payment_method',
        '',
        'payment POST /charges',
        0,
      ],
    ]);
  });

  it('tells each route who calls it', () => {
    const called = analysis.services.flatMap(({ routes }) =>
      routes.filter(({ calledBy }) => calledBy.length > 0).map(({ id, calledBy }) => [id, ...calledBy]),
    );
    expect(called).toEqual([
      ['discount POST /quotes', 'order.placeOrder>discount POST /quotes'],
      ['fulfilment POST /shipments', 'order.placeOrder>fulfilment POST /shipments'],
      ['loyalty POST /points', 'order.placeOrder>loyalty POST /points'],
      [
        'notification POST /notifications',
        'fulfilment.announce>notification POST /notifications',
        'order.placeOrder>notification POST /notifications',
      ],
      ['payment POST /charges', 'order.placeOrder>payment POST /charges'],
      ['payment GET /health', 'order.paymentIsUp>payment GET /health'],
      ['user GET /users/{}', 'order.placeOrder>user GET /users/{}'],
    ]);
  });

  it('has nothing unresolved, no messages and no notices', () => {
    const { unresolved, messages, notices } = analysis;
    expect({ unresolved, messages, notices }).toEqual({
      unresolved: { count: 0, missingFacts: [] },
      messages: [],
      notices: [],
    });
  });

  it('is the same again', () => {
    expect(JSON.stringify(analyze(shop))).toBe(JSON.stringify(analysis));
  });
});

describe('analyze', () => {
  const files = {
    'order/package.json': '{ "name": "order", "dependencies": { "express": "5" } }',
    'order/src/server.ts':
      "import express from 'express';\nexpress().listen(3000);\nfetch('http://billing/invoices');\nfetch(`http://${process.env.CRM_HOST}/x`);",
  };

  it('adds the services that only an address names, and the facts that are missing', () => {
    const { services, unresolved } = analyze(memoryRepository(files));
    expect({
      services: services.map(({ name, inRepo, aliases }) => ({ name, inRepo, aliases })),
      unresolved,
    }).toEqual({
      services: [
        { name: 'billing', inRepo: false, aliases: ['billing'] },
        { name: 'order', inRepo: true, aliases: [] },
      ],
      unresolved: { count: 1, missingFacts: ['the value of CRM_HOST'] },
    });
  });

  it('hashes what it read', () => {
    const hash = (entries: Record<string, string>): string => analyze(memoryRepository(entries)).inputsHash;
    expect(hash(files)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash({ ...files })).toBe(hash(files));
    expect(hash({ ...files, 'order/src/other.ts': '' })).not.toBe(hash(files));
    expect(hash({ ...files, 'picture.png': 'x' })).toBe(hash(files));
  });

  it('tells how far it is', () => {
    const seen: string[] = [];
    analyze(memoryRepository(files), { onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['1/1']);
  });

  it('goes on where a file cannot be read as code', () => {
    const { calls, notices } = analyze(
      memoryRepository({ ...files, 'order/src/broken.ts': "fetch('http://user/x'); const = ;" }),
    );
    expect(calls.map(({ id }) => id)).toContain('order>user GET /x');
    expect(notices.map(({ code, file }) => ({ code, file }))).toEqual([
      { code: 'EDA1101', file: 'order/src/broken.ts' },
    ]);
  });

  it('does not find again what the tool wrote', () => {
    const { calls } = analyze(
      memoryRepository({
        ...files,
        'order/src/events/worker.ts': "// Generated by eda-migrate\nfetch('http://user/x');",
      }),
    );
    expect(calls.map(({ file }) => file)).toEqual(['order/src/server.ts', 'order/src/server.ts']);
  });
});
