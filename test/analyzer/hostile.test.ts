import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzer/index.js';
import { openRepository } from '../../src/analyzer/repository.js';
import { memoryRepository } from '../helpers/memory-repository.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const shop = {
  'package.json': JSON.stringify({ name: 'shop', workspaces: ['services/*'] }),
  'services/order/package.json': JSON.stringify({ name: 'order', dependencies: { axios: '1' } }),
  'services/mail/package.json': JSON.stringify({ name: 'mail', dependencies: { express: '5' } }),
  'services/mail/src/app.ts': `import express from 'express';
const app = express();
app.post('/mails', (_request, response) => response.status(201).end());
app.listen(3000);
`,
};

/** Target and path of every call, and the codes of the notices. */
function seen(files: Readonly<Record<string, string>>) {
  const { calls, notices } = analyze(memoryRepository({ ...shop, ...files }));
  return {
    calls: calls.map(({ to, path }) => [to.kind === 'service' ? to.name : to.kind, path]),
    codes: notices.map(({ code }) => code),
  };
}

describe('code that goes round in circles', () => {
  it.each<[string, Readonly<Record<string, string>>, ReturnType<typeof seen>]>([
    [
      'modules that import each other',
      {
        'services/order/src/a.ts': `import axios from 'axios';
import { path } from './b';
export const host = 'http://mail:3000';
export const tell = () => axios.post(host + path, {});
`,
        'services/order/src/b.ts':
          "import { host } from './a';\nexport const path = '/mails';\nexport const all = host + path;\n",
      },
      { calls: [['mail', '/mails']], codes: [] },
    ],
    [
      'barrels that export each other',
      {
        'services/order/src/a.ts': "export * from './b';\nexport * from './a';\n",
        'services/order/src/b.ts': "export * from './a';\n",
        'services/order/src/c.ts': `import axios from 'axios';
import { host } from './a';
export const tell = () => axios.post(host + '/mails', {});
`,
      },
      { calls: [['unknown', '/mails']], codes: [] },
    ],
    [
      'values that need themselves',
      {
        'services/order/src/a.ts': `import axios from 'axios';
let base: string = base + '/mails';
const make = (depth: number): string => (depth > 0 ? make(depth - 1) : base);
export const tell = () => axios.post(make(3), {});
`,
      },
      { calls: [['unknown', null]], codes: [] },
    ],
    [
      'classes that extend each other',
      {
        'services/order/src/a.ts': `import axios from 'axios';
export class One extends Two { base() { return this.url; } }
export class Two extends One { url = 'http://mail:3000'; tell() { return axios.post(this.base() + '/mails'); } }
`,
      },
      { calls: [['mail', '/mails']], codes: [] },
    ],
    [
      'a wrapper that calls itself',
      {
        'services/order/src/a.ts': `import axios from 'axios';
export function send(path: string, tries: number): unknown {
  return tries > 0 ? send(path, tries - 1) : axios.post('http://mail:3000' + path);
}
export const tell = () => send('/mails', 2);
`,
      },
      { calls: [['mail', '/mails']], codes: [] },
    ],
    [
      'compose files that extend and include each other',
      {
        'docker-compose.yml':
          'include: [docker-compose.yml, other.yml]\nservices:\n  order:\n    extends: { file: other.yml, service: order }\n',
        'other.yml':
          'include: [docker-compose.yml]\nservices:\n  order:\n    extends: { file: docker-compose.yml, service: order }\n',
      },
      { calls: [], codes: [] },
    ],
    [
      'workspaces that hold themselves',
      { 'services/order/services/package.json': '{"workspaces":[".","..","../**"]}' },
      { calls: [], codes: [] },
    ],
  ])('%s', (_, files, expected) => {
    expect(seen(files)).toEqual(expected);
  });
});

describe('files that are too much', () => {
  it('a source of five million characters in one line is left out, and said so', () => {
    const root = temporaryFolder({
      ...shop,
      'services/order/src/bundle.ts': `import axios from 'axios';axios.post('http://mail:3000/mails');//${'x'.repeat(5_000_000)}`,
      'services/order/data.yaml': `a: ${'y'.repeat(5_000_000)}`,
    });
    const { calls, notices } = analyze(openRepository(root));
    expect(calls).toEqual([]);
    expect(notices.map(({ code, file }) => [code, file])).toEqual([
      ['EDA1103', 'services/order/src/bundle.ts'],
    ]);
  });

  it('an alias of aliases of aliases does not fill the memory', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, at) =>
        `a${at}: &a${at} [${at === 0 ? '1' : Array.from({ length: 9 }, () => `*a${at - 1}`).join(',')}]`,
    ).join('\n');
    expect(seen({ 'docker-compose.yml': `${bomb}\nservices: {}\n` }).calls).toEqual([]);
  });
});

describe('links that lead round in circles', () => {
  it('are not followed', () => {
    const root = temporaryFolder(shop);
    mkdirSync(join(root, 'services/order/src'));
    writeFileSync(join(root, 'services/order/src/a.ts'), 'export {};\n');
    symlinkSync(root, join(root, 'services/order/src/all'));
    symlinkSync('loop', join(root, 'services/order/src/loop'));
    symlinkSync('../src', join(root, 'services/order/src/again.ts'));
    expect(openRepository(root).files).toEqual([
      'package.json',
      'services/mail/package.json',
      'services/mail/src/app.ts',
      'services/order/package.json',
      'services/order/src/a.ts',
    ]);
  });
});
