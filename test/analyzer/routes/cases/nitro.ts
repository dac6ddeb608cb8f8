import type { RouteCases } from './route-case.js';

export const nitro: RouteCases = {
  framework: 'nitro',
  packages: ['nuxt'],
  match: {
    'verbs in names, parameters, routes without the first folder': {
      files: {
        'server/api/users/[id].get.ts': 'export default defineEventHandler(async (event) => {});',
        'server/api/users/index.post.ts': 'export default defineEventHandler((event) => {});',
        'server/api/files/[...path].ts': 'export default eventHandler((event) => {});',
        'server/routes/health.ts': 'export default defineEventHandler(function health() {});',
      },
      routes: [
        'ANY /api/files/* → anonymous server/api/files/[...path].ts:1',
        'POST /api/users → anonymous server/api/users/index.post.ts:1',
        'GET /api/users/{} (id) → anonymous server/api/users/[id].get.ts:1',
        'ANY /health → health server/routes/health.ts:1',
      ],
    },
  },
  nearMiss: {
    'middleware, plugins and pages': {
      files: {
        'server/middleware/log.ts': 'export default defineEventHandler((event) => {});',
        'server/plugins/start.ts': 'export default defineNitroPlugin(() => {});',
        'pages/api/users.ts': 'export default defineEventHandler((event) => {});',
      },
      routes: [],
    },
  },
  cannotTell: {
    'a file that exports nothing by default': {
      files: { 'server/api/x.ts': '// export default\nexport const x = 1;' },
      routes: [],
    },
  },
};
