import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { constantText, optionText, writtenMember } from '../../constant-text.js';
import { joinPaths } from '../../paths/path-template.js';
import { type RegistrationFact, type RouteFramework, wholeRoute } from '../../route-fact.js';
import { calledPackage, namedPackage } from '../../routers/router-identity.js';
import { proceduresOf } from './procedures.js';

/** A router that an adapter serves, and the path that clients put before its procedures. */
interface Served {
  readonly router: ts.Expression;
  readonly mount: string | undefined;
  readonly place: ts.Node;
}

const adapters = /^@trpc\/server\/adapters\/|^@hono\/trpc-server$/;

/**
 * tRPC: the procedures of every router that an adapter serves, by the path that clients send:
 * mount, then the names of the nested routers. https://trpc.io/docs/server/adapters
 */
export const trpc: RouteFramework = {
  id: 'trpc',
  packages: ['express', 'fastify', 'standalone', 'next', 'fetch', 'node-http', 'aws-lambda']
    .map((name) => `@trpc/server/adapters/${name}`)
    .concat('@hono/trpc-server'),
  words: /\brouter\b/,
  routes(file, program) {
    return program
      .callsIn(file)
      .flatMap((call) => (ts.isCallExpression(call) ? (servedBy(call, program) ?? []) : []))
      .flatMap((served) => routesOf(served, program));
  },
};

function servedBy(call: ts.CallExpression, program: SourceProgram): Served | undefined {
  const [first, second] = call.arguments;
  if (
    first !== undefined &&
    second !== undefined &&
    namedPackage(first, program)?.exported === 'fastifyTRPCPlugin'
  ) {
    const router = writtenMember(writtenMember(second, 'trpcOptions'), 'router');
    return router === undefined
      ? undefined
      : { router, place: call, mount: optionText(second, 'prefix', '/', program) };
  }
  const made = calledPackage(call, program);
  const router = writtenMember(first, 'router');
  if (made === undefined || !adapters.test(made.specifier) || router === undefined) return undefined;
  return { router, place: call, mount: mountOf(call, made.exported, program) };
}

function mountOf(call: ts.CallExpression, adapter: string, program: SourceProgram): string | undefined {
  const [options] = call.arguments;
  if (adapter === 'createNextApiHandler') return nextMount(program.fileOf(call));
  if (adapter === 'fetchRequestHandler') return optionText(options, 'endpoint', '/', program);
  if (/^createHTTP(?:Server|Handler)$/.test(adapter)) return optionText(options, 'basePath', '/', program);
  // `app.use('/trpc', createExpressMiddleware({ router }))`, `app.use('/trpc/*', trpcServer({ router }))`
  const use = call.parent;
  if (!ts.isCallExpression(use) || use.arguments[0] === call) return '/';
  return constantText(use.arguments[0], program)?.replace(/\/\*$/, '');
}

/** `pages/api/trpc/[trpc].ts` */
function nextMount(file: string): string | undefined {
  const folder = /(?:^|\/)pages\/(api\/.*)\/\[[^/]*\]\.[cm]?[jt]sx?$/.exec(file)?.[1];
  return folder === undefined ? undefined : `/${folder}`;
}

function routesOf({ router, mount, place }: Served, program: SourceProgram): readonly RegistrationFact[] {
  if (mount === undefined) return [];
  return proceduresOf(router, program).map(({ name, handler, middleware, schema }) => ({
    ...wholeRoute(place, 'RPC', joinPaths(mount, name)),
    handler,
    middleware,
    schema,
  }));
}
