import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { declarationOf, initializerOf } from '../../syntax/declared.js';
import { awaited } from '../../syntax/expressions.js';
import { type MethodCall, methodCalls } from '../calls.js';
import { constantText, constantTexts, writtenMember } from '../constant-text.js';
import { flattened, middlewareNames } from '../middleware.js';
import { joinPaths, pathTemplates } from '../paths/path-template.js';
import type { MountFact, RegistrationFact, RouteFact, RouteFramework } from '../route-fact.js';
import {
  calledPackage,
  createRouterIdentity,
  type RouterReader,
  type RouterShape,
  receivedMounts,
} from '../routers/router-identity.js';
import { middlewareSchema } from '../schema.js';

const packages = ['hono', 'hono/tiny', 'hono/quick', '@hono/zod-openapi'];
const verbs = /^(?:get|post|put|patch|delete|head|options|all)$/;

const shape: RouterShape = {
  makes(call, program) {
    const made = calledPackage(call, program);
    return (
      made !== undefined && packages.includes(made.specifier) && /^(?:OpenAPI)?Hono$/.test(made.exported)
    );
  },
  types: /^(?:OpenAPI)?Hono\b/,
  names: /^(?:app|api|hono|router)$/,
  chains:
    /^(?:get|post|put|patch|delete|head|options|all|on|use|route|mount|openapi|basePath|onError|notFound)$/,
};

/**
 * Hono: verbs in chains, `on`, applications below others, base paths, routes of @hono/zod-openapi.
 * https://hono.dev/docs/api/routing
 */
export const hono: RouteFramework = {
  id: 'hono',
  packages,
  words: /\.(?:get|post|put|patch|delete|head|options|all|on|use|route|openapi)\s*[(<]/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    const reader = { program, identify: createRouterIdentity(shape, program) };
    return methodCalls(source).flatMap((call) => factsOf(call, reader));
  },
};

function factsOf(called: MethodCall, reader: RouterReader): readonly RouteFact[] {
  const { method, receiver } = called;
  if (!verbs.test(method) && !/^(?:on|use|route|openapi)$/.test(method)) return [];
  const router = reader.identify(receiver);
  if (router === undefined) return [];
  const base = basePath(receiver, reader.program, 0);
  const facts = registered(called, router, { ...reader, base });
  return facts.length > 0 ? [...facts, ...receivedMounts(router, reader)] : [];
}

interface HonoReader extends RouterReader {
  /** What `basePath` calls before it in the chain, or where the application is made, put before the path. */
  readonly base: string | null;
}

function registered(called: MethodCall, router: ts.Node, reader: HonoReader): readonly RouteFact[] {
  switch (called.method) {
    case 'use':
      return middlewareFact(called.call, router, reader.program);
    case 'route':
      return mount(called.call, router, reader);
    case 'openapi':
      return openapiRoute(called.call, router, reader);
    default:
      return verbRoutes(called, router, reader);
  }
}

/** The paths of the `basePath` calls that an expression goes through; null where one cannot be told. */
function basePath(expression: ts.Expression, program: SourceProgram, depth: number): string | null {
  const inner = awaited(expression);
  if (depth > 30) return null;
  if (ts.isIdentifier(inner)) {
    const made = initializerOf(program, inner);
    return made === undefined ? '' : basePath(made, program, depth + 1);
  }
  if (!ts.isCallExpression(inner) || !ts.isPropertyAccessExpression(inner.expression)) return '';
  const before = basePath(inner.expression.expression, program, depth + 1);
  if (inner.expression.name.text !== 'basePath') return before;
  const own = constantText(inner.arguments[0], program);
  return own === undefined || before === null ? null : joinPaths(before, own);
}

/** `get('/x', guard, handler)`, `get(handler)` for the base itself, `on(['PUT', 'DELETE'], ['/x', '/y'], handler)`. */
function verbRoutes(
  { call, method }: MethodCall,
  router: ts.Node,
  { program, base }: HonoReader,
): readonly RegistrationFact[] {
  const given = [...call.arguments];
  const verbsOf = method === 'on' ? constantTexts(given.shift(), program) : [method];
  const path = given.shift();
  const handlers = given.flatMap(flattened);
  const handler = handlers.at(-1);
  if (handler === undefined || base === null) return [];
  const before = handlers.slice(0, -1);
  return (constantTexts(path, program) ?? [])
    .flatMap((text) => pathTemplates(joinPaths(base, text), 'colon'))
    .flatMap((template) =>
      (verbsOf ?? []).map((verb) => ({
        kind: 'route' as const,
        router,
        method: verb.toUpperCase() === 'ALL' ? 'ANY' : verb.toUpperCase(),
        ...template,
        place: call,
        handler,
        middleware: middlewareNames(before),
        schema: middlewareSchema(before),
      })),
    );
}

/** `openapi(createRoute({ method, path, request }), handler)`: https://hono.dev/examples/zod-openapi */
function openapiRoute(
  call: ts.CallExpression,
  router: ts.Node,
  { program, base }: HonoReader,
): readonly RegistrationFact[] {
  const [route, handler] = call.arguments;
  const options = route === undefined ? undefined : createdRoute(route, program);
  const method = constantText(writtenMember(options, 'method'), program);
  const path = constantText(writtenMember(options, 'path'), program);
  if (method === undefined || path === undefined || handler === undefined || base === null) return [];
  const middleware = writtenMember(options, 'middleware');
  return pathTemplates(joinPaths(base, path), 'brace').map((template) => ({
    kind: 'route',
    router,
    method: method.toUpperCase(),
    ...template,
    place: call,
    handler,
    middleware: middleware === undefined ? [] : middlewareNames([middleware]),
    schema: bodySchema(options)?.getText() ?? null,
  }));
}

function bodySchema(options: ts.Expression | undefined): ts.Expression | undefined {
  const content = writtenMember(writtenMember(writtenMember(options, 'request'), 'body'), 'content');
  return writtenMember(writtenMember(content, 'application/json'), 'schema');
}

function createdRoute(route: ts.Expression, program: SourceProgram): ts.Expression | undefined {
  const inner = awaited(route);
  if (ts.isCallExpression(inner)) return inner.arguments[0];
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const node = declarationOf(program, name);
  if (node === undefined) return undefined;
  if (ts.isCallExpression(node)) return node.arguments[0];
  const made = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? node.initializer : undefined;
  return made !== undefined && ts.isCallExpression(awaited(made)) ? createdRoute(made, program) : undefined;
}

function mount(
  call: ts.CallExpression,
  router: ts.Node,
  { program, identify, base }: HonoReader,
): readonly MountFact[] {
  const [path, application] = call.arguments;
  const child = application === undefined ? undefined : identify(application);
  if (child === undefined || application === undefined) return [];
  const prefix = constantText(path, program);
  const isUntold = prefix === undefined || base === null;
  return pathTemplates(isUntold ? '' : joinPaths(base, prefix), 'colon').map((template) => ({
    kind: 'mount',
    parent: router,
    child,
    prefix: isUntold ? null : template.path,
    parameters: template.parameters,
    place: call,
    middleware: [],
  }));
}

/** `use(guard)` and `use('*', guard)` concern every route after them. */
function middlewareFact(
  call: ts.CallExpression,
  router: ts.Node,
  program: SourceProgram,
): readonly RouteFact[] {
  const first = constantTexts(call.arguments[0], program);
  const everywhere = first === undefined || first.some((path) => /^\/?\*?$/.test(path));
  const names = middlewareNames(first === undefined ? call.arguments : call.arguments.slice(1));
  return everywhere && names.length > 0 ? [{ kind: 'middleware', router, place: call, names }] : [];
}
