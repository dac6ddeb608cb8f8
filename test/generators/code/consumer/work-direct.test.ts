import { describe, expect, it } from 'vitest';
import { outcomeOf, type RouteSample } from './routes.js';

const points = `
import type { Pool, PoolClient } from 'pg';
export interface Queryable { query(text: string, values: unknown[]): Promise<unknown> }
export interface Award { userId: string; points: number; note?: string }
export async function award(database: Pool | PoolClient, input: Award): Promise<void> { void [database, input]; }
export async function revoke(id: string, lineId: string, why: { reason: 'gone' | 'wrong' }): Promise<void> { void [id, lineId, why]; }
export async function store(database: Queryable, input: Award): Promise<void> { await database.query('', [input]); }
export async function ownPool(database: Pool, input: Award): Promise<void> { void [database, input]; }
export async function careful(database: Queryable, input: Award): Promise<void> {
  try { await database.query('', [input]); } catch { await database.query('again', [input]); }
}
`;

/** A route whose handler has one statement before its answer. */
function directOutcome(statement: string, route: Partial<RouteSample> = {}) {
  return outcomeOf({
    files: {
      'services/shop/src/db.ts': "import pg from 'pg';\nexport const pool = new pg.Pool();\n",
      'services/shop/src/points.ts': points,
      'services/shop/src/routes.ts': [
        "import { Router } from 'express';",
        "import { pool } from './db.js';",
        "import * as all from './points.js';",
        "import { award, careful, ownPool, revoke, store } from './points.js';",
        'export const router = Router();',
        "router.post('/x', async (req, res) => {",
        `  ${statement}`,
        '  res.status(204).end();',
        '});',
        '',
      ].join('\n'),
    },
    route: { framework: 'express', path: '/x', at: "'/x'", ...route },
  });
}

const pool = { module: 'services/shop/src/db.ts', export: 'pool' };
const awardTypes = { userId: 'string', points: 'number' };

describe('a handler that leaves its work to one function', () => {
  it.each([
    [
      'a pool for a parameter that admits a client',
      'await award(pool, req.body);',
      { function: 'award', database: pool },
    ],
    ['an interface with only query', 'await store(pool, req.body);', { function: 'store', database: pool }],
    [
      'a body that has a name of its own',
      'const input = req.body; await award(pool, input);',
      { function: 'award', database: pool },
    ],
    [
      'a value that is kept',
      'const done = await award(pool, req.body);',
      { function: 'award', database: pool },
    ],
  ])('is called as it is: %s', (_name, statement, expected) => {
    expect(directOutcome(statement)).toEqual({
      work: {
        kind: 'extracted',
        module: 'services/shop/src/points.ts',
        parameters: ['database', 'body'],
        bodyTypes: awardTypes,
        ...expected,
      },
      changed: {},
      notices: [],
    });
  });

  it('is given the segments of the path in their order', () => {
    const statement = 'await revoke(req.params.id, req.params.lineId, req.body);';
    expect(directOutcome(statement, { path: '/x/{}/{}' })).toEqual({
      work: {
        kind: 'extracted',
        module: 'services/shop/src/points.ts',
        function: 'revoke',
        parameters: ['path-arguments', 'body'],
        database: null,
        bodyTypes: { reason: "'gone' | 'wrong'" },
      },
      changed: {},
      notices: [
        'EDA3105 The worker of shop may do what POST /x/{}/{} does more than once for the same message, though rarely.',
      ],
    });
  });

  it.each([
    ['a parameter that only takes the pool', 'await ownPool(pool, req.body);'],
    ['a function that goes on after a failed query', 'await careful(pool, req.body);'],
    ['segments in another order', 'await revoke(req.params.lineId, req.params.id, req.body);'],
    ['an argument that is none of the inputs', "await revoke('a', 'b', req.body);"],
    ['a function reached through a namespace', 'await all.award(pool, req.body);'],
  ])('is wrapped without the transaction: %s', (_name, statement) => {
    const { work, changed } = directOutcome(statement, { path: '/x/{}/{}' });
    expect({
      work: { ...work, bodyTypes: undefined, parameters: undefined },
      changed: Object.keys(changed),
    }).toEqual({
      work: { kind: 'extracted', module: 'services/shop/src/add-x.ts', function: 'addX', database: null },
      changed: ['services/shop/src/routes.ts', 'services/shop/src/add-x.ts'],
    });
  });
});
