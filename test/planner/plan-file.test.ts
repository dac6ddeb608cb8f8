import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { parsePlan } from '../../src/planner/plan-file.js';
import { serialisePlan } from '../../src/planner/plan-text.js';
import { consumerOf, messageOf, planOf } from '../helpers/plan-builders.js';
import { thrownBy } from '../helpers/thrown-by.js';

const plan: Plan = planOf(
  messageOf({
    name: 'order.CreateMail',
    kind: 'command',
    router: 'sqs',
    calls: ['order.placeOrder>mail POST /mails'],
    consumers: [consumerOf('mail', 'skipped')],
  }),
  messageOf({
    key: 'order.id',
    consumers: [consumerOf('loyalty', 'accepted', 'loyalty POST /points'), consumerOf('stock', 'keep-sync')],
  }),
);

const text = `{
  "schemaVersion": 1,
  "messages": [
    {
      "name": "order.CreateMail",
      "kind": "command",
      "producer": "order",
      "calls": [
        "order.placeOrder>mail POST /mails"
      ],
      "router": "sqs",
      "key": null,
      "consumers": [
        {
          "service": "mail",
          "route": null,
          "decision": "skipped",
          "decidedByUser": false
        }
      ]
    },
    {
      "name": "order.OrderPlaced",
      "kind": "event",
      "producer": "order",
      "calls": [
        "order.placeOrder>loyalty POST /points"
      ],
      "router": "sns",
      "key": "order.id",
      "consumers": [
        {
          "service": "loyalty",
          "route": "loyalty POST /points",
          "decision": "accepted",
          "decidedByUser": true
        },
        {
          "service": "stock",
          "route": null,
          "decision": "keep-sync",
          "decidedByUser": true
        }
      ]
    }
  ]
}
`;

/** The text with one part replaced; fails when the part is not there. */
function edited(from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) {
    throw new Error(`${from} is not in the plan.`);
  }
  return result;
}

describe('the plan file', () => {
  it('is written in a fixed order and read back', () => {
    const reordered = plan.messages.map((message) => Object.fromEntries(Object.entries(message).reverse()));
    expect(serialisePlan(plan)).toBe(text);
    expect(serialisePlan({ messages: reordered, schemaVersion: 1 } as unknown as Plan)).toBe(text);
    expect(parsePlan(text, 'p.json')).toEqual(plan);
  });

  it('keeps the reference to its schema', () => {
    const withSchema = { ...plan, $schema: './plan.schema.json' };
    expect(serialisePlan(withSchema).split('\n').slice(0, 3)).toEqual([
      '{',
      '  "$schema": "./plan.schema.json",',
      '  "schemaVersion": 1,',
    ]);
    expect(parsePlan(serialisePlan(withSchema), 'p.json')).toEqual(withSchema);
  });

  it.each([
    ['a comma too many', edited('"key": null,', '"key": null,,'), 12, 'expected double-quoted property name'],
    ['a trailing comma in a list', edited('POST /mails"', 'POST /mails",'), 10, "unexpected token ']'"],
    [
      'a merge conflict',
      edited('      "kind": "command"', '<<<<<<< HEAD\n      "kind": "command"'),
      6,
      'expected double-quoted property name',
    ],
    ['a comment', `// ours\n${text}`, 1, "unexpected token '/'"],
    ['an end too early', text.slice(0, 60), 5, 'unexpected end of JSON input'],
    ['nothing', '\n', 2, 'it is empty'],
    ['text behind the end', `${text}}`, 48, 'unexpected non-whitespace character'],
  ])('with %s is refused with the line', (_what, given, line, problem) => {
    expect(thrownBy(() => parsePlan(given, 'p.json'))).toEqual({
      code: 'EDA2001',
      exit: 2,
      message: `The plan is not valid JSON: ${problem}.`,
      file: 'p.json',
      line,
    });
  });

  it.each([
    [
      'an unknown decision',
      edited('"accepted"', '"acepted"'),
      35,
      'messages[1].consumers[0].decision must be one of undecided, accepted, keep-sync, skipped',
    ],
    [
      'an unknown router',
      edited('"sns"', '"kafka"'),
      29,
      'messages[1].router must be one of sqs, sns, eventbridge, kinesis, step-functions, none',
    ],
    [
      'an unknown member',
      edited('"key": null,', '"key": null,\n      "rooter": "sqs",'),
      13,
      'messages[0] has a member that a plan does not know: rooter',
    ],
    [
      'a missing member',
      edited('      "router": "sqs",\n', ''),
      4,
      'messages[0].router is missing; it must be one of sqs, sns, eventbridge, kinesis, step-functions, none',
    ],
    [
      'a missing list',
      edited(/"consumers": \[[^\]]*\]\n {4}\},/, '"x": 1 },'),
      4,
      'messages[0].consumers is missing; it must be of type array',
    ],
    [
      'a value of another type',
      edited('"key": null', '"key": 7'),
      12,
      'messages[0].key must be of type string',
    ],
    [
      'no calls',
      edited(/\[\s+"order.placeOrder>mail POST \/mails"\s+\]/, '[]'),
      8,
      'messages[0].calls must not be empty',
    ],
    [
      'a name that is none',
      edited('"order.CreateMail"', '"create mail"'),
      5,
      'messages[0].name must be <producer>.<PascalCaseName>',
    ],
    ['another version', edited('"schemaVersion": 1', '"schemaVersion": 0'), 2, 'schemaVersion must be 1'],
    ['a list as a whole', '[]', 1, 'the whole must be of type object'],
    ['null', 'null', 1, 'the whole must be of type object'],
  ])('with %s is refused with the line', (_what, given, line, problem) => {
    expect(thrownBy(() => parsePlan(given, 'p.json'))).toEqual({
      code: 'EDA2002',
      exit: 2,
      message: `In the plan, ${problem}.`,
      file: 'p.json',
      line,
    });
  });

  it('of a newer version is refused, whatever else it holds', () => {
    expect(thrownBy(() => parsePlan('{\n\n"schemaVersion": 2, "waves": []}', 'p.json'))).toEqual({
      code: 'EDA2003',
      exit: 2,
      message:
        'The plan was written by a newer eda-migrate: its schemaVersion is 2, and this version reads up to 1.',
      file: 'p.json',
      line: 3,
    });
  });

  it.each([
    [
      'two names alike',
      edited('order.CreateMail', 'order.Orderplaced'),
      23,
      'order.OrderPlaced and order.Orderplaced have one name in a service that both touch',
    ],
    [
      'a call in two messages',
      edited('>loyalty POST /points"', '>mail POST /mails"'),
      27,
      'the call order.placeOrder>mail POST /mails is in the plan twice',
    ],
    [
      'a call twice',
      edited('POST /mails"', 'POST /mails",\n"order.placeOrder>mail POST /mails"'),
      10,
      'the call order.placeOrder>mail POST /mails is in the plan twice',
    ],
    [
      'a consumer twice',
      edited('"stock"', '"loyalty"'),
      38,
      'order.OrderPlaced names the consumer loyalty twice',
    ],
    [
      'another producer',
      edited('"producer": "order"', '"producer": "user"'),
      5,
      'the name order.CreateMail does not begin with its producer, user',
    ],
    [
      'a queue for two',
      edited('"sns"', '"sqs"').replace('"keep-sync"', '"accepted"'),
      29,
      'order.OrderPlaced has the router sqs and several accepted consumers (loyalty, stock); a queue gives each message to one of them only',
    ],
    [
      'no router for an accepted flow',
      edited('"sns"', '"none"'),
      29,
      'order.OrderPlaced is accepted for loyalty but has the router none',
    ],
  ])('that contradicts itself by %s is refused with the line', (_what, given, line, problem) => {
    expect(thrownBy(() => parsePlan(given, 'p.json'))).toEqual({
      code: 'EDA2004',
      exit: 2,
      message: `The plan contradicts itself: ${problem}.`,
      file: 'p.json',
      line,
    });
  });
});
