import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from '../../src/model/json-schemas.js';
import { type PublishedSchema, publishedSchemas } from '../../src/model/published-schema.js';
import { runCommandWell } from '../helpers/run-command.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { copyShop } from '../shop/copy-shop.js';

const thirtyForms = fileURLToPath(new URL('../fixtures/thirty-forms', import.meta.url));

/** The same schema without room for members that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isObject = members.type === 'object' && members.additionalProperties === undefined;
  return isObject && members.properties !== undefined ? { ...members, additionalProperties: false } : members;
}

/** What a schema has against a value, each kind of mistake once. */
function mistakesIn(value: unknown, schema: unknown): readonly string[] {
  const validate = new Ajv2020({ allErrors: true }).compile(schema as object);
  validate(value);
  const all = (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath.replace(/\/\d+/g, '/*')} ${message} ${JSON.stringify(params)}`,
  );
  return [...new Set(all)];
}

async function shopFolder(): Promise<string> {
  const root = temporaryFolder();
  await copyShop(root);
  return root;
}

describe('eda-migrate schema', () => {
  it.each(publishedSchemas)('prints the schema of the %s, the same each time', async (name) => {
    const { stdout, stderr } = await runCommandWell('schema', name);
    const schema = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect({ $schema: schema.$schema, $id: schema.$id }).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:eda-migrate:schema:${name}:1`,
    });
    expect(stdout).toBe((await runCommandWell('schema', name)).stdout);
    expect(stdout).toMatch(/[^\n]\n$/);
  });

  it('gives schemas that are valid themselves', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    const valid = publishedSchemas.map((name) => ajv.validateSchema(jsonSchemaOf(name)));
    expect(valid).toEqual(publishedSchemas.map(() => true));
  });
});

describe('the published schemas', () => {
  it('hold for the analysis and the plan of the shop, member by member', async () => {
    const root = await shopFolder();
    const { stdout } = await runCommandWell('analyze', root, '--yes', '--format', 'json');
    const plan = JSON.parse(readFileSync(join(root, 'eda-migrate.plan.json'), 'utf8'));
    expect(mistakesIn(JSON.parse(stdout), jsonSchemaOf('analysis'))).toEqual([]);
    expect(mistakesIn(JSON.parse(stdout), closed(jsonSchemaOf('analysis')))).toEqual([]);
    expect(mistakesIn(plan, jsonSchemaOf('plan'))).toEqual([]);
  });

  it('hold for the analysis of the thirty forms, member by member', async () => {
    const { stdout } = await runCommandWell('analyze', thirtyForms, '--no-cache', '--format', 'json');
    expect(mistakesIn(JSON.parse(stdout), closed(jsonSchemaOf('analysis')))).toEqual([]);
  });

  const whole = {
    hosts: { 'orders.internal:80': 'order' },
    variables: { LOYALTY_URL: 'http://loyalty:3004' },
    calls: { 'order.place>unknown POST /charges': 'payment' },
    clients: [{ function: 'callService', package: '@acme/rpc', service: 0, method: 1, path: 2, body: 3 }],
    ignore: ['tools/**'],
    policy: {
      routers: ['sqs', 'sns'],
      regions: ['eu-central-1', 'us-gov-west-1'],
      deadLetterQueues: 'required',
      naming: { prefix: 'Shop', style: 'kind' },
    },
  };

  it.each<[PublishedSchema, string, unknown, boolean]>([
    ['config', 'nothing', {}, true],
    ['config', 'every member', whole, true],
    ['config', 'a misspelt member', { host: {} }, false],
    ['config', 'a router that is none', { policy: { routers: ['pigeon'] } }, false],
    ['config', 'a policy of no router', { policy: { routers: [] } }, false],
    ['config', 'a Region that is none', { policy: { regions: ['Frankfurt'] } }, false],
    ['config', 'a style that is none', { policy: { naming: { style: 'shouted' } } }, false],
    ['plan', 'no messages', { schemaVersion: 1, messages: [] }, true],
    ['plan', 'a newer version', { schemaVersion: 2, messages: [] }, false],
    ['plan', 'a misspelt member', { schemaVersion: 1, messages: [], message: [] }, false],
  ])('%s: %s is valid: %4$s', (name, _what, value, isValid) => {
    expect(mistakesIn(value, jsonSchemaOf(name)).length === 0).toBe(isValid);
  });
});
