import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import { propose } from '../../src/planner/propose.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../helpers/analysis-builders.js';

type Parts = Parameters<typeof callOf>[0];
const charge: Parts = { to: 'payment', path: '/charges', response: 'data', answer: { flowsTo: 'decision' } };

describe('the steps of a workflow', () => {
  function stepsFor(step: Parts, routes: readonly string[], ...others: readonly Call[]) {
    const services = [
      serviceOf({ name: 'order' }),
      serviceOf({ name: 'stock', routes: routes.map((id) => routeOf({ id: `stock ${id}` })) }),
    ];
    const call = callOf({ response: 'data', answer: { flowsTo: 'decision' }, to: 'stock', ...step });
    const { flows } = propose(analysisOf({ services, calls: [call, ...others] }));
    return flows.find(({ calls }) => calls.includes(call.id))?.suggestion.steps;
  }
  const place = { file: 'services/order/src/place-order.ts', line: 1 };

  it.each([
    [
      'a route that deletes what is created',
      { path: '/holds' },
      ['POST /holds', 'DELETE /holds/{}'],
      'DELETE /holds/{}',
    ],
    [
      'a route that undoes the same thing',
      { path: '/orders' },
      ['POST /orders/{}/cancel'],
      'POST /orders/{}/cancel',
    ],
    [
      'a route with the opposite verb',
      { path: '/stock/reserve' },
      ['POST /stock/release'],
      'POST /stock/release',
    ],
    ['a refund', { path: '/charges' }, ['POST /refunds', 'GET /charges'], 'POST /refunds'],
    [
      'a procedure',
      { method: 'RPC', path: 'Stock/DecreaseStock' },
      ['RPC Stock/IncreaseStock'],
      'RPC Stock/IncreaseStock',
    ],
    [
      'a procedure that cancels the same',
      { method: 'RPC', path: 'Orders/CreateOrder' },
      ['RPC Orders/CancelItem', 'RPC Orders/CancelOrder'],
      'RPC Orders/CancelOrder',
    ],
    ['nothing of another thing', { path: '/holds' }, ['DELETE /items/{}', 'POST /items/cancel'], null],
    ['nothing at all', { path: '/holds' }, ['POST /holds', 'GET /holds'], null],
  ] as const)('are taken back by %s', (_, step, routes, compensation) => {
    const method = 'method' in step ? step.method : 'POST';
    expect(stepsFor(step, routes)).toEqual([
      { service: 'stock', endpoint: `${method} ${step.path}`, compensation, ...place },
    ]);
  });

  it('are taken back by what the function itself calls then', () => {
    const undo = callOf({
      to: 'stock',
      path: '/free/{}',
      response: 'ignored',
      line: 5,
      sequence: { branch: 'catch0' },
    });
    expect(stepsFor({ path: '/book' }, ['POST /book/cancel'], undo)).toEqual([
      { service: 'stock', endpoint: 'POST /book', compensation: 'POST /free/{}', ...place },
    ]);
  });

  it('are those that are orchestrated, in order, and the first ones need a way back', () => {
    const calls = [
      callOf({ ...charge, line: 7 }),
      callOf({ ...charge, to: 'stock', path: '/levels', line: 3 }),
      callOf({ to: 'mail', path: '/mails', line: 9 }),
    ];
    const [first, ...others] = propose(analysisOf({ calls })).flows.map(({ suggestion }) => suggestion);
    expect(first).toMatchObject({
      router: 'step-functions',
      pattern: 'saga',
      steps: [
        { service: 'stock', endpoint: 'POST /levels', line: 3 },
        { service: 'payment', endpoint: 'POST /charges', line: 7 },
      ],
      warnings: [
        'The caller answers 202 Accepted with a place to ask for the outcome, in place of the outcome itself.',
        'Nothing was found that takes back POST /levels of stock and POST /charges of payment: a workflow needs that for when a later step fails.',
      ],
    });
    expect(others.map(({ router }) => router)).toEqual(['step-functions', 'sqs']);
  });
});
