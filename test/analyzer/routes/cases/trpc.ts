import { lines, type RouteCases } from './route-case.js';

const router = lines(
  "import { initTRPC } from '@trpc/server';",
  'const t = initTRPC.create();',
  'const publicProcedure = t.procedure;',
  'const protectedProcedure = t.procedure.use(isAuthed);',
  'const users = t.router({',
  '  verify: protectedProcedure.input(userSchema).mutation(async ({ input }) => db.save(input)),',
  '  list: publicProcedure.query(function list() {}),',
  '});',
  'export const appRouter = t.router({ users, ping: publicProcedure.query(() => 1), deep: { er: publicProcedure.use(limit).query(() => 1) } });',
);

export const trpc: RouteCases = {
  framework: 'trpc',
  packages: ['@trpc/server'],
  match: {
    'nested routers behind Express': {
      files: {
        'src/router.ts': router,
        'src/main.ts': lines(
          "import * as trpcExpress from '@trpc/server/adapters/express';",
          "import { appRouter } from './router.js';",
          "app.use('/trpc', trpcExpress.createExpressMiddleware({ router: appRouter, createContext }));",
        ),
      },
      routes: [
        'RPC /trpc/deep.er → anonymous src/router.ts:9 [limit]',
        'RPC /trpc/ping → anonymous src/router.ts:9',
        'RPC /trpc/users.list → list src/router.ts:7',
        'RPC /trpc/users.verify → anonymous src/router.ts:6 [protectedProcedure]',
      ],
    },
    'merged routers behind Fastify, and a server of its own': {
      files: {
        'src/router.ts': lines(
          "import { mergeRouters, procedure, router } from './trpc.js';",
          'const one = router({ one: procedure.query(() => 1) });',
          'const two = router({ two: procedure.query(() => 1) });',
          'export const both = mergeRouters(one, two);',
          'export { two };',
        ),
        'src/main.ts': lines(
          "import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';",
          "import { createHTTPServer } from '@trpc/server/adapters/standalone';",
          "import { both, two } from './router.js';",
          "server.register(fastifyTRPCPlugin, { prefix: '/api', trpcOptions: { router: both } });",
          'createHTTPServer({ router: two }).listen(80);',
        ),
      },
      routes: [
        'RPC /api/one → anonymous src/router.ts:2',
        'RPC /api/two → anonymous src/router.ts:3',
        'RPC /two → anonymous src/router.ts:3',
      ],
    },
  },
  nearMiss: {
    'a router that no adapter serves': { files: { 'src/router.ts': router }, routes: [] },
  },
  cannotTell: {
    'a mount of elsewhere': {
      files: {
        'src/router.ts': router,
        'src/main.ts': lines(
          "import { createExpressMiddleware } from '@trpc/server/adapters/express';",
          "import { mount } from 'elsewhere';",
          "import { appRouter } from './router.js';",
          'app.use(mount, createExpressMiddleware({ router: appRouter }));',
        ),
      },
      routes: [],
    },
  },
};
