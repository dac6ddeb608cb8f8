import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { awaited } from '../../syntax/expressions.js';
import { type MethodCall, methodCalls } from '../calls.js';
import { constantTexts } from '../constant-text.js';
import { flattened, middlewareNames } from '../middleware.js';
import { joinPaths, pathTemplates } from '../paths/path-template.js';
import type { RouteFact } from '../route-fact.js';
import { middlewareSchema } from '../schema.js';
import {
  createRouterIdentity,
  type RouterReader,
  type RouterShape,
  receivedMounts,
} from './router-identity.js';
import { rowsOf } from './tables.js';

const verbs = /^(?:get|post|put|patch|delete|del|head|options|opts|all)$/;

/** A router with the prefix that it is wrapped in. */
export interface Mounted {
  readonly prefix: string | null;
  readonly child: ts.Expression;
}

/** What sets one framework with verbs on routers apart from another. */
export interface VerbRouterOptions {
  readonly shape: RouterShape;
  /** The path that a router puts before all its own routes and mounts. */
  readonly prefixOf?: (router: ts.Node, program: SourceProgram) => string;
  /** What a call such as `mount('/prefix', app)` mounts; a prefix of null cannot be told. */
  readonly mountedBy?: (expression: ts.Expression, program: SourceProgram) => Mounted | undefined;
  /** The path in what may stand in place of a path (`{ path, name }`). */
  readonly pathOf?: (written: ts.Expression | undefined) => ts.Expression | undefined;
  /** Whether a name may stand before the path. */
  readonly namedRoutes?: boolean;
}

interface VerbRouterReader extends RouterReader {
  readonly prefixOf: (router: ts.Node) => string;
  readonly mountedBy: (expression: ts.Expression) => Mounted | undefined;
  readonly pathOf: (written: ts.Expression | undefined) => ts.Expression | undefined;
  readonly namedRoutes: boolean;
}

/** Reads what Express made customary: verbs on routers, `route().get()`, and routers mounted by `use`. */
export function verbRouterFacts(
  file: string,
  program: SourceProgram,
  { shape, prefixOf, mountedBy, pathOf, namedRoutes = false }: VerbRouterOptions,
): readonly RouteFact[] {
  const source = program.source(file);
  if (source === undefined) return [];
  const reader: VerbRouterReader = {
    program,
    identify: createRouterIdentity(shape, program),
    prefixOf: (router) => prefixOf?.(router, program) ?? '',
    mountedBy: (expression) => mountedBy?.(expression, program),
    pathOf: (written) => pathOf?.(written) ?? written,
    namedRoutes,
  };
  return methodCalls(source)
    .filter(({ method }) => method === '' || method === 'use' || verbs.test(method))
    .flatMap((call) => rowsOf(call, program))
    .flatMap((call) => factsOf(call, reader));
}

function factsOf(
  { call, receiver, method, arguments: given }: MethodCall,
  reader: VerbRouterReader,
): readonly RouteFact[] {
  if (method === 'use') {
    const router = reader.identify(receiver);
    if (router === undefined) return [];
    return [...useFacts({ call, given, router }, reader), ...receivedMounts(router, reader)];
  }
  if (!verbs.test(method)) return [];
  const chained = routeCall(receiver);
  const router = reader.identify(chained?.receiver ?? receiver);
  const path = reader.pathOf(chained === undefined ? given[0] : chained.path);
  const handlers = chained === undefined ? given.slice(1) : given;
  // `app.get('view engine')` reads a setting.
  if (router === undefined || !isHandler(handlers.at(-1)) || isRequest(call)) return [];
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

/** Objects and texts are what clients are given. */
function isHandler(expression: ts.Expression | undefined): boolean {
  if (expression === undefined) return false;
  const inner = awaited(expression);
  return (
    !ts.isObjectLiteralExpression(inner) && !ts.isStringLiteralLike(inner) && !ts.isTemplateExpression(inner)
  );
}

/** Nobody waits for a registration: `await api.get('/x', options)`, `api.get('/x', options).then(…)`. */
function isRequest({ parent }: ts.CallExpression): boolean {
  return (
    ts.isAwaitExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) && /^(?:then|catch|finally|data|body)$/.test(parent.name.text))
  );
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
  if (method === 'opts') return 'OPTIONS';
  return method === 'del' ? 'DELETE' : method.toUpperCase();
}

interface Use {
  readonly call: ts.CallExpression;
  readonly given: readonly ts.Expression[];
  readonly router: ts.Node;
}

/** `use('/prefix', guard, router)`: mounts for what is a router, middleware for the rest. */
function useFacts({ call, given, router }: Use, reader: VerbRouterReader): readonly RouteFact[] {
  const { program, identify, prefixOf, mountedBy } = reader;
  const [start] = given;
  const first = constantTexts(start, program);
  const isUntold = first === undefined && start !== undefined && given.length > 1 && isPath(start);
  const rest = (first === undefined && !isUntold ? given : given.slice(1)).flatMap(flattened);
  const prefixes = first ?? [''];
  const children = rest.flatMap((argument) => {
    const mounted = mountedBy(argument);
    const child = identify(mounted?.child ?? argument);
    return child === undefined
      ? []
      : [{ argument, child, below: mounted === undefined ? '' : mounted.prefix }];
  });
  const others = rest.filter((argument) => !children.some((child) => child.argument === argument));
  const names = middlewareNames(others);
  if (children.length > 0) {
    return children.flatMap(({ child, below }) =>
      prefixes
        .flatMap((prefix) =>
          pathTemplates(joinPaths(joinPaths(prefixOf(router), prefix), below ?? ''), 'colon'),
        )
        .map(({ path, parameters }) => ({
          kind: 'mount' as const,
          parent: router,
          child,
          prefix: isUntold || below === null ? null : path,
          parameters,
          place: call,
          middleware: names,
        })),
    );
  }
  // Middleware for one prefix only does not concern every route, and error handlers run after.
  const everywhere = !isUntold && (first === undefined || first.some((prefix) => /^\/?\*?$/.test(prefix)));
  return names.length > 0 && everywhere ? [{ kind: 'middleware', router, place: call, names }] : [];
}

/** True for what is surely a path though nobody can say which: a built text, a pattern, or a name that says so. */
function isPath(expression: ts.Expression): boolean {
  const inner = awaited(expression);
  if (
    ts.isTemplateExpression(inner) ||
    ts.isBinaryExpression(inner) ||
    ts.isRegularExpressionLiteral(inner)
  ) {
    return true;
  }
  const callee = ts.isCallExpression(inner) ? inner.expression : inner;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && /(?:prefix|path|ur[il]|pathOf)$/i.test(name.text);
}
