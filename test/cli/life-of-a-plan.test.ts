import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeText } from '../helpers/compose-text.js';
import { runCommand } from '../helpers/run-command.js';
import { temporaryFolder, textsOf } from '../helpers/temporary-folder.js';
import { git } from '../shop/copy-shop.js';

const compiler = '{ "compilerOptions": { "strict": true, "module": "NodeNext" } }\n';

function answering(name: string, path: string): Record<string, string> {
  return {
    [`services/${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "^5.0.0" } }\n`,
    [`services/${name}/tsconfig.json`]: compiler,
    [`services/${name}/src/app.ts`]: `import express from 'express';
import { keep } from './keep.js';

export const app = express();

app.post('${path}', async (req, res) => {
  await keep(req.body);
  res.status(202).end();
});
`,
    [`services/${name}/src/keep.ts`]:
      'export async function keep(what: { order: string }): Promise<void> {\n  void what;\n}\n',
  };
}

const orderFile = 'services/order/src/app.ts';

/** order tells mail and audit of each order, and billing of each cancellation. */
const shop: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true, "workspaces": ["services/*"] }\n',
  'docker-compose.yml': composeText({ order: null, mail: 4000, audit: 4001, billing: 4002 }),
  'services/order/package.json':
    '{ "name": "order", "dependencies": { "express": "^5.0.0", "axios": "^1.0.0" } }\n',
  'services/order/tsconfig.json': compiler,
  [orderFile]: `import axios from 'axios';
import express from 'express';

export const app = express();

app.post('/orders', async (req, res) => {
  await axios.post('http://mail:4000/mails', { order: req.body.order });
  await axios.post('http://audit:4001/entries', { order: req.body.order });
  res.status(202).end();
});

app.post('/cancellations', async (req, res) => {
  await axios.post('http://billing:4002/refunds', { order: req.body.order });
  res.status(202).end();
});
`,
  ...answering('mail', '/mails'),
  ...answering('audit', '/entries'),
  ...answering('billing', '/refunds'),
};

const planPath = 'eda-migrate.plan.json';
const event = 'order.OrderCreated';
const refund = 'order.CreateRefund:billing';
const upToDate = 'Nothing to do: the repository is as the plan says.';

interface Decisions {
  readonly [flow: string]: string;
}

/** The plan's text with other decisions, as somebody edits it. */
function decided(text: string, decisions: Decisions): string {
  const plan = JSON.parse(text);
  for (const message of plan.messages) {
    for (const consumer of message.consumers) {
      const decision = decisions[`${message.name}:${consumer.service}`];
      consumer.decision = decision ?? 'undecided';
      consumer.decidedByUser = decision !== undefined;
    }
  }
  return JSON.stringify(plan);
}

/** A repository under git with everything committed. */
async function repositoryWith(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder(files);
  await git(root, 'init', '--quiet');
  const commit = async (): Promise<void> => {
    await git(root, 'add', '--all');
    await git(root, 'commit', '--quiet', '--allow-empty', '--message', 'state');
  };
  await commit();
  return {
    root,
    commit,
    run: (...words: readonly string[]) => runCommand(words[0] ?? '', root, ...words.slice(1)),
    edit: (path: string, change: (text: string) => string) =>
      writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8'))),
  };
}

/** Text as one line, however it was broken. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

interface Stages {
  /** The shop with a plan in which every suggestion is taken. */
  readonly planned: Readonly<Record<string, string>>;
  /** The shop with the event applied to mail. */
  readonly applied: Readonly<Record<string, string>>;
}

let stages: Promise<Stages> | undefined;

/** Analyses and applies once for all tests. */
function prepared(): Promise<Stages> {
  stages ??= (async () => {
    const root = temporaryFolder(shop);
    await runCommand('analyze', root, '--yes');
    const planned = textsOf(root);
    writeFileSync(join(root, planPath), decided(planned[planPath] ?? '', { [`${event}:mail`]: 'accepted' }));
    await runCommand('apply', root, '--yes');
    return { planned, applied: textsOf(root) };
  })();
  return stages;
}

describe('apply --flow', () => {
  it.each([
    ['a flow', ['--flow', refund]],
    ['an edge', ['--flow', 'order:billing']],
    ['a message', ['--flow', 'order.CreateRefund']],
  ])('takes %s, and the folder after it', async (_, words) => {
    const { planned } = await prepared();
    const root = temporaryFolder(planned);
    const { code, stdout, stderr } = await runCommand('apply', ...words, root, '--dry-run');
    const publishers = [...stdout.matchAll(/^diff --git a\/(\S*\/publishers\/\S*)/gm)].map((each) => each[1]);
    expect({ code, publishers, next: oneLine(stderr).split('Next: ')[1] }).toEqual({
      code: 0,
      publishers: ['services/order/src/events/publishers/create-refund.ts'],
      next: `eda-migrate apply ${root} ${words.join(' ')}`,
    });
  });

  it('may be repeated, and takes one name each time', async () => {
    const { planned } = await prepared();
    const root = temporaryFolder(planned);
    const both = ['--flow', refund, '--flow', event];
    const { stdout } = await runCommand('apply', ...both, root, '--dry-run');
    const all = await runCommand('apply', root, '--dry-run');
    expect(stdout).toBe(all.stdout);
    expect((await runCommand('apply', '--flow', refund, event, root)).code).toBe(2);
  });
});

describe('apply, the second time', () => {
  it('brings back a generated file that was deleted, without calling the tree dirty', async () => {
    const { applied } = await prepared();
    const { root, run } = await repositoryWith(applied);
    rmSync(join(root, 'services/order/src/events/digest.ts'));
    const { code } = await run('apply', '--yes');
    expect({ code, texts: textsOf(root) }).toEqual({ code: 0, texts: applied });
  });

  it('keeps an edit of a generated file that is to stay what it was', async () => {
    const { applied } = await prepared();
    const { root, run } = await repositoryWith(applied);
    appendFileSync(join(root, 'services/order/src/events/digest.ts'), '// mine\n');
    const before = textsOf(root);
    const { code, stderr } = await run('apply', '--yes');
    expect({ code, said: oneLine(stderr).endsWith(upToDate), texts: textsOf(root) }).toEqual({
      code: 0,
      said: true,
      texts: before,
    });
  });

  it('names every edited file that is to become something else, and writes nothing', async () => {
    const { applied } = await prepared();
    const { root, run, edit } = await repositoryWith(applied);
    const edited = ['infra/events/README.md', 'infra/events/resources.template.json'];
    for (const path of edited) appendFileSync(join(root, path), '\n');
    edit(planPath, (text) => decided(text, { [`${event}:mail`]: 'accepted', [refund]: 'accepted' }));
    const before = textsOf(root);
    const { code, stderr } = await run('apply', '--yes');
    expect({ code, error: stderr.split('\n').find((line) => line.startsWith('Error')) }).toEqual({
      code: 5,
      error: `Error EDA4002: ${edited.join(', ')} were generated by eda-migrate and edited since, and what would be generated now differs from what was. Nothing was written.`,
    });
    expect(textsOf(root)).toEqual(before);
  });

  it('asks for a clean file only where it would change it', async () => {
    const { planned } = await prepared();
    const { root, run, edit } = await repositoryWith(planned);
    edit('services/audit/src/keep.ts', (text) => `// mine\n${text}`);
    expect((await run('apply', '--flow', refund, '--yes')).code).toBe(0);
    const { code, stderr } = await run('apply', '--yes');
    expect({ code, error: stderr.split('\n').find((line) => line.startsWith('Error')) }).toEqual({
      code: 1,
      error:
        'Error EDA4006: 4 files that would be changed have uncommitted edits: infra/events/README.md, infra/events/resources.template.json, services/order/package.json, services/order/src/app.ts.',
    });
    expect((await run('apply', '--yes', '--allow-dirty')).code).toBe(0);
    expect(textsOf(root)['services/audit/src/keep.ts']).toContain('// mine');
  });

  it('does not add a consumer to an applied message, and does not call that all', async () => {
    const { applied } = await prepared();
    const { root, run, edit } = await repositoryWith(applied);
    edit(planPath, (text) =>
      decided(text, { [`${event}:mail`]: 'accepted', [`${event}:audit`]: 'accepted' }),
    );
    const before = textsOf(root);
    const { code, stderr } = await run('apply', '--yes');
    expect({
      code,
      notice: stderr.includes('warning EDA3006'),
      last: oneLine(stderr).endsWith(
        `Nothing to do for the other accepted flows. Not applied, for the reasons above: ${event}:audit.`,
      ),
    }).toEqual({ code: 0, notice: true, last: true });
    expect(textsOf(root)).toEqual(before);
  });

  it('says when the plan no longer accepts what is applied, and that nothing is accepted', async () => {
    const { applied } = await prepared();
    const { run, edit } = await repositoryWith(applied);
    edit(planPath, (text) => decided(text, { [`${event}:mail`]: 'keep-sync' }));
    const { code, stderr } = await run('apply', '--yes');
    expect({ code, notice: stderr.includes('warning EDA2025'), end: oneLine(stderr).slice(-65) }).toEqual({
      code: 0,
      notice: true,
      end: 'Nothing to do: no flow is accepted yet. Next: eda-migrate analyze',
    });
  });

  it('refuses an applied message under a new name, since a switch would come to stand in a switch', async () => {
    const { applied } = await prepared();
    const { root, run, edit } = await repositoryWith(applied);
    edit(planPath, (text) => text.replaceAll(event, 'order.OrderTaken'));
    const before = textsOf(root);
    const { code, stderr } = await run('apply', '--yes');
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 2,
      first:
        'Error EDA2024: eda-migrate.plan.json: order.OrderTaken was applied as order.OrderCreated: an applied message keeps its name.',
    });
    expect(textsOf(root)).toEqual(before);
  });
});

describe('a plan whose calls are gone', () => {
  it('generates nothing for them, with the reason', async () => {
    const { planned } = await prepared();
    const { root, run, edit, commit } = await repositoryWith(planned);
    edit(orderFile, (text) => text.replace('/refunds', '/money-back'));
    await commit();
    const before = textsOf(root);
    const { code, stderr } = await run('apply', '--flow', refund, '--yes');
    expect({ code, text: oneLine(stderr) }).toEqual({
      code: 0,
      text: oneLine(`warning EDA2020 eda-migrate.plan.json
        The plan has decisions about order.CreateRefund, but none of its calls is in the code any more. They are kept.
        Remove the message from the plan file if the calls are gone for good.
        info EDA2027 eda-migrate.plan.json New since the plan was saved: order.CreateMoneyBack:billing.
        In a terminal, eda-migrate analyze asks about each; eda-migrate plan --set decides without asking.
        Not applied, for the reasons above: ${refund}.`),
    });
    expect(textsOf(root)).toEqual(before);
  });
});

describe('analyze', () => {
  it('shows what is applied, and goes on with deployment', async () => {
    const { applied } = await prepared();
    const { run, edit } = await repositoryWith(applied);
    edit(planPath, (text) =>
      decided(text, {
        [`${event}:mail`]: 'accepted',
        [`${event}:audit`]: 'keep-sync',
        [refund]: 'keep-sync',
      }),
    );
    const { stdout } = await run('analyze');
    expect({
      heading: stdout.split('\n').find((line) => line.startsWith('CAN LEAVE')),
      row: stdout
        .split('\n')
        .find((line) => line.startsWith(`  ${event}:mail`))
        ?.trim()
        .split(/ {2,}/),
      next: oneLine(stdout).split('Next: ')[1],
    }).toEqual({
      heading: 'CAN LEAVE THE REQUEST PATH (1 flow, all decided, 1 applied)',
      row: [`${event}:mail`, 'status', 'SNS + SQS', 'applied'],
      next: '1 flow is applied: infra/events/README.md has the order of deployment, and its switch; eda-migrate deploy sends the worker to ECS.',
    });
  });
});

describe('explain', () => {
  it('speaks of all flows of an edge or a message, and of one', async () => {
    const { planned } = await prepared();
    const root = temporaryFolder(planned);
    const headings = async (subject: string) =>
      (await runCommand('explain', subject, root)).stdout.split('\n').filter((line) => /^order\./.test(line));
    expect({
      message: await headings(event),
      edge: await headings('order:mail'),
      flow: await headings(refund),
    }).toEqual({
      message: [`${event}:audit`, `${event}:mail`],
      edge: [`${event}:mail`],
      flow: [refund],
    });
  });
});
