import { describe, expect, it } from 'vitest';
import { outcomeOf, type WorkSample } from './routes.js';

const style = '{ "singleQuote": true, "printWidth": 100 }';
const routes = 'services/shop/src/routes.ts';

/** Files of one service whose style and database are always there. */
function sample(files: Readonly<Record<string, string>>, route: WorkSample['route']): WorkSample {
  const own = Object.entries(files).map(([name, text]) => [`services/shop/src/${name}`, `${text.trim()}\n`]);
  return { files: { '.prettierrc': style, ...Object.fromEntries(own) }, route };
}

const db = `
import { Pool } from 'pg';

export const pool = new Pool();
`;

const cases: Readonly<Record<string, WorkSample>> = {
  'express-pool': sample(
    {
      'db.ts': db,
      'points.ts': `
import type { Pool } from 'pg';
export interface Award { userId: string; points: number }
export async function awardPoints(database: Pick<Pool, 'query'>, award: Award): Promise<void> {
  await database.query('insert into ledger values ($1, $2)', [award.userId, award.points]);
}
`,
      'routes.ts': `
import { Router } from 'express';
import { pool } from './db.js';
import { type Award, awardPoints } from './points.js';

export const router = Router();

router.post('/points', async (req, res) => {
  // Points are never negative.
  const award = req.body as Award;
  if (award.points < 0) throw new RangeError('points');
  await awardPoints(pool, award);

  res.status(204).end();
});
`,
    },
    { framework: 'express', path: '/points', at: "'/points'" },
  ),
  'express-path-and-two-values': sample(
    {
      'lines.ts': `
export async function removeLine(cart: string, line: string): Promise<number> { return cart.length + line.length; }
export const touched = (cart: string): string => cart;
`,
      'routes.ts': `
import express from 'express';
import { removeLine, touched } from './lines.js';

const app = express();

app.delete('/carts/:id/lines/:lineId', async (req, res) => {
  const { id, lineId } = req.params;
  const left = await removeLine(id, lineId);
  const at = touched(id);
  res.json({ left, at, cart: req.params.id });
});

export default app;
`,
    },
    { framework: 'express', method: 'DELETE', path: '/carts/{}/lines/{}', at: "'/carts/:id/lines/:lineId'" },
  ),
  'express-try-next-and-carried': sample(
    {
      'store.ts': 'export const store = { put: async (note: { text: string }): Promise<void> => void note };',
      'routes.ts': `
import { Router } from 'express';
import { store } from './store.js';

export const router = Router();

/** What a client may write. */
interface NoteInput {
  text: string;
}

const longest = 200;

/** Cuts what is too long. */
function cut(note: NoteInput): NoteInput {
  return { text: note.text.slice(0, longest) };
}

router.get('/limits', (_req, res) => {
  res.json({ longest });
});

router.put('/notes', async (req, res, next) => {
  try {
    const note: NoteInput = req.body;
    await store.put(cut(note));
    res.sendStatus(204);
  } catch (error) {
    next(error);
  }
});
`,
    },
    { framework: 'express', method: 'PUT', path: '/notes', at: "'/notes'" },
  ),
  'express-work-in-the-answer': sample(
    {
      'ordering.ts': `
export interface Order { id: string }
export async function create(lines: string[], at: Date): Promise<Order> { return { id: lines.join() + at.toISOString() }; }
`,
      'routes.ts': `
import { Router } from 'express';
import { create } from './ordering.js';

export const router = Router();

router.post('/orders', async (req, res) => {
  res.status(201).json(await create(req.body.lines, new Date()));
});
`,
    },
    { framework: 'express', path: '/orders', at: "'/orders'" },
  ),
  'express-template-literal': sample(
    {
      'db.ts': db,
      'routes.ts': `
import { Router } from 'express';
import { pool } from './db.js';

export const router = Router();

export function register(): void {
    router.post('/entries', async (req, res) => {
        await pool.query(
            \`
  insert into entries (text)
  values ($1)
            \`,
            [req.body.text],
        );
        res.end();
    });
}
`,
    },
    { framework: 'express', path: '/entries', at: "'/entries'" },
  ),
  'fastify-generics': sample(
    {
      'mail.ts': 'export const mail = async (to: string, text: string): Promise<void> => void [to, text];',
      'routes.ts': `
import type { FastifyInstance } from 'fastify';
import { mail } from './mail.js';

export interface MailBody {
  to: string;
  text: string;
}

export async function routes(app: FastifyInstance): Promise<void> {
  app.post<{ Body: MailBody }>('/mails/send', async (request, reply) => {
    await mail(request.body.to, request.body.text);
    reply.code(202);
    return { sent: true };
  });
}
`,
    },
    { framework: 'fastify', path: '/mails/send', at: "'/mails/send'" },
  ),
  'fastify-return': sample(
    {
      'shipping.ts': `
export interface ShipRequest { orderId: string }
export interface Shipment { id: string }
export async function ship(request: ShipRequest): Promise<Shipment> { return { id: request.orderId }; }
export async function tell(shipment: Shipment): Promise<void> { void shipment; }
`,
      'routes.ts': `
import Fastify from 'fastify';
import { ship, type ShipRequest, tell } from './shipping.js';

export function createApp() {
  const app = Fastify();
  app.post('/shipments', async (request, reply) => {
    const shipment = await ship(request.body as ShipRequest);
    await tell(shipment);
    return reply.code(201).send(shipment);
  });
  return app;
}
`,
    },
    { framework: 'fastify', path: '/shipments', at: "'/shipments'" },
  ),
};

describe('taking the work out of a handler', () => {
  it.each(Object.entries(cases))('%s', async (name, given) => {
    const outcome = outcomeOf(given);
    const { work, changed, notices } = outcome;
    // The route leaves its work to the new function now: the next message that reaches it changes nothing.
    expect(outcomeOf({ ...given, files: { ...given.files, ...changed } })).toEqual({
      ...outcome,
      changed: {},
    });
    await expect(`${JSON.stringify({ work, notices }, undefined, 2)}\n`).toMatchFileSnapshot(
      `__golden__/extracted/${name}/work.json.txt`,
    );
    expect(Object.keys(changed).sort()).toEqual(
      [routes, work.kind === 'extracted' ? work.module : ''].sort(),
    );
    for (const [path, text] of Object.entries(changed)) {
      await expect(text).toMatchFileSnapshot(
        `__golden__/extracted/${name}/${path.slice('services/shop/src/'.length)}.txt`,
      );
    }
  });
});
