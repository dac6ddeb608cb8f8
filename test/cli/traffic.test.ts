import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runCommand, runCommandWell } from '../helpers/run-command.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { clientSpan, logLine, otlpOf, traceSummary } from '../planner/traffic/samples.js';

/** Two services, one of which calls the other. */
const files = {
  'package.json': '{ "private": true, "workspaces": ["services/*"] }\n',
  'docker-compose.yml':
    'services:\n  order:\n    build: services/order\n  mail:\n    build: services/mail\n    ports: ["4000:4000"]\n',
  'services/order/package.json':
    '{ "name": "order", "dependencies": { "express": "^5.0.0", "axios": "^1.0.0" } }\n',
  'services/order/src/app.ts': `import axios from 'axios';
import express from 'express';
const app = express();
app.post('/orders', async (req, res) => {
  await axios.post('http://mail:4000/mails', { to: req.body.email });
  res.status(202).end();
});
`,
  'services/mail/package.json': '{ "name": "mail", "dependencies": { "express": "^5.0.0" } }\n',
  'services/mail/src/app.ts': `import express from 'express';
const app = express();
app.post('/mails', (req, res) => res.status(202).end());
`,
};
const csv = 'edge,ratePerSecond,peakPerSecond,payloadBytes\norder:mail,10,250,2000\n';

function repository() {
  const root = temporaryFolder(files);
  return {
    root,
    write: (name: string, content: string | Buffer) => {
      writeFileSync(join(root, name), content);
      return join(root, name);
    },
  };
}

interface Printed {
  readonly flows: readonly {
    readonly traffic?: { readonly basis: string; readonly ratePerSecond: number | null };
    readonly suggestion: {
      readonly router: string;
      readonly cost?: {
        readonly options: readonly { readonly router: string; readonly usdPerMonth: number }[];
      };
    };
  }[];
}

/** What a traffic file tells of the one flow: rate, basis, and the cost of a queue. */
async function toldBy(root: string, ...paths: readonly string[]) {
  const given = paths.flatMap((path) => ['--traffic', path]);
  const { stdout } = await runCommandWell('analyze', root, '--format', 'json', ...given);
  const [flow] = (JSON.parse(stdout) as Printed).flows;
  return {
    rate: flow?.traffic?.ratePerSecond,
    basis: flow?.traffic?.basis,
    sqs: flow?.suggestion.cost?.options.find(({ router }) => router === 'sqs')?.usdPerMonth,
  };
}

describe('analyze --traffic', () => {
  it('without it, the output and what explain says are as before', async () => {
    const { root } = repository();
    const { stdout } = await runCommandWell('analyze', root, '--format', 'json');
    expect(stdout).not.toMatch(/"cost"|"traffic"/);
    const explained = await runCommandWell('explain', 'order:mail', root);
    expect(explained.stdout).not.toMatch(/^Traffic$|^Cost a month$/m);
  });

  it('each form tells the rate', async () => {
    const { root, write } = repository();
    const seconds = [0, 60, 120];
    const spans = seconds.map((at, id) => clientSpan({ to: 'mail', path: '/mails', at }, id));
    const forms = {
      'a.csv': csv,
      'b.json': '{"schemaVersion": 1, "traffic": [{"route": "mail POST /mails", "ratePerSecond": 10}]}',
      'c.jsonl': JSON.stringify(otlpOf('order', spans)),
      'd.json': JSON.stringify({
        TraceSummaries: seconds.map((at) => traceSummary({ to: 'order', path: '/orders', at })),
      }),
      'e.log.gz': gzipSync(seconds.map((at) => logLine({ to: 'mail-tg', path: '/mails', at })).join('\n')),
    };
    const told: unknown[] = [];
    for (const [name, content] of Object.entries(forms)) told.push(await toldBy(root, write(name, content)));
    const traced = { rate: 0.0249792, sqs: 0.1313 };
    expect(told).toEqual([
      { rate: 10, basis: 'edge', sqs: 31.5886 },
      { rate: 10, basis: 'route', sqs: 31.5886 },
      { ...traced, basis: 'endpoint' },
      { ...traced, basis: 'entry' },
      { ...traced, basis: 'route' },
    ]);
  });

  it('several files count together', async () => {
    const { root, write } = repository();
    const half = (name: string, ...at: readonly number[]) =>
      write(name, at.map((each) => logLine({ to: 'mail', path: '/mails', at: each })).join('\n'));
    expect(await toldBy(root, half('1.log', 0, 59), half('2.log', 60, 119.9))).toEqual({
      rate: 0.0333333,
      basis: 'route',
      sqs: 0.1577,
    });
  });

  it('prices and quotas of a file take the place of the built-in ones', async () => {
    const { root, write } = repository();
    const traffic = write('t.csv', csv);
    const prices = write('p.json', '{"region": "mars-1", "asOf": "2027-01", "figures": {"sqsRequests": 4}}');
    const quotas = write('q.json', '{"figures": {"stepFunctionsStartsPerSecond": 200}}');
    const given = ['--traffic', traffic, '--prices', prices, '--quotas', quotas];
    const { stdout } = await runCommandWell('analyze', root, '--format', 'json', ...given);
    const cost = JSON.parse(stdout).flows[0].suggestion.cost;
    expect([cost.region, cost.pricesAsOf, cost.options[0].usdPerMonth]).toEqual([
      'mars-1',
      '2027-01',
      315.8856,
    ]);
    expect(cost.options[4].exceeds).toEqual([
      '250 runs a second at the peak are more than the 200 that StartExecution takes for long (us-east-1, 2026-11). Ask AWS for more, or put a queue in front of the workflow.',
    ]);
  });

  it('the text shows the cost next to the reason, and explain shows what it is made up of', async () => {
    const { root, write } = repository();
    const traffic = write('t.csv', csv);
    const table = await runCommandWell('analyze', root, '--traffic', traffic);
    expect(table.stdout).toContain(
      '    $31.59 a month (SNS + SQS $34.22, EventBridge $57.87, Kinesis $11.32,\n    Step Functions $1,314).\n',
    );
    const { stdout } = await runCommandWell('explain', 'order:mail', root, '--traffic', traffic);
    expect(stdout).toContain(`Traffic
  10 requests a second, 250 at the peak, 2,000 bytes sent. Measured of all
  requests of the edge.

Cost a month
  SQS             $31.59: SQS sends $10.51, SQS receives $10.51, SQS polls
                  without a message, at most $0.05, SQS deletes $10.51.
  SNS + SQS       $34.22
  EventBridge     $57.87
  Kinesis         $11.32
  Step Functions  $1,314
                  us-east-1, prices of 2026-06. Requests at list prices, one
                  worker polling; data transfer, free tiers, checkpoint tables
                  and the workers themselves are not in it.
`);
  });

  it('explain says on stderr what does not fit', async () => {
    const { root, write } = repository();
    const traffic = write('t.csv', `${csv}order:male,1,,\n`);
    const { stderr } = await runCommandWell('explain', 'order:mail', root, '--traffic', traffic);
    expect(stderr.replaceAll(root, 'ROOT')).toBe(`warning EDA2040 ROOT/t.csv:3
  Traffic is given for order:male, which the analysis does not have. The nearest
  names: order:mail.
  Correct the name; eda-migrate analyze --format json lists edges and routes.
`);
  });
});

describe('traffic that cannot be read: exit code 2, a sentence with the place, nothing printed', () => {
  it.each([
    [
      'a missing file',
      'EDA6030',
      (_: string) => undefined,
      'There is no file ROOT/t, which --traffic names.',
    ],
    ['a folder', 'EDA6031', (path: string) => mkdirSync(path), 'ROOT/t cannot be read (EISDIR).'],
    [
      'a broken archive',
      'EDA6031',
      (path: string) => writeFileSync(path, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2])),
      'ROOT/t cannot be read (unexpected end of file).',
    ],
    [
      'an empty file',
      'EDA2030',
      (path: string) => writeFileSync(path, ''),
      'The traffic file holds no traffic: it is empty.',
    ],
    [
      'a picture',
      'EDA2031',
      (path: string) => writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])),
      'The traffic file is binary, no text.',
    ],
  ])('%s', async (_name, code, make, message) => {
    const { root } = repository();
    make(join(root, 't'));
    const { stdout, stderr, code: exit } = await runCommand('analyze', root, '--traffic', join(root, 't'));
    expect({ exit, stdout, first: stderr.replaceAll(root, 'ROOT').split('\n')[0] }).toEqual({
      exit: 2,
      stdout: '',
      first: `Error ${code}: ${code.startsWith('EDA2') ? 'ROOT/t: ' : ''}${message}`,
    });
  });

  it('a wrong figure, with its line', async () => {
    const { root, write } = repository();
    const traffic = write('t.csv', 'edge,ratePerSecond\norder:mail,-4\n');
    const { stderr, code } = await runCommand('explain', 'order:mail', root, '--traffic', traffic);
    expect([code, stderr.replaceAll(root, 'ROOT')]).toEqual([
      2,
      'Error EDA2034: ROOT/t.csv:2: ratePerSecond cannot be "-4": it is below zero.\nCorrect that figure, or leave it empty where it is not known.\n',
    ]);
  });

  it('prices without traffic', async () => {
    const { root, write } = repository();
    const prices = write('p.json', '{"figures": {}}');
    const { stderr, code } = await runCommand('analyze', root, '--prices', prices);
    expect([code, stderr]).toEqual([
      2,
      'Error EDA6033: --prices does nothing without --traffic.\nGive the traffic too: --traffic FILE.\n',
    ]);
  });
});
