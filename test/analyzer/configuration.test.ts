import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/analyzer/configuration-file.js';
import { analyze } from '../../src/analyzer/index.js';
import { UserError } from '../../src/model/errors.js';
import { memoryRepository } from '../helpers/memory-repository.js';

const shop = {
  'package.json': JSON.stringify({ name: 'shop', workspaces: ['services/*'] }),
  'services/order/package.json': JSON.stringify({ name: 'order', dependencies: { axios: '1' } }),
  'services/payment/package.json': JSON.stringify({ name: 'payment', dependencies: { express: '5' } }),
  'services/payment/src/app.ts': `import express from 'express';
const app = express();
app.post('/charges', (_request, response) => response.status(201).end());
app.listen(3000);
`,
};

/** Every call of a shop with one source and a configuration: id, target, method, path, route, confidence. */
function callsOf(source: string, configuration: unknown) {
  const repository = memoryRepository({
    ...shop,
    'services/order/src/place.ts': source,
    'eda-migrate.config.json': JSON.stringify(configuration),
  });
  const { calls, notices } = analyze(repository, { configuration: readConfiguration(repository) });
  return {
    calls: calls.map(({ id, to, method, path, route, client }) => ({ id, to, method, path, route, client })),
    notices: notices.map(({ code, message, file, line }) => ({ code, message, file, line })),
  };
}

const charged = {
  id: 'order.place>payment POST /charges',
  to: { kind: 'service', name: 'payment' },
  method: 'POST',
  path: '/charges',
  route: 'payment POST /charges',
};

describe('what the user declares', () => {
  it('hosts: a name that only the network knows reaches a service', () => {
    const source = `import axios from 'axios';
export const place = () => axios.post('http://pay.internal.example.com/charges', {});
`;
    expect(callsOf(source, { hosts: { 'pay.internal.example.com': 'payment' } })).toEqual({
      calls: [{ ...charged, client: 'axios' }],
      notices: [],
    });
  });

  it('hosts: a port of this machine', () => {
    const source = `import axios from 'axios';
export const place = () => axios.post('http://localhost:4711/charges', {});
`;
    expect(callsOf(source, { hosts: { 'localhost:4711': 'payment' } }).calls).toEqual([
      { ...charged, client: 'axios' },
    ]);
  });

  it('variables: a value that no deployment file tells', () => {
    const source = `import axios from 'axios';
export const place = () => axios.post(\`\${process.env.PAY}/charges\`, {});
`;
    expect(callsOf(source, { variables: { PAY: 'http://payment:3000' } }).calls).toEqual([
      { ...charged, client: 'axios' },
    ]);
  });

  it('calls: the target of a single one, and external ones', () => {
    const source = `import axios from 'axios';
export const place = (base: string) => axios.post(\`\${base}/charges\`, {});
`;
    const untold = callsOf(source, {}).calls[0];
    expect(untold?.to.kind).toBe('unknown');
    const id = untold?.id ?? '';
    expect(callsOf(source, { calls: { [id]: 'payment' } }).calls).toEqual([
      { ...charged, id, client: 'axios' },
    ]);
    expect(callsOf(source, { calls: { [id]: 'external:bank.example' } }).calls).toEqual([
      { ...charged, id, to: { kind: 'external', host: 'bank.example' }, route: null, client: 'axios' },
    ]);
  });

  it('clients: an imported function whose body is elsewhere', () => {
    const source = `import { callService } from '@acme/rpc';
export const place = (order: object) => callService('payment', 'POST', '/charges', order);
`;
    const declaration = {
      function: 'callService',
      package: '@acme/rpc',
      service: 0,
      method: 1,
      path: 2,
      body: 3,
    };
    expect(callsOf(source, { clients: [declaration] })).toEqual({
      calls: [{ ...charged, client: 'configured' }],
      notices: [],
    });
  });

  it('clients: a function of the repository is told by the declaration, not by its body', () => {
    const source = `import axios from 'axios';
const table: Record<string, string> = JSON.parse(process.env.TABLE ?? '{}');
export function tell(service: string, path: string, body: object) {
  return axios.post(table[service] + path, body);
}
export const place = (order: object) => tell('payment', '/charges', order);
`;
    const declaration = { function: 'tell', service: 0, path: 1, body: 2 };
    expect(callsOf(source, { clients: [declaration] }).calls).toEqual([{ ...charged, client: 'configured' }]);
  });

  it('clients: a function of that name from another package is another function', () => {
    const source = `import { callService } from '@other/rpc';
export const place = () => callService('payment', 'POST', '/charges', {});
`;
    const declaration = { function: 'callService', package: '@acme/rpc', service: 0 };
    expect(callsOf(source, { clients: [declaration] })).toEqual({
      calls: [],
      notices: [
        {
          code: 'EDA1023',
          message: 'In the configuration, clients[0]: nothing calls callService.',
          file: 'eda-migrate.config.json',
          line: 1,
        },
      ],
    });
  });

  it('clients: each that nothing calls is named, beside one that is called', () => {
    const source = `import { callService } from '@acme/rpc';
export const place = () => callService('payment', '/charges');
`;
    const called = { function: 'callService', service: 0, path: 1 };
    expect(callsOf(source, { clients: [{ function: 'tellService' }, called] })).toEqual({
      calls: [{ ...charged, client: 'configured' }],
      notices: [
        {
          code: 'EDA1023',
          message: 'In the configuration, clients[0]: nothing calls tellService.',
          file: 'eda-migrate.config.json',
          line: 1,
        },
      ],
    });
  });

  it('ignore: files that are no production source', () => {
    const source = `import axios from 'axios';
export const place = () => axios.post('http://payment:3000/charges', {});
`;
    expect(callsOf(source, { ignore: ['services/order/src/**'] })).toEqual({ calls: [], notices: [] });
  });

  it('says which entries match nothing', () => {
    expect(
      callsOf('export {};\n', { calls: { 'order>nobody GET /': 'payment' }, ignore: ['tools/**'] }),
    ).toEqual({
      calls: [],
      notices: [
        {
          code: 'EDA1023',
          message: 'In the configuration, calls.order>nobody GET /: there is no call with this id.',
          file: 'eda-migrate.config.json',
          line: 1,
        },
        {
          code: 'EDA1023',
          message: 'In the configuration, ignore[0]: no file matches tools/**.',
          file: 'eda-migrate.config.json',
          line: 1,
        },
      ],
    });
  });
});

/** The sentence and the place of the error that a configuration gives. */
function errorOf(files: Record<string, string>) {
  try {
    readConfiguration(memoryRepository(files));
  } catch (error) {
    if (error instanceof UserError)
      return `${error.notice.code} ${error.notice.file}:${error.notice.line}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

describe('readConfiguration', () => {
  it('gives nothing where there is none', () => {
    expect(readConfiguration(memoryRepository({}))).toBeUndefined();
  });

  it('reads YAML as well, and fills in what is not said', () => {
    const text = '# ours\nhosts:\n  pay.example: payment\n';
    const read = readConfiguration(memoryRepository({ 'eda-migrate.config.yaml': text }));
    expect(read?.configuration).toEqual({
      hosts: { 'pay.example': 'payment' },
      variables: {},
      calls: {},
      clients: [],
      ignore: [],
    });
    expect(read?.lineOf(['hosts', 'pay.example'])).toBe(3);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'two files',
      { 'eda-migrate.config.json': '{}', 'eda-migrate.config.yml': '' },
      'EDA1020 eda-migrate.config.yml:null: There are two configurations: eda-migrate.config.json and eda-migrate.config.yml.',
    ],
    [
      'a member that it does not know',
      { 'eda-migrate.config.json': '{\n  "hosts": {},\n  "host": {}\n}\n' },
      'EDA1022 eda-migrate.config.json:3: In the configuration, host: is no member that a configuration knows.',
    ],
    [
      'a value of another type',
      { 'eda-migrate.config.json': '{\n  "ignore": "tools"\n}\n' },
      'EDA1022 eda-migrate.config.json:2: In the configuration, ignore: Invalid input: expected array, received string.',
    ],
    [
      'a client without a function',
      { 'eda-migrate.config.yaml': 'clients:\n  - service: 0\n' },
      'EDA1022 eda-migrate.config.yaml:2: In the configuration, clients[0].function: Invalid input: expected string, received undefined.',
    ],
  ])('refuses %s, with the place', (_, files, expected) => {
    expect(errorOf(files)).toBe(expected);
  });
});
