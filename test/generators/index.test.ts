import { describe, expect, test } from 'vitest';
import type { GenerateInput } from '../../src/generators/emitter.js';
import { generate } from '../../src/generators/index.js';
import { emptyLock } from '../../src/model/lock.js';
import { messageSpecSchema } from '../../src/model/message-spec-schema.js';
import type { PlanMessage } from '../../src/model/plan.js';
import type { Service } from '../../src/model/service.js';
import { memoryRepository } from '../helpers/memory-repository.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import {
  analysisSample,
  callSample,
  messageSpecSample,
  planMessageSample,
  routeSample,
  serviceSample,
} from './samples.js';
import { shopInput } from './shop.js';
import { textsAfter, typeErrors, writeGenerated } from './written.js';

describe('the sample shop', () => {
  let texts: Promise<Record<string, string>> | undefined;
  const shopTexts = (): Promise<Record<string, string>> => {
    const input = shopInput();
    texts ??= generate(input).then(({ artifacts }) => textsAfter(input.repository, artifacts));
    return texts;
  };

  test.each([
    'services/order/src/place-order.ts',
    'services/order/src/events/publishers/order-placed.ts',
    'services/order/src/events/contracts/order-placed.ts',
    'services/order/src/events/contracts/order-placed.schema.json',
    'services/order/src/events/occurrence.ts',
    'services/order/src/events/switches.ts',
    'services/order/src/events/envelope.ts',
    'services/order/src/events/digest.ts',
    'services/order/src/events/log.ts',
    'services/order/src/events/transports/sns.ts',
    'services/order/src/events/transports/timeout.ts',
    'services/fulfilment/src/announce.ts',
    'services/fulfilment/src/events/publishers/send-notification.ts',
    'services/fulfilment/src/events/transports/sqs.ts',
  ])('gets %s', async (file) => {
    await expect((await shopTexts())[file]).toMatchFileSnapshot(`__golden__/shop/${file}`);
  });

  test('has messages that say how each request is rebuilt', async () => {
    const { messages } = await generate(shopInput());
    expect(messages.map((message) => messageSpecSchema.parse(message))).toEqual(messages);
    const user = { name: 'userId', from: { kind: 'field', name: 'userId' } };
    const order = { name: 'orderId', from: { kind: 'field', name: 'orderId' } };
    expect(
      messages.map(({ consumers, fields, ...rest }) => ({
        ...rest,
        fields: fields.map(({ name }) => name),
        consumers: consumers.map(({ work: _, ...consumer }) => consumer),
      })),
    ).toEqual([
      {
        name: 'fulfilment.SendNotification',
        kind: 'command',
        producer: 'fulfilment',
        router: 'sqs',
        version: 1,
        keyed: true,
        fields: ['email', 'orderId'],
        consumers: [
          {
            flow: 'fulfilment.SendNotification:notification',
            service: 'notification',
            route: 'notification POST /notifications',
            failure: 'swallowed',
            mapping: mapping('/notifications', [
              { name: 'email', from: { kind: 'field', name: 'email' } },
              { name: 'template', from: { kind: 'constant', value: 'order-shipped' } },
              order,
            ]),
          },
        ],
      },
      {
        name: 'order.OrderPlaced',
        kind: 'event',
        producer: 'order',
        router: 'sns',
        version: 1,
        keyed: true,
        fields: ['userId', 'orderId', 'loyaltyItems', 'address', 'items'],
        consumers: [
          {
            flow: 'order.OrderPlaced:loyalty',
            service: 'loyalty',
            route: 'loyalty POST /points',
            failure: 'propagates',
            mapping: {
              ...mapping('/points', [
                user,
                order,
                { name: 'sku', from: { kind: 'item', name: 'sku' } },
                { name: 'points', from: { kind: 'item', name: 'points' } },
              ]),
              forEach: 'loyaltyItems',
            },
          },
          {
            flow: 'order.OrderPlaced:fulfilment',
            service: 'fulfilment',
            route: 'fulfilment POST /shipments',
            failure: 'propagates',
            mapping: mapping('/shipments', [
              order,
              { name: 'address', from: { kind: 'field', name: 'address' } },
              { name: 'items', from: { kind: 'field', name: 'items' } },
            ]),
          },
          {
            flow: 'order.OrderPlaced:notification',
            service: 'notification',
            route: 'notification POST /notifications',
            failure: 'swallowed',
            mapping: mapping('/notifications', [
              user,
              { name: 'template', from: { kind: 'constant', value: 'order-placed' } },
              order,
            ]),
          },
        ],
      },
    ]);
  });

  test('is not changed again once it is applied', async () => {
    const input = shopInput();
    const { artifacts, messages } = await generate(input);
    const texts = textsAfter(input.repository, artifacts);
    const again = await generate({
      ...input,
      lock: { ...emptyLock, messages: [...messages] },
      repository: memoryRepository(texts),
    });
    const files = again.artifacts.filter((artifact) => artifact.kind === 'file');
    expect(again.artifacts.filter(({ kind }) => kind === 'edit')).toEqual([]);
    expect(Object.fromEntries(files.map(({ path, content }) => [path, content]))).toEqual(
      Object.fromEntries(files.map(({ path }) => [path, texts[path]])),
    );
    expect(files.map(({ path }) => path)).toEqual(
      artifacts
        .filter(({ kind, path }) => kind === 'file' && texts[path] !== undefined)
        .map(({ path }) => path),
    );
    expect(again.messages).toEqual(messages);
  });
});

function mapping(path: string, properties: readonly unknown[]) {
  return { forEach: null, method: 'POST', path, pathArguments: [], body: { kind: 'object', properties } };
}

const file = 'services/order/src/place-order.ts';
const files = {
  'services/order/package.json': '{ "name": "order", "dependencies": {} }',
  'services/order/tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2022" } }',
  [file]: `export async function placeOrder(order: { id: string; customer?: { id: string } }): Promise<void> {
  await api.post('/points', { orderId: order.id });
  if (!order.customer) return;
  await api.post('/mails', { customerId: order.customer.id });
}
declare const api: { post(path: string, body: unknown, config?: unknown): Promise<void> };
`,
};
const points = callSample(files, {
  from: 'order',
  to: 'loyalty',
  file,
  at: "api.post('/points'",
  path: '/points',
  body: '{ orderId: order.id }',
});
const mails = callSample(files, {
  from: 'order',
  to: 'mail',
  file,
  at: "api.post('/mails'",
  path: '/mails',
  body: '{ customerId: order.customer.id }',
});

interface Situation {
  readonly services?: { readonly [Name in 'order' | 'loyalty' | 'mail']?: Partial<Service> };
  readonly plan?: Partial<PlanMessage>;
  readonly lock?: GenerateInput['lock'];
}

/** One message of order to loyalty. */
function inputFor({ services = {}, plan = {}, lock = emptyLock }: Situation): GenerateInput {
  const known = [
    serviceSample('order', services.order),
    serviceSample('loyalty', { routes: [routeSample('loyalty', '/points')], ...services.loyalty }),
    serviceSample('mail', { routes: [routeSample('mail', '/mails')], ...services.mail }),
  ];
  return {
    analysis: analysisSample(known, [points, mails]),
    plan: { schemaVersion: 1, messages: [planMessageSample('order.OrderPlaced', [points], plan)] },
    lock,
    repository: memoryRepository(files),
  };
}

const consumer = {
  service: 'loyalty',
  route: 'loyalty POST /points',
  decision: 'accepted',
  decidedByUser: true,
} as const;

describe('a flow that cannot be generated leaves everything as it is, and says why', () => {
  test.each<[string, Situation, readonly string[]]>([
    ['no consumer is accepted', { plan: { consumers: [{ ...consumer, decision: 'undecided' }] } }, []],
    [
      'the router is not generated yet',
      { plan: { router: 'eventbridge' } },
      [
        'EDA3002 order.OrderPlaced is planned for the router eventbridge, for which no code is generated yet. Nothing was changed for it.',
      ],
    ],
    [
      'one queue has two consumers',
      { plan: { router: 'sqs', consumers: [consumer, { ...consumer, service: 'mail' }] } },
      [
        'EDA3003 order.OrderPlaced is planned for the router sqs, but has several accepted consumers: loyalty, mail.',
      ],
    ],
    [
      'the producer is JavaScript',
      { services: { order: { language: 'javascript' } } },
      [
        'EDA3004 Nothing was generated for order.OrderPlaced:loyalty, because order is written in JavaScript, for which no code is generated yet.',
      ],
    ],
    [
      'the consumer is in another language',
      { services: { loyalty: { language: 'other' } } },
      [
        'EDA3004 Nothing was generated for order.OrderPlaced:loyalty, because loyalty is not written in TypeScript.',
      ],
    ],
    [
      'the consumer is elsewhere',
      { services: { loyalty: { inRepo: false } } },
      [
        'EDA3004 Nothing was generated for order.OrderPlaced:loyalty, because loyalty is not in this repository.',
      ],
    ],
    [
      'the route is not known',
      { services: { loyalty: { routes: [] } } },
      [
        'EDA3005 Nothing was generated for order.OrderPlaced:loyalty, because the route of loyalty that the call reaches was not found.',
      ],
    ],
    [
      'none of the calls reaches the consumer',
      { plan: { consumers: [{ ...consumer, service: 'mail', route: 'mail POST /mails' }] } },
      [
        'EDA3005 Nothing was generated for order.OrderPlaced:mail, because the route of mail that the call reaches was not found.',
      ],
    ],
  ])('%s', async (_name, situation, expected) => {
    const { artifacts, messages, notices } = await generate(inputFor(situation));
    expect({
      artifacts,
      messages,
      notices: notices.map(({ code, message }) => `${code} ${message}`),
    }).toEqual({
      artifacts: [],
      messages: [],
      notices: expected,
    });
  });

  test('a consumer of a message that is applied already', async () => {
    const applied = messageSpecSample('order.OrderPlaced', ['mail']);
    const { artifacts, messages, notices } = await generate(
      inputFor({ lock: { ...emptyLock, messages: [applied] } }),
    );
    expect(artifacts.filter(({ kind }) => kind === 'edit')).toEqual([]);
    expect(messages).toEqual([applied]);
    expect(notices[0]?.message).toBe(
      'order.OrderPlaced:loyalty was accepted, but order.OrderPlaced is applied already and its call site is changed: the consumer was not added.',
    );
  });

  test('a call whose values TypeScript could no longer follow, while another message goes ahead', async () => {
    const input = inputFor({});
    const both = [...input.plan.messages, planMessageSample('order.CustomerTold', [mails])];
    const { artifacts, messages, notices } = await generate({
      ...input,
      plan: { schemaVersion: 1, messages: both },
    });
    expect(messages.map(({ name }) => name)).toEqual(['order.OrderPlaced']);
    expect(notices.map(({ code, message }) => `${code} ${message}`)[0]).toBe(
      "EDA3012 The call site of order.CustomerTold was left as it is: with its calls behind switches, TypeScript would say \"'order.customer' is possibly 'undefined'.\".",
    );
    expect(textsAfter(input.repository, artifacts)[file]).toContain(
      "  await api.post('/mails', { customerId: order.customer.id });\n",
    );
  });

  test('two messages that would change the same lines', async () => {
    const input = inputFor({});
    const both = [planMessageSample('order.PointsGiven', [points]), ...input.plan.messages];
    const { messages, notices } = await generate({ ...input, plan: { schemaVersion: 1, messages: both } });
    expect(messages.map(({ name }) => name)).toEqual(['order.OrderPlaced']);
    expect(notices.map(({ message }) => message)).toContain(
      'order.PointsGiven changes the same lines as order.OrderPlaced:loyalty, and was left for the next run.',
    );
  });
});

test('names that collide stop everything', async () => {
  const lock = { ...emptyLock, messages: [messageSpecSample('mail.OrderPlaced', ['order'])] };
  await expect(generate(inputFor({ lock }))).rejects.toMatchObject({ notice: { code: 'EDA3001' }, exit: 2 });
});

test('a service with a hostile name is a name everywhere', async () => {
  const hostile = `it's \${x} */`;
  const call = callSample(files, {
    from: 'order',
    to: hostile,
    file,
    at: "api.post('/points'",
    path: '/points',
    body: '{ orderId: order.id }',
  });
  const services = [
    serviceSample('order'),
    serviceSample(hostile, {
      root: 'services/odd',
      sourceRoot: 'services/odd/src',
      packageJson: 'services/odd/package.json',
      routes: [{ ...routeSample('odd', '/points'), id: call.route ?? '' }],
    }),
  ];
  const folder = temporaryFolder();
  await writeGenerated(folder, {
    ...inputFor({}),
    analysis: analysisSample(services, [call]),
    plan: {
      schemaVersion: 1,
      messages: [planMessageSample('order.OrderPlaced', [call], { key: 'order.id' })],
    },
  });
  expect(typeErrors(folder, 'services/order/tsconfig.json', { types: ['node'], skipLibCheck: true })).toEqual(
    [],
  );
}, 60_000);
