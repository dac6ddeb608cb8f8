import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/run-command.js';
import { temporaryFolder, textsOf } from '../helpers/temporary-folder.js';

/** Two services, one of which calls the other. */
const small = {
  'package.json': '{ "private": true, "workspaces": ["services/*"] }\n',
  'docker-compose.yml':
    'services:\n  order:\n    build: services/order\n  mail:\n    build: services/mail\n    ports: ["4000:4000"]\n',
  'services/order/package.json':
    '{ "name": "order", "dependencies": { "express": "^5.0.0", "axios": "^1.0.0" } }\n',
  'services/order/tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext" } }\n',
  'services/order/src/app.ts': `import axios from 'axios';
import express from 'express';

export const app = express();

app.post('/orders', async (req, res) => {
  await axios.post('http://mail:4000/mails', { to: req.body.email });
  res.status(202).end();
});
`,
  'services/mail/package.json': '{ "name": "mail", "dependencies": { "express": "^5.0.0" } }\n',
  'services/mail/tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext" } }\n',
  'services/mail/src/app.ts': `import express from 'express';
import { send } from './send.js';

export const app = express();

app.post('/mails', async (req, res) => {
  await send(req.body);
  res.status(202).end();
});
`,
  'services/mail/src/send.ts':
    'export async function send(mail: { to: string }): Promise<void> {\n  void mail;\n}\n',
};

/** The root of a folder with these files, and what a command prints with the folder's own path taken out. */
function folderWith(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder(files);
  return {
    root,
    run: async (...argv: readonly string[]) => {
      const { code, stdout, stderr } = await runCommand(...argv);
      return { code, stdout, stderr: stderr.replaceAll(root, 'REPOSITORY') };
    },
  };
}

describe('a folder that cannot be analysed', () => {
  it.each([
    {
      name: 'does not exist',
      folder: 'missing',
      files: {},
      message: 'Error EDA1001: There is no folder REPOSITORY/missing.',
    },
    {
      name: 'is a file',
      folder: 'file.ts',
      files: { 'file.ts': 'export {};\n' },
      message: 'Error EDA1002: REPOSITORY/file.ts is not a folder.',
    },
    {
      name: 'has no JavaScript or TypeScript',
      folder: '.',
      files: { 'main.go': 'package main\n' },
      message: 'Error EDA1003: REPOSITORY holds no JavaScript or TypeScript source.',
    },
  ])('$name: exit code 2 and a sentence', async ({ folder, files, message }) => {
    const { root, run } = folderWith(files as Record<string, string>);
    const { code, stdout, stderr } = await run('analyze', join(root, folder), '--format', 'json');
    expect({ code, stdout, first: stderr.split('\n')[0] }).toEqual({ code: 2, stdout: '', first: message });
  });
});

describe('files that cannot be read as what they are', () => {
  it.each([
    {
      name: 'a source file that does not parse',
      file: 'services/order/src/broken.ts',
      text: "import axios from 'axios';\n\nexport async function f( {\n  await axios.get('http://mail:4000/mails');\n",
      notice: { code: 'EDA1101', file: 'services/order/src/broken.ts', line: 4 },
    },
    {
      name: 'invalid JSON',
      file: 'services/order/package.json',
      text: '{\n  "name": "order",\n  "dependencies": {,\n}\n',
      notice: { code: 'EDA1010', file: 'services/order/package.json', line: 3 },
    },
    {
      name: 'invalid YAML',
      file: 'docker-compose.yml',
      text: 'services:\n  order:\n    build: services/order\n  mail: [\n',
      notice: { code: 'EDA1011', file: 'docker-compose.yml', line: 5 },
    },
  ])('$name: a notice with file and line, and the rest is analysed', async ({ file, text, notice }) => {
    const { root, run } = folderWith({ ...small, [file]: text });
    const { code, stdout } = await run('analyze', root, '--format', 'json');
    const { notices, services } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(notices).toContainEqual(expect.objectContaining(notice));
    expect(services.map(({ name }: { name: string }) => name)).toContain('mail');
  });

  it('two services of one name: a warning, and distinct names', async () => {
    const { root, run } = folderWith({
      'a/users/package.json': '{ "name": "users", "dependencies": { "express": "^5.0.0" } }\n',
      'a/users/src/app.ts': "import express from 'express';\nexpress().listen(3000);\n",
      'b/users/package.json': '{ "name": "users", "dependencies": { "express": "^5.0.0" } }\n',
      'b/users/src/app.ts': "import express from 'express';\nexpress().listen(3001);\n",
    });
    const { code, stdout } = await run('analyze', root, '--format', 'json');
    const { notices, services } = JSON.parse(stdout);
    expect({ code, names: services.map(({ name }: { name: string }) => name) }).toEqual({
      code: 0,
      names: ['a/users', 'b/users'],
    });
    expect(notices).toContainEqual(expect.objectContaining({ code: 'EDA1012', severity: 'warning' }));
  });
});

describe('a plan file edited into nonsense', () => {
  it.each([
    { name: 'no JSON', text: '{\n  "schemaVersion": 1,\n  "messages": [}\n}\n', line: 3 },
    {
      name: 'an unknown router',
      text: '{\n  "schemaVersion": 1,\n  "messages": [\n    {\n      "name": "order.CreateMail",\n      "kind": "command",\n      "producer": "order",\n      "calls": ["x"],\n      "router": "pigeon",\n      "key": null,\n      "consumers": [{ "service": "mail", "route": null, "decision": "accepted", "decidedByUser": true }]\n    }\n  ]\n}\n',
      line: 9,
    },
    { name: 'a newer version', text: '{\n  "schemaVersion": 2,\n  "messages": []\n}\n', line: 2 },
  ])('$name: exit code 2, the line, and the file as it was', async ({ text, line }) => {
    const { root, run } = folderWith({ ...small, 'eda-migrate.plan.json': text });
    for (const command of [
      ['analyze', root, '--yes'],
      ['apply', root, '--yes'],
    ]) {
      const { code, stderr } = await run(...command);
      expect({ code, place: /eda-migrate\.plan\.json:\d+/.exec(stderr)?.[0] }).toEqual({
        code: 2,
        place: `eda-migrate.plan.json:${line}`,
      });
    }
    expect(textsOf(root)).toEqual({ ...small, 'eda-migrate.plan.json': text });
  });
});

describe('what the command line was not told', () => {
  it('an unknown command or option: exit code 2', async () => {
    expect((await runCommand('analyse')).code).toBe(2);
    expect((await runCommand('analyze', '--formt', 'json')).code).toBe(2);
    expect((await runCommand('analyze', '--format', 'xml')).code).toBe(2);
  });

  it('apply without a plan: exit code 2 and the command to run', async () => {
    const { root, run } = folderWith(small);
    const { code, stderr } = await run('apply', root, '--yes');
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 2,
      first: 'Error EDA6002: There is no eda-migrate.plan.json yet, so nothing was decided.',
    });
  });

  it('apply with nobody to ask: exit code 4, the flag, and nothing written', async () => {
    const { root, run } = folderWith(small);
    await run('analyze', root, '--yes');
    const before = textsOf(root);
    const { code, stderr } = await run('apply', root);
    expect({ code, last: stderr.trimEnd().split('\n').slice(-2) }).toEqual({
      code: 4,
      last: [
        'Error EDA6001: An answer is needed (Write 31 new files and 3 changed files?), but nobody can be asked here.',
        'Pass --yes to answer yes, or run the command in a terminal.',
      ],
    });
    expect(textsOf(root)).toEqual(before);
  });

  it('a flow that is not there: exit code 2 and the nearest names', async () => {
    const { root, run } = folderWith(small);
    await run('analyze', root, '--yes');
    for (const command of [
      ['apply', root, '--flow', 'order.CreateMailz:mail'],
      ['explain', 'order.CreateMailz:mail', root],
    ]) {
      const { code, stderr } = await run(...command);
      expect({ code, first: stderr.split('\n')[0] }).toEqual({
        code: 2,
        first:
          'Error EDA6003: There is no flow, edge, message or code order.CreateMailz:mail. The nearest names: order.CreateMail:mail.',
      });
    }
  });
});

describe('a target that cannot be written', () => {
  it('a folder in the place of the plan: exit code 1, nothing half written', async () => {
    const { root, run } = folderWith(small);
    mkdirSync(join(root, 'eda-migrate.plan.json.new'));
    const { code, stderr } = await run('analyze', root, '--yes');
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 1,
      first: 'Error EDA6004: eda-migrate.plan.json cannot be written (EISDIR).',
    });
  });

  it.skipIf(process.getuid?.() === 0)(
    'a read-only repository: exit code 1, nothing half written',
    async () => {
      const { root, run } = folderWith(small);
      await run('analyze', root, '--yes');
      const before = textsOf(root);
      chmodSync(root, 0o555);
      const { code } = await run('apply', root, '--yes');
      chmodSync(root, 0o755);
      expect(code).toBe(1);
      expect(textsOf(root)).toEqual(before);
    },
  );

  it('a service folder that is a link out of the repository: refused, nothing written there', async () => {
    const outside = temporaryFolder({ 'keep.txt': 'mine' });
    const { root, run } = folderWith(small);
    await run('analyze', root, '--yes');
    symlinkSync(outside, join(root, 'infra'));
    const { code, stderr } = await run('apply', root, '--yes');
    expect({ code, error: /EDA\d{4}: infra[^ ]*/.exec(stderr)?.[0] }).toEqual({
      code: 1,
      error: 'EDA4004: infra/events/README.md',
    });
    expect(textsOf(outside)).toEqual({ 'keep.txt': 'mine' });
  });

  it('a folder of the user in the place of the generated one: another is taken, theirs is left alone', async () => {
    const mine = { 'services/mail/src/events/worker.ts': 'export const mine = 1;\n' };
    const { root, run } = folderWith({ ...small, ...mine });
    await run('analyze', root, '--yes');
    const { code } = await run('apply', root, '--yes');
    const texts = textsOf(root);
    const folders = ['services/mail/src/events/', 'services/mail/src/eda/'].map((folder) =>
      Object.keys(texts)
        .filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'))
        .filter((path) => /worker|mine/.test(path)),
    );
    expect({ code, folders, text: texts['services/mail/src/events/worker.ts'] }).toEqual({
      code: 0,
      folders: [['services/mail/src/events/worker.ts'], ['services/mail/src/eda/worker.ts']],
      text: 'export const mine = 1;\n',
    });
  });
});
