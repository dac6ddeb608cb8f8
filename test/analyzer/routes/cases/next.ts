// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text of the analysed services.
import { lines, type RouteCases } from './route-case.js';

export const next: RouteCases = {
  framework: 'next',
  packages: ['next', 'react'],
  match: {
    'pages and route files, with a base path': {
      files: {
        'next.config.mjs': "export default { basePath: '/shop' };",
        'pages/api/index.ts': 'export default function index(req, res) {}',
        'pages/api/users/[id].ts':
          'const handler = async (req, res) => {};\nexport default withAuth(handler);',
        'pages/api/files/[...path].js': 'module.exports = (req, res) => {};',
        'app/api/orders/route.ts': lines(
          'export async function GET() {}',
          'export const POST = async (request: Request) => {};',
          'export const dynamic = "force-dynamic";',
        ),
        'app/(group)/carts/[id]/route.ts':
          'const answer = () => {};\nexport { answer as GET, answer as PUT };',
      },
      routes: [
        'ANY /shop/api → index pages/api/index.ts:1',
        'ANY /shop/api/files/* → anonymous pages/api/files/[...path].js:1',
        'GET /shop/api/orders → GET app/api/orders/route.ts:1',
        'POST /shop/api/orders → POST app/api/orders/route.ts:2',
        'ANY /shop/api/users/{} (id) → anonymous pages/api/users/[id].ts:1',
        'GET /shop/carts/{} (id) → answer app/(group)/carts/[id]/route.ts:1',
        'PUT /shop/carts/{} (id) → answer app/(group)/carts/[id]/route.ts:1',
      ],
    },
    'below src': {
      files: {
        'src/pages/api/health.ts': 'export default (req, res) => {};',
        'src/app/api/orders/[[...rest]]/route.ts': 'export function DELETE() {}',
      },
      routes: [
        'ANY /api/health → anonymous src/pages/api/health.ts:1',
        'DELETE /api/orders/* → DELETE src/app/api/orders/[[...rest]]/route.ts:1',
      ],
    },
  },
  nearMiss: {
    'pages, components, private folders, and another file that is called route': {
      files: {
        'pages/users.tsx': 'export default function Users() {}',
        'app/users/page.tsx': 'export default function Users() {}',
        'app/_private/route.ts': 'export function GET() {}',
        'lib/route.ts': 'export function GET() {}',
        'app/api/orders/helpers.ts': 'export function GET() {}',
      },
      routes: [],
    },
  },
  cannotTell: {
    'a computed base path': {
      files: {
        'next.config.js': 'module.exports = { basePath: `/${process.env.BASE}` };',
        'pages/api/x.ts': 'export default function x(req, res) {}',
      },
      routes: [],
    },
  },
};
