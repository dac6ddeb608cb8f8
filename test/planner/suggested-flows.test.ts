import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import type { Call } from '../../src/model/call.js';
import { propose } from '../../src/planner/propose.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../helpers/analysis-builders.js';

/** Each flow with its router and calls: what grouping, naming and routing make of some calls. */
function flowsOf(analysis: Analysis): Readonly<Record<string, readonly [string, readonly string[]]>> {
  return Object.fromEntries(
    propose(analysis).flows.map((flow) => [flow.id, [flow.suggestion.router, flow.calls]]),
  );
}

describe('what is suggested for flows', () => {
  it('is a saga where the function changes several services, request and reply where it changes one', () => {
    const charge = callOf({
      to: 'payment',
      path: '/charges',
      response: 'data',
      answer: { flowsTo: 'decision' },
    });
    const patternsOf = (calls: readonly Call[]) =>
      propose(analysisOf({ calls })).flows.map(({ id, suggestion }) => [
        id,
        suggestion.router,
        suggestion.pattern,
      ]);
    expect(patternsOf([charge])).toEqual([['order.CreateCharge:payment', 'step-functions', 'request-reply']]);
    expect(patternsOf([charge, callOf({ to: 'stock', path: '/reservations', line: 2 })])).toEqual([
      ['order.CreateCharge:payment', 'step-functions', 'saga'],
      ['order.CreateReservation:stock', 'step-functions', 'saga'],
    ]);
    expect(patternsOf([charge, callOf({ to: 'stock', path: '/levels', line: 2 })])).toEqual([
      ['order.CreateCharge:payment', 'step-functions', 'saga'],
      ['order.CreateLevel:stock', 'sqs', 'point-to-point'],
    ]);
    expect(
      patternsOf([charge, callOf({ to: 'mail', path: '/mails', line: 2, response: 'ignored' })]),
    ).toEqual([
      ['order.CreateCharge:payment', 'step-functions', 'request-reply'],
      ['order.CreateMail:mail', 'sqs', 'point-to-point'],
    ]);
  });

  it('does not offer EventBridge where order matters', () => {
    const calls = [
      callOf({ ordering: true, keys: ['order.id'] }),
      callOf({ to: 'mail', path: '/mails', line: 2 }),
    ];
    const [flow] = propose(analysisOf({ calls })).flows;
    expect({
      alternatives: flow?.suggestion.alternatives.map((alternative) => alternative.router),
      rules: flow?.suggestion.reasons.map((reason) => reason.rule),
      warnings: flow?.suggestion.warnings,
    }).toEqual({
      alternatives: ['sqs', 'kinesis'],
      rules: ['A5', 'B3', 'B5'],
      warnings: [
        'A standard queue may deliver messages out of order. Let loyalty compare a version, or use FIFO with order.id as the message group.',
        'placeOrder() answers before loyalty has done the work: its answer means accepted (202), no longer done (200 or 201).',
        'A failure of loyalty no longer fails placeOrder() (services/order/src/place-order.ts:1): the message is retried and then waits in the dead-letter queue.',
        'Whoever asks loyalty right after the reply may not see the result yet (eventual consistency).',
      ],
    });
  });

  const warning = {
    twice:
      'A message can arrive twice: loyalty must do the work of POST /points only once for each message id.',
    later: 'Whoever asks loyalty right after the reply may not see the result yet (eventual consistency).',
    dual: 'order writes to its store and then publishes: a crash between the two loses the message unless an outbox carries both.',
    credentials:
      'The request carries credentials and a message will not: loyalty must get what it reads of the caller as fields.',
  };

  it.each([
    ['nothing for a call that is not awaited and not felt', { awaited: false }, []],
    ['of a later result', {}, [warning.later]],
    ['of repetition', { awaited: false, idempotent: false }, [warning.twice]],
    ['of the dual write', { awaited: false, afterWrite: true }, [warning.dual]],
    [
      'of credentials',
      { awaited: false, headers: { auth: true, idempotency: false } },
      [warning.credentials],
    ],
  ] as const)('warns %s', (_what, parts, warnings) => {
    const { flows } = propose(analysisOf({ calls: [callOf({ response: 'ignored', ...parts })] }));
    expect(flows.map((flow) => flow.suggestion.warnings)).toEqual([warnings]);
  });

  it('warns of messages that go both ways between two services', () => {
    const there = callOf({ response: 'ignored', awaited: false });
    const back = callOf({
      from: 'loyalty',
      to: 'order',
      path: '/notes',
      function: 'note',
      response: 'ignored',
      awaited: false,
    });
    expect(
      propose(analysisOf({ calls: [there, back] })).flows.map((flow) => [flow.id, flow.suggestion.warnings]),
    ).toEqual([
      [
        'loyalty.CreateNote:order',
        [
          'order.CreatePoint:loyalty goes the other way: if it is the answer to this message, the two are one hidden request and reply.',
        ],
      ],
      [
        'order.CreatePoint:loyalty',
        [
          'loyalty.CreateNote:order goes the other way: if it is the answer to this message, the two are one hidden request and reply.',
        ],
      ],
    ]);
  });

  it('counts the calls of an edge by verdict', () => {
    const calls = [
      callOf({ line: 1 }),
      callOf({ method: 'GET', path: '/points/{}', response: 'data', line: 2 }),
      callOf({ path: '/redemptions', response: 'data', answer: { flowsTo: 'decision' }, line: 3 }),
    ];
    expect(propose(analysisOf({ calls })).edges).toEqual([
      {
        id: 'order:loyalty',
        from: 'order',
        to: 'loyalty',
        calls: [
          'order.placeOrder>loyalty GET /points/{}',
          'order.placeOrder>loyalty POST /points',
          'order.placeOrder>loyalty POST /redemptions',
        ],
        callsByVerdict: { async: 1, orchestrate: 1, 'keep-sync': 1 },
      },
    ]);
  });

  it('takes the name of a handler that is found', () => {
    const route = routeOf({ id: 'loyalty POST /points', handler: 'awardPoints' });
    const services = [serviceOf({ name: 'loyalty', routes: [route] }), serviceOf({ name: 'order' })];
    expect(Object.keys(flowsOf(analysisOf({ services, calls: [callOf()] })))).toEqual([
      'order.AwardPoints:loyalty',
    ]);
  });
});
