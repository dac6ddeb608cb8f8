import { describe, expect, it } from 'vitest';
import { analyze } from '../../../../src/analyzer/index.js';
import { memoryRepository } from '../../../helpers/memory-repository.js';
import { openapiGeneratorAxios } from './openapi-generator-axios.js';
import { packageElsewhere } from './package-elsewhere.js';

const deployed = {
  'docker-compose.yml': `services:
  shop:
    build: ./services/shop
    environment:
      ORDER_URL: http://order:3000
  order:
    image: order
  user:
    image: user
`,
  'services/shop/package.json': '{ "name": "shop" }',
};

/** What is found of each call that matters to a generated client. */
function callsOf(files: Readonly<Record<string, string>>): readonly unknown[] {
  return analyze(memoryRepository({ ...deployed, ...files })).calls.map(
    ({ line, from, to, method, path, pathArguments, client, confidence }) => ({
      line,
      from,
      to,
      method,
      path,
      pathArguments,
      client,
      confidence,
    }),
  );
}

describe('generated clients in an analysis', () => {
  it('lead to the service of their base, with the caller’s own path arguments', () => {
    const call = { from: 'shop', to: { kind: 'service', name: 'order' }, client: 'openapi-client' };
    expect(
      callsOf({
        ...openapiGeneratorAxios.files,
        'services/shop/src/place.ts': `import { Configuration, OrdersApi } from '@acme/orders-client';
const orders = new OrdersApi(new Configuration({ basePath: process.env.ORDER_URL }));
export async function place(order: any) {
  const made = await orders.createOrder(order);
  return orders.getOrder(made.data.id);
}`,
      }),
    ).toEqual([
      { ...call, line: 4, method: 'POST', path: '/orders', pathArguments: [], confidence: 'high' },
      {
        ...call,
        line: 5,
        method: 'GET',
        path: '/orders/{}',
        pathArguments: ['made.data.id'],
        confidence: 'high',
      },
    ]);
  });

  it('are not sure where neither verb nor path is in the repository', () => {
    const files = Object.entries(packageElsewhere.match.files);
    const call = { from: 'shop', method: 'ANY', path: null, pathArguments: [], client: 'openapi-client' };
    expect(callsOf(Object.fromEntries(files.map(([file, text]) => [`services/shop/${file}`, text])))).toEqual(
      [
        { ...call, line: 5, to: { kind: 'service', name: 'user' }, confidence: 'medium' },
        { ...call, line: 6, to: { kind: 'service', name: 'order' }, confidence: 'medium' },
      ],
    );
  });
});
