// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that try to break out of generated literals
import { describe, expect, it } from 'vitest';
import { needsAssertion } from '../../../../src/generators/code/consumer/body-assertion.js';
import { checkExpression, optionalCheck } from '../../../../src/generators/code/consumer/check-expression.js';
import { handlers } from '../../../../src/generators/code/consumer/handlers.js';
import { consumerPackages } from '../../../../src/generators/code/consumer/packages.js';
import { workers } from '../../../../src/generators/code/consumer/workers.js';
import type { ConsumerSpec, MessageSpec, RequestMapping } from '../../../../src/model/message-spec.js';
import { memoryRepository } from '../../../helpers/memory-repository.js';
import { analysisSample, serviceSample } from '../../samples.js';

const text = { type: 'string' };
const relay = { kind: 'relay', address: 'http://shop:3000', because: 'It is a class.' } as const;
const one: RequestMapping = {
  forEach: null,
  method: 'POST',
  path: '/x',
  pathArguments: [],
  body: { kind: 'none' },
};

function messageOf(consumer: Partial<ConsumerSpec>, more: Partial<MessageSpec> = {}): MessageSpec {
  return {
    name: 'order.OrderPlaced',
    kind: 'event',
    producer: 'order',
    router: 'sqs',
    version: 1,
    keyed: false,
    fields: [{ name: 'id', type: 'string', optional: false, schema: text }],
    consumers: [
      {
        flow: 'order.OrderPlaced:shop',
        service: 'shop',
        route: null,
        failure: 'propagates',
        mapping: one,
        work: relay,
        ...consumer,
      },
    ],
    ...more,
  };
}

async function handlerOf(
  message: MessageSpec,
  style = '{ "singleQuote": true, "printWidth": 110 }',
): Promise<string> {
  const service = serviceSample(message.consumers[0]?.service ?? '', {
    root: 'services/shop',
    sourceRoot: 'services/shop/src',
  });
  const repository = memoryRepository({
    '.prettierrc': style,
    'services/shop/src/a.ts': "import { b } from './b.js';\nvoid b;\n",
  });
  const [file] = await handlers.emit({
    analysis: analysisSample([service], []),
    repository,
    messages: [message],
  });
  return file?.kind === 'file' ? file.content : '';
}

const extracted: ConsumerSpec['work'] = {
  kind: 'extracted',
  module: 'services/shop/src/lines.ts',
  function: 'removeLine',
  parameters: ['database', 'path-arguments', 'body'],
  database: { module: 'services/shop/src/db.ts', export: 'client' },
};

describe('the handler of a message', () => {
  it.each<[string, MessageSpec, string?]>([
    [
      'path-arguments-of-items',
      messageOf(
        {
          work: extracted,
          mapping: {
            forEach: 'lines',
            method: 'DELETE',
            path: '/carts/{}/lines/{}',
            pathArguments: [
              { kind: 'field', name: 'id' },
              { kind: 'item', name: 'number' },
            ],
            body: {
              kind: 'object',
              properties: [{ name: 'why', from: { kind: 'constant', value: 'gone' } }],
            },
          },
        },
        {
          fields: [
            { name: 'id', type: 'string', optional: false, schema: text },
            {
              name: 'lines',
              type: 'readonly { number: number }[]',
              optional: true,
              schema: {
                type: 'array',
                items: { type: 'object', properties: { number: { type: 'number' } }, required: ['number'] },
              },
            },
          ],
        },
      ),
    ],
    [
      'relay-of-whole-items',
      messageOf(
        {
          mapping: {
            ...one,
            forEach: 'ids',
            path: '/users/{}/visits',
            pathArguments: [{ kind: 'whole-item' }],
          },
        },
        {
          fields: [
            { name: 'ids', type: 'string[]', optional: false, schema: { type: 'array', items: text } },
          ],
        },
      ),
      '{ "semi": false, "useTabs": true }',
    ],
    [
      'hostile-names',
      messageOf(
        {
          service: "it's ${x}",
          flow: "order.OrderPlaced:it's ${x}",
          work: { kind: 'relay', address: "http://it's:1/${x}`", because: 'It ends */ here.\nAnd here.' },
          mapping: {
            ...one,
            path: '/a`${b}/{}',
            pathArguments: [{ kind: 'constant', value: "it's" }],
            body: {
              kind: 'object',
              properties: [
                { name: '__proto__', from: { kind: 'field', name: '__proto__' } },
                { name: "a-b'", from: { kind: 'field', name: 'class' } },
              ],
            },
          },
        },
        {
          producer: 'o*/r',
          fields: [
            { name: '__proto__', type: 'string', optional: false, schema: text },
            { name: 'class', type: "'it\\'s'", optional: true, schema: { const: "it's" } },
          ],
        },
      ),
    ],
  ])('%s', async (name, message, style) => {
    await expect(await handlerOf(message, style)).toMatchFileSnapshot(`__golden__/handlers/${name}.ts.txt`);
  });

  it('is not written for a service that is not there as TypeScript', async () => {
    const messages = [messageOf({})];
    const repository = memoryRepository({ 'services/shop/package.json': '{}' });
    const emitted = async (more: Parameters<typeof serviceSample>[1]) => {
      const analysis = analysisSample([serviceSample('shop', more)], []);
      const all = await Promise.all(
        [handlers, workers, consumerPackages].map(({ emit }) => emit({ analysis, repository, messages })),
      );
      return all.flat();
    };
    expect(await emitted({ language: 'javascript' })).toEqual([]);
    expect(await emitted({ inRepo: false })).toEqual([]);
  });
});

describe('the worker script', () => {
  const scriptOf = async (packageJson: object, more: Parameters<typeof serviceSample>[1] = {}) => {
    const service = serviceSample('shop', more);
    const files = {
      [service.packageJson ?? '']: JSON.stringify(packageJson),
      'services/shop/src/server.ts': '',
    };
    const analysis = analysisSample([service], []);
    const artifacts = await consumerPackages.emit({
      analysis,
      repository: memoryRepository(files),
      messages: [messageOf({})],
    });
    const scripts = artifacts.find(
      (artifact) => artifact.kind === 'json-members' && artifact.pointer === '/scripts',
    );
    return scripts?.kind === 'json-members' ? scripts.members.worker : undefined;
  };
  const start = (command: string) => ({ scripts: { start: command } });

  it.each<[string, object, string | undefined]>([
    ['the built server', start('node dist/server.js'), 'node dist/events/worker.js'],
    [
      'flags',
      start('node --enable-source-maps dist/server.js'),
      'node --enable-source-maps dist/events/worker.js',
    ],
    ['a TypeScript runner', start('tsx src/server.ts'), 'tsx src/events/worker.ts'],
    ['a shell', start('npm run build && node dist/server.js'), undefined],
    ['a launcher that is not known', start('nest start'), undefined],
    ['no start script', { scripts: { build: 'tsc' } }, undefined],
    ['a worker of the service itself', { scripts: { start: 'node dist/server.js', worker: 'x' } }, undefined],
  ])('follows %s', async (_name, packageJson, expected) => {
    expect(await scriptOf(packageJson)).toBe(expected);
  });

  it('is left out where several services share a package.json', async () => {
    expect(await scriptOf(start('node dist/server.js'), { packageJson: 'package.json' })).toBeUndefined();
  });
});

describe('the check of a schema', () => {
  it.each<[unknown, string]>([
    [text, 'isString'],
    [{ type: 'integer' }, 'isNumber'],
    [{ type: ['boolean', 'null'] }, 'anyOf(isBoolean, isNull)'],
    [{ const: "it's" }, "oneOf('it\\'s')"],
    [{ enum: ['a', 1, null] }, "oneOf('a', 1, null)"],
    [{ anyOf: [text, { type: 'null' }] }, 'anyOf(isString, isNull)'],
    [{ type: 'array', items: text }, 'listOf(isString)'],
    [{ type: 'array' }, 'listOf(anything)'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'recordOf(isNumber)'],
    [
      { type: 'object', properties: { 'a b': text, c: {}, d: text }, required: ['a b'] },
      "objectOf({ 'a b': isString, c: anything, d: optional(isString) })",
    ],
    [{}, 'anything'],
    [true, 'anything'],
  ])('%j', (schema, expected) => {
    expect(checkExpression(schema).text).toBe(expected);
  });

  it('lets what may be anything be missing', () => {
    expect([optionalCheck(checkExpression({})).text, optionalCheck(checkExpression(text)).text]).toEqual([
      'anything',
      'optional(isString)',
    ]);
  });
});

describe('whether the contract shows what the function takes', () => {
  const message = messageOf(
    {},
    {
      fields: [
        { name: 'id', type: 'string', optional: false, schema: text },
        { name: 'note', type: 'string', optional: true, schema: text },
        { name: 'lines', type: "{ 'unit': string; size?: number }[]", optional: false, schema: {} },
      ],
    },
  );
  const body = (...names: string[]): RequestMapping => ({
    ...one,
    forEach: 'lines',
    body: {
      kind: 'object',
      properties: names.map((name) => ({
        name,
        from: name === 'unit' || name === 'size' ? { kind: 'item', name } : { kind: 'field', name },
      })),
    },
  });

  it.each<[string, RequestMapping, Record<string, string> | undefined, boolean]>([
    ['the same types', body('id', 'unit'), { id: 'string', unit: 'string' }, false],
    ['a function that takes anything', body('note'), {}, false],
    ['types that could not be told', body('id'), undefined, true],
    ['another type', body('id'), { id: 'number' }, true],
    ['a type that is not known on either side', body('id'), { id: 'unknown' }, true],
    ['a field that may be missing', body('note'), { note: 'string' }, true],
    ['a field of the item that may be missing', body('size'), { size: 'number' }, true],
    ['one property less', body('id'), { id: 'string', unit: 'string' }, true],
    ['one property more', body('id', 'unit'), { id: 'string' }, true],
    [
      'a value as it is',
      { ...one, body: { kind: 'value', from: { kind: 'field', name: 'id' } } },
      { id: 'string' },
      true,
    ],
  ])('%s', (_name, mapping, types, expected) => {
    expect(needsAssertion(mapping, types, message)).toBe(expected);
  });
});
