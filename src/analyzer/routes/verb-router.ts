import { ts } from 'ts-morph';
import { awaited } from '../syntax/expressions.js';
import type { Program } from '../syntax/program.js';
import { type MethodCall, methodCalls } from './calls.js';
import { constantTexts } from './constant-text.js';
import { flattened, middlewareNames } from './middleware.js';
import { joinPaths, pathTemplates } from './path-template.js';
import type { RouteFact } from './route-fact.js';
import {
  createRouterIdentity,
  type RouterReader,
  type RouterShape,
  receivedMounts,
} from './router-identity.js';
import { middlewareSchema } from './schema.js';

const verbs = /^(?:get|post|put|patch|delete|del|head|options|all)$/;

/** What sets one framework with verbs on routers apart from another. */
export interface VerbRouterOptions {
  readonly shape: RouterShape;
  /** The path that a router puts before all its own routes and mounts. */
  readonly prefixOf?: (router: ts.Node, program: Program) => string;
  /** Whether a name may stand before the path. */
  readonly namedRoutes?: boolean;
}

interface VerbRouterReader extends RouterReader {
  readonly prefixOf: (router: ts.Node) => string;
  readonly namedRoutes: boolean;
}

/** Reads what Express made customary: verbs on routers, `route().get()`, and routers mounted by `use`. */
export function verbRouterFacts(
  file: string,
  program: Program,
  { shape, prefixOf, namedRoutes = false }: VerbRouterOptions,
): readonly RouteFact[] {
  const source = program.source(file);
  if (source === undefined) return [];
  const reader: VerbRouterReader = {
    program,
    identify: createRouterIdentity(shape, program),
    prefixOf: (router) => prefixOf?.(router, program) ?? '',
    namedRoutes,
  };
  return methodCalls(source).flatMap((call) => factsOf(call, reader));
}

function factsOf({ call, receiver, method }: MethodCall, reader: VerbRouterReader): readonly RouteFact[] {
  if (method === 'use') {
    const router = reader.identify(receiver);
    return router === undefined ? [] : [...useFacts(call, router, reader), ...receivedMounts(router, reader)];
  }
  if (!verbs.test(method)) return [];
  const chained = routeCall(receiver);
  const router = reader.identify(chained?.receiver ?? receiver);
  const path = chained === undefined ? call.arguments[0] : chained.path;
  const handlers = chained === undefined ? call.arguments.slice(1) : [...call.arguments];
  // `app.get('view engine')` reads a setting.
  if (router === undefined || handlers.length === 0) return [];
  // Koa's routers let a route have a name in front of its path.
  const named =
    handlers.length > 1 && constantTexts(path, reader.program) !== undefined && chained === undefined;
  const second = named && reader.namedRoutes ? constantTexts(handlers[0], reader.program) : undefined;
  const registration =
    second === undefined
      ? { method, path, handlers, call }
      : { method, path: handlers[0], handlers: handlers.slice(1), call };
  return [...routeFacts(registration, router, reader), ...receivedMounts(router, reader)];
}

/** The `route('/path')` at the start of `router.route('/path').get(…).post(…)`. */
function routeCall(
  receiver: ts.Expression,
): { receiver: ts.Expression; path: ts.Expression | undefined } | undefined {
  const inner = awaited(receiver);
  if (!ts.isCallExpression(inner) || !ts.isPropertyAccessExpression(inner.expression)) return undefined;
  const { name, expression } = inner.expression;
  if (name.text === 'route') return { receiver: expression, path: inner.arguments[0] };
  return verbs.test(name.text) ? routeCall(expression) : undefined;
}

interface Registration {
  readonly method: string;
  readonly path: ts.Expression | undefined;
  readonly handlers: readonly ts.Expression[];
  readonly call: ts.CallExpression;
}

function routeFacts(
  { method, path, handlers, call }: Registration,
  router: ts.Node,
  { program, prefixOf }: VerbRouterReader,
): readonly RouteFact[] {
  const all = handlers.flatMap(flattened);
  const handler = all[all.length - 1];
  const before = all.slice(0, -1);
  // A regular expression or a computed path: nobody can say what it answers.
  const texts = constantTexts(path, program) ?? [];
  return texts
    .flatMap((text) => pathTemplates(joinPaths(prefixOf(router), text), 'colon'))
    .map((template) => ({
      kind: 'route',
      router,
      method: verbOf(method),
      ...template,
      place: call,
      handler: handler ?? null,
      middleware: middlewareNames(before),
      schema: middlewareSchema(before),
    }));
}

function verbOf(method: string): string {
  if (method === 'all') return 'ANY';
  return method === 'del' ? 'DELETE' : method.toUpperCase();
}

/** `use('/prefix', guard, router)`: mounts for what is a router, middleware for the rest. */
function useFacts(
  call: ts.CallExpression,
  router: ts.Node,
  { program, identify, prefixOf }: VerbRouterReader,
): readonly RouteFact[] {
  const all = call.arguments.flatMap(flattened);
  const first = constantTexts(call.arguments[0], program);
  const rest = first === undefined ? all : all.slice(flattenedCount(call.arguments[0]));
  const prefixes = first ?? [''];
  const children = rest.flatMap((argument) => identify(argument) ?? []);
  const others = rest.filter((argument) => identify(argument) === undefined);
  const names = middlewareNames(others);
  if (children.length > 0) {
    return children.flatMap((child) =>
      prefixes
        .flatMap((prefix) => pathTemplates(joinPaths(prefixOf(router), prefix), 'colon'))
        .map(({ path, parameters }) => ({
          kind: 'mount' as const,
          parent: router,
          child,
          prefix: path,
          parameters,
          place: call,
          middleware: names,
        })),
    );
  }
  // Middleware for one prefix only does not concern every route, and error handlers run after.
  const everywhere = first === undefined || first.includes('/');
  return names.length > 0 && everywhere ? [{ kind: 'middleware', router, place: call, names }] : [];
}

function flattenedCount(expression: ts.Expression | undefined): number {
  return expression === undefined ? 0 : flattened(expression).length;
}
