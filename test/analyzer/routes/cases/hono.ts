import { lines, type RouteCases } from './route-case.js';

export const hono: RouteCases = {
  framework: 'hono',
  packages: ['hono', '@hono/zod-openapi'],
  match: {
    'chains, base paths, applications below others, lists of methods': {
      files: {
        'src/main.ts': lines(
          "import { Hono } from 'hono';",
          "import users from './users.js';",
          "const app = new Hono().basePath('/api');",
          "app.use('*', authenticate);",
          "app.get('/health', (c) => c.text('ok'));",
          "app.on(['PUT', 'DELETE'], ['/orders/:id', '/carts/:id'], change);",
          "app.route('/users', users);",
          "app.get('/files/*', (c) => c.body(null));",
          'function change() {}',
        ),
        'src/users.ts': lines(
          "import { Hono } from 'hono';",
          'const users = new Hono<{ Bindings: Env }>()',
          "  .get('/', (c) => c.json([]))",
          "  .post('/', zValidator('json', userSchema), async function add(c) { await db.save(1); })",
          "  .all('/:id', (c) => c.json({}));",
          'export default users;',
        ),
      },
      routes: [
        'DELETE /api/carts/{} (id) → change src/main.ts:9 [authenticate]',
        'PUT /api/carts/{} (id) → change src/main.ts:9 [authenticate]',
        'GET /api/files/* → anonymous src/main.ts:8 [authenticate]',
        'GET /api/health → anonymous src/main.ts:5 [authenticate]',
        'DELETE /api/orders/{} (id) → change src/main.ts:9 [authenticate]',
        'PUT /api/orders/{} (id) → change src/main.ts:9 [authenticate]',
        'GET /api/users → anonymous src/users.ts:3 [authenticate]',
        'POST /api/users → add src/users.ts:4 [authenticate, zValidator]',
        'ANY /api/users/{} (id) → anonymous src/users.ts:5 [authenticate]',
      ],
    },
    'routes of an OpenAPI document': {
      files: {
        'src/main.ts': lines(
          "import { createRoute, OpenAPIHono } from '@hono/zod-openapi';",
          "import { find } from './routes.js';",
          'const app = new OpenAPIHono();',
          'app.openapi(find, (c) => c.json({}));',
          "app.openapi(createRoute({ method: 'post', path: '/users', middleware: [limit] as const }), (c) => c.json({}));",
        ),
        'src/routes.ts': lines(
          "import { createRoute } from '@hono/zod-openapi';",
          "export const find = createRoute({ method: 'get', path: '/users/{id}', responses: {} });",
        ),
      },
      routes: [
        'POST /users → anonymous src/main.ts:5 [limit]',
        'GET /users/{} (id) → anonymous src/main.ts:4',
      ],
    },
  },
  nearMiss: {
    'the typed client and the context': {
      files: {
        'src/main.ts': lines(
          "import { Hono } from 'hono';",
          "import { hc } from 'hono/client';",
          'const client = hc<AppType>("http://user");',
          "client.get('/x', () => 1);",
          "new Hono().use(async (c, next) => { c.get('user'); c.set('/x', 1); await next(); });",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'paths, prefixes, methods and routes of elsewhere': {
      files: {
        'src/main.ts': lines(
          "import { Hono } from 'hono';",
          "import { OpenAPIHono } from '@hono/zod-openapi';",
          "import { base, route, methods } from 'elsewhere';",
          "new Hono().basePath(base).get('/x', (c) => 1);",
          "new Hono().route(base, new Hono().get('/y', (c) => 1));",
          "new Hono().on(methods, '/z', (c) => 1);",
          'new OpenAPIHono().openapi(route, (c) => 1);',
        ),
      },
      routes: [],
    },
  },
};
