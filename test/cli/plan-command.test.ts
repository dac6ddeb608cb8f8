import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settings } from '../../src/planner/set/registry.js';
import { composeText } from '../helpers/compose-text.js';
import { runCommand } from '../helpers/run-command.js';
import { temporaryFolder, textsOf } from '../helpers/temporary-folder.js';

function serviceFiles(name: string, path: string): Record<string, string> {
  return {
    [`services/${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "^5.0.0" } }\n`,
    [`services/${name}/src/app.ts`]: `import express from 'express';
export const app = express();
app.post('${path}', (request, response) => {
  console.log(request.body);
  response.status(202).end();
});
`,
  };
}

/** order tells mail and audit of each order. */
const shop: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true, "workspaces": ["services/*"] }\n',
  'docker-compose.yml': composeText({ order: null, mail: 4000, audit: 4001 }),
  'services/order/package.json':
    '{ "name": "order", "dependencies": { "express": "^5.0.0", "axios": "^1.0.0" } }\n',
  'services/order/src/app.ts': `import axios from 'axios';
import express from 'express';
export const app = express();
app.post('/orders', async (request, response) => {
  await axios.post('http://mail:4000/mails', { order: request.body.order });
  await axios.post('http://audit:4001/entries', { order: request.body.order });
  response.status(202).end();
});
`,
  ...serviceFiles('mail', '/mails'),
  ...serviceFiles('audit', '/entries'),
};

const planPath = 'eda-migrate.plan.json';

function shopWith(files: Readonly<Record<string, string>> = {}) {
  const root = temporaryFolder({ ...shop, ...files });
  return {
    root,
    run: (...words: readonly string[]) => runCommand('plan', root, ...words),
    plan: () => JSON.parse(readFileSync(join(root, planPath), 'utf8')),
  };
}

describe('eda-migrate plan', () => {
  it('prints what is suggested, and writes nothing', async () => {
    const { root, run } = shopWith();
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`Nothing is saved yet; this is what is suggested (0 accepted, 0 synchronous, 2
  open).

MESSAGES (2 flows)
  FLOW                      ROUTER     DECISION
  order.OrderCreated:audit  SNS + SQS  undecided
  order.OrderCreated:mail   SNS + SQS  undecided

Next: eda-migrate plan --set order.OrderCreated:audit.decision=accept
      decides about one; eda-migrate analyze in a terminal asks about each.
`);
    expect(textsOf(root)[planPath]).toBeUndefined();
  });

  it('--format json is the text of the plan file', async () => {
    const { root, run } = shopWith();
    const { stdout } = await run('--format', 'json', '--set', 'order.OrderCreated.decision=accept');
    expect(stdout).toBe(readFileSync(join(root, planPath), 'utf8'));
    expect((await run('--format', 'json')).stdout).toBe(stdout);
  });

  it('--set changes the plan and says what changed', async () => {
    const { run, plan } = shopWith();
    const { code, stdout, stderr } = await run(
      '--set',
      'order.OrderCreated:mail.decision=accept',
      '--set',
      'order.OrderCreated.router=eventbridge',
    );
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `order.OrderCreated:mail: undecided → accepted.
order.OrderCreated (for audit and mail): router sns → eventbridge.
`,
      stderr: `Saved in eda-migrate.plan.json.
Next: eda-migrate plan shows all of it; eda-migrate apply --dry-run what it
would change.
`,
    });
    expect(plan().messages).toEqual([
      expect.objectContaining({
        name: 'order.OrderCreated',
        router: 'eventbridge',
        consumers: [
          expect.objectContaining({ service: 'audit', decision: 'undecided', decidedByUser: false }),
          expect.objectContaining({ service: 'mail', decision: 'accepted', decidedByUser: true }),
        ],
      }),
    ]);
  });

  it('--set with --dry-run writes nothing, and setting what is so already says it', async () => {
    const { root, run } = shopWith();
    expect(await run('--dry-run', '--set', 'order.OrderCreated:mail.decision=skip')).toEqual({
      code: 0,
      stdout: 'order.OrderCreated:mail: undecided → skipped.\n',
      stderr: 'Nothing was written (--dry-run).\n',
    });
    expect(textsOf(root)[planPath]).toBeUndefined();
    await run('--set', 'order.OrderCreated.router=sns');
    expect(await run('--set', 'order.OrderCreated.router=sns')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('Nothing to change: eda-migrate.plan.json says so already.'),
    });
  });

  it.each([
    ['order.OrderCreated:mai.router=sqs', 'EDA2053', 'order.OrderCreated:mail'],
    ['order.OrderCreated:mail.router=sqz', 'EDA2052', 'sqs'],
    ['order.OrderCreated:mail.roter=sqs', 'EDA2051', 'router'],
    ['order.OrderCreated:mail', 'EDA2050', 'FLOW.KEY=VALUE'],
  ])(
    '--set %s: exit code 2, a sentence with the nearest, and the plan untouched',
    async (text, code, nearest) => {
      const { root, run } = shopWith();
      await run('--set', 'order.OrderCreated:mail.decision=accept');
      const before = textsOf(root);
      const {
        code: exit,
        stdout,
        stderr,
      } = await run('--set', 'order.OrderCreated:audit.decision=accept', '--set', text);
      const [first = ''] = stderr.split('\n');
      expect({ exit, stdout, code: first.slice(6, 13), named: first.includes(nearest) }).toEqual({
        exit: 2,
        stdout: '',
        code,
        named: true,
      });
      expect(textsOf(root)).toEqual(before);
    },
  );

  it('--help names every key of --set', async () => {
    const { stdout } = await runCommand('plan', '--help');
    const [, keys = ''] = stdout.split('Keys of --set');
    expect([...keys.matchAll(/^ {2}([a-z-]+) {2}/gm)].map((found) => found[1])).toEqual(
      settings.map(({ key }) => key),
    );
  });

  it('--edit without a terminal: exit code 4, the flag, and nothing written', async () => {
    const { root, run } = shopWith();
    expect(await run('--edit')).toEqual({
      code: 4,
      stdout: '',
      stderr: `Error EDA6020: An editor cannot be opened here: --edit needs a terminal.
Use eda-migrate plan --set FLOW.KEY=VALUE, or edit eda-migrate.plan.json yourself; nothing was changed.
`,
    });
    expect((await run('--edit', '--set', 'a.b=c')).code).toBe(2);
    expect(textsOf(root)).toEqual(shop);
  });

  it('a plan of a newer version, or of another repository: exit code 2, what is wrong, and the file as it was', async () => {
    const foreign = {
      schemaVersion: 1,
      messages: [
        {
          name: 'library.BookLent',
          kind: 'event',
          producer: 'library',
          calls: ['library.lend>mail POST /mails'],
          router: 'sns',
          key: null,
          consumers: [{ service: 'mail', route: null, decision: 'undecided', decidedByUser: false }],
        },
      ],
    };
    const texts = [{ schemaVersion: 9, messages: [] }, foreign].map((plan) => JSON.stringify(plan));
    for (const [at, text] of texts.entries()) {
      const { root, run } = shopWith({ [planPath]: text });
      const results = [
        await run(),
        await run('--set', 'order.OrderCreated:mail.decision=accept'),
        await runCommand('analyze', root, '--yes'),
        await runCommand('apply', root, '--yes'),
      ];
      const said = [
        'Error EDA2003: eda-migrate.plan.json:1: The plan was written by a newer eda-migrate: its schemaVersion is 9, and this version reads up to 1.',
        'Error EDA2059: eda-migrate.plan.json: This is not the plan of this repository: there is no service library here, and the call that the plan names is not in the code.',
      ][at];
      expect(results.map(({ code, stderr }) => [code, stderr.split('\n')[0]])).toEqual(
        results.map(() => [2, said]),
      );
      expect(readFileSync(join(root, planPath), 'utf8')).toBe(text);
    }
  });

  it('goes by the policy of the configuration', async () => {
    const policy = 'policy:\n  routers: [eventbridge]\n  naming: { style: kind }\n';
    const { run, plan, root } = shopWith({ 'eda-migrate.config.yaml': policy });
    await run('--set', 'order.OrderCreatedEvent:mail.decision=accept');
    expect(plan().messages.map(({ name, router }: Record<string, string>) => [name, router])).toEqual([
      ['order.OrderCreatedEvent', 'eventbridge'],
    ]);
    const refused = await run('--set', 'order.OrderCreatedEvent.router=sns');
    expect({ code: refused.code, first: refused.stderr.split('\n')[0] }).toEqual({
      code: 2,
      first:
        'Error EDA2060: eda-migrate.config.yaml:2: sns cannot be used: the policy allows only eventbridge, and not sns.',
    });
    writeFileSync(join(root, 'eda-migrate.config.yaml'), 'policy:\n  routers: [pigeon]\n');
    expect(await run()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('eda-migrate.config.yaml:2'),
    });
  });
});

describe('eda-migrate analyze', () => {
  it.each([
    ['--format', 'csv', '--graph', 'before'],
    ['--format', 'mermaid', '--rows', 'edges'],
    ['--graph', 'after'],
  ])('refuses an option that the format has no use for: %s %s %s %s', async (...words) => {
    const { root } = shopWith();
    const { code, stdout, stderr } = await runCommand(
      'analyze',
      root,
      ...words.filter((word) => word !== undefined),
    );
    expect({ code, stdout, known: stderr.startsWith('Error EDA6022: ') }).toEqual({
      code: 2,
      stdout: '',
      known: true,
    });
  });

  it('passes graph and rows on to the format', async () => {
    const { root } = shopWith();
    const csv = await runCommand('analyze', root, '--format', 'csv', '--rows', 'flows');
    const dot = await runCommand('analyze', root, '--format', 'dot', '--graph', 'after');
    expect(csv.stdout.split('\r\n')).toEqual([
      'id,message,kind,from,to,router,key,decision',
      'order.OrderCreated:audit,order.OrderCreated,event,order,audit,sns,,undecided',
      'order.OrderCreated:mail,order.OrderCreated,event,order,mail,sns,,undecided',
      '',
    ]);
    expect(dot.stdout.match(/subgraph \w+/g)).toEqual(['subgraph cluster_after']);
  });
});
