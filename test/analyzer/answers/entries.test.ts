import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { entriesOf, type RouteHandler } from '../../../src/analyzer/answers/index.js';
import type { Program } from '../../../src/analyzer/syntax/program.js';
import { programOf } from './described.js';

/** The function around the `/*@*\/` of a file, and the mark's node. */
function marked(program: Program, file: string): { fn: ts.Node | undefined; site: ts.Node } {
  const source = program.source(file);
  if (source === undefined) throw new Error(`${file} is not in the program`);
  const start = source.text.indexOf('/*@*/') + '/*@*/'.length;
  let site: ts.Node = source;
  const visit = (node: ts.Node): void => {
    if (node.getStart() === start && ts.isCallExpression(node)) site = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { fn: ts.findAncestor(site, ts.isFunctionLike), site };
}

/** A handler by the text that its function begins with. */
function handlerAt(program: Program, file: string, text: string, routeId: string): RouteHandler {
  const source = program.source(file);
  const start = source?.text.indexOf(text) ?? -1;
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node.getStart() === start) found = node;
    ts.forEachChild(node, visit);
  };
  if (source !== undefined) visit(source);
  if (found === undefined) throw new Error(`no function begins with ${text}`);
  return { routeId, file, span: { start: found.getStart(), end: found.getEnd() } };
}

interface EntryCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly handlers?: readonly (readonly [file: string, text: string, routeId: string])[];
  readonly want: readonly { kind: string; id: string }[];
}

const PLACE = "export async function placeOrder(order) {\n  await /*@*/send('/points', order);\n}";

const ENTRY_CASES: readonly EntryCase[] = [
  {
    name: 'through two functions from the handler of a route',
    files: {
      'src/place.ts': PLACE,
      'src/app.ts': `
import { placeOrder } from './place.js';
async function create(body) { await placeOrder(body); }
app.post('/orders', async (req, res) => { await create(req.body); });`,
    },
    handlers: [['src/app.ts', 'async (req, res)', 'order POST /orders']],
    want: [{ kind: 'route', id: 'order POST /orders' }],
  },
  {
    name: 'from a route and a consumer',
    files: {
      'src/place.ts': PLACE,
      'src/app.ts': `
import { placeOrder } from './place.js';
app.post('/orders', async (req, res) => { await placeOrder(req.body); });
channel.consume('orders', async (message) => { await placeOrder(JSON.parse(message)); });`,
    },
    handlers: [['src/app.ts', 'async (req, res)', 'order POST /orders']],
    want: [
      { kind: 'consumer', id: 'orders' },
      { kind: 'route', id: 'order POST /orders' },
    ],
  },
  {
    name: 'a function that is given to a timer by its name',
    files: { 'src/place.ts': `${PLACE}\nsetInterval(placeOrder, 1000);` },
    want: [{ kind: 'timer', id: 'src/place.ts#placeOrder' }],
  },
  {
    name: 'a method with a schedule',
    files: {
      'src/place.ts':
        "export class Orders {\n  @Cron('0 * * * *')\n  async sweep() {\n    await /*@*/this.http.get('/old');\n  }\n}",
    },
    want: [{ kind: 'timer', id: 'src/place.ts#Orders.sweep' }],
  },
  {
    name: 'a method for a message',
    files: {
      'src/place.ts':
        "export class Orders {\n  @EventPattern('order.placed')\n  async on() {\n    await /*@*/this.http.get('/old');\n  }\n}",
    },
    want: [{ kind: 'consumer', id: 'order.placed' }],
  },
  {
    name: 'the handler of a Kafka consumer',
    files: {
      'src/place.ts':
        "consumer.run({\n  eachMessage: async ({ message }) => {\n    await /*@*/send('/points');\n  },\n});",
    },
    want: [{ kind: 'consumer', id: 'src/place.ts#eachMessage' }],
  },
  {
    name: 'called when the module is loaded',
    files: {
      'src/place.ts': PLACE,
      'src/main.ts': "import { placeOrder } from './place.js';\nawait placeOrder({});",
    },
    want: [{ kind: 'startup', id: 'src/main.ts' }],
  },
  {
    name: 'at the top of a module',
    files: { 'src/place.ts': "await /*@*/send('/points');" },
    want: [{ kind: 'startup', id: 'src/place.ts' }],
  },
  {
    name: 'near miss: the callback of an array is no consumer',
    files: {
      'src/place.ts':
        "export function all(orders) {\n  return orders.map(async (order) => {\n    await /*@*/send('/points', order);\n  });\n}",
    },
    want: [],
  },
  {
    name: 'the handler of a route that is not known is no start-up code',
    files: {
      'src/place.ts': "app.post('/orders', async (req) => {\n  await /*@*/send('/points', req.body);\n});",
    },
    want: [],
  },
  {
    name: 'a wrapped handler',
    files: {
      'src/place.ts':
        "app.post('/orders', wrap(async (req) => {\n  await /*@*/send('/points', req.body);\n}));",
    },
    handlers: [['src/place.ts', 'async (req)', 'order POST /orders']],
    want: [{ kind: 'route', id: 'order POST /orders' }],
  },
  {
    name: 'a timer callback',
    files: { 'src/place.ts': "setInterval(async () => {\n  await /*@*/send('/points');\n}, 1000);" },
    want: [{ kind: 'timer', id: 'src/place.ts' }],
  },
  {
    name: 'cannot tell: exported, and nobody calls it',
    files: { 'src/place.ts': PLACE },
    want: [],
  },
  {
    name: 'functions that call each other',
    files: {
      'src/place.ts': `${PLACE}\nexport async function again(order) { await placeOrder(order); await again(order); }\nagain({});`,
    },
    want: [{ kind: 'startup', id: 'src/place.ts' }],
  },
];

describe('entriesOf', () => {
  it.each(ENTRY_CASES.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
    const program = programOf(entry.files);
    const { fn, site } = marked(program, 'src/place.ts');
    const handlers = (entry.handlers ?? []).map(([file, text, id]) => handlerAt(program, file, text, id));
    expect(entriesOf(program, fn, handlers, site)).toEqual(entry.want);
  });

  it('takes handlers by their node too', () => {
    const program = programOf({ 'src/place.ts': PLACE });
    const { fn } = marked(program, 'src/place.ts');
    const handlers: RouteHandler[] = fn === undefined ? [] : [{ routeId: 'order POST /orders', node: fn }];
    expect(entriesOf(program, fn, handlers)).toEqual([{ kind: 'route', id: 'order POST /orders' }]);
  });
});
