import { ts } from 'ts-morph';
import { awaited, requiredModule } from '../../syntax/expressions.js';
import type { Definition, Program } from '../../syntax/program.js';
import { methodCalls } from '../calls.js';
import { constantText, constantTexts, memberOf, methodOf } from '../constant-text.js';
import { functionOf, returnedExpression } from '../functions.js';
import { middlewareNames } from '../middleware.js';
import { pathTemplates } from '../path-template.js';
import type { RegistrationFact, RouteFact, RouteFramework } from '../route-fact.js';
import {
  calledPackage,
  createRouterIdentity,
  type RouterReader,
  type RouterShape,
  receivedMounts,
  requiredDefault,
  valueOfDeclaration,
} from '../router-identity.js';

/** Lists of routes that are made of lists of routes … end after so many steps. */
const depthLimit = 6;

const shape: RouterShape = {
  makes(call, program) {
    const made = calledPackage(call, program);
    if (made === undefined || !['@hapi/hapi', 'hapi'].includes(made.specifier)) return false;
    return ['Server', 'server', 'default', '*'].includes(made.exported);
  },
  types: /^(?:[Hh]api\.)?Server\b/,
  names: /^(?:server|srv|hapiServer)$/,
  chains: /^(?!)/,
};

/** hapi: route objects, lists of them in other files, plugins with a prefix. https://hapi.dev/api/#server.route() */
export const hapi: RouteFramework = {
  id: 'hapi',
  packages: ['@hapi/hapi', 'hapi'],
  words: /\.(?:route|register)\s*\(/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    const reader = { program, identify: createRouterIdentity(shape, program) };
    return methodCalls(source).flatMap(({ call, receiver, method }): readonly RouteFact[] => {
      if (method !== 'route' && method !== 'register') return [];
      const server = reader.identify(receiver);
      const [argument] = call.arguments;
      if (server === undefined || argument === undefined) return [];
      if (method === 'register') return pluginMounts(call, argument, server, reader);
      const objects = routeObjects(argument, program, 0);
      return [
        ...objects.flatMap((object) => routeFacts(object, server, program)),
        ...receivedMounts(server, reader),
      ];
    });
  },
};

/** The object literals that an argument of `server.route` stands for, in whatever file they are written. */
function routeObjects(
  expression: ts.Expression,
  program: Program,
  depth: number,
): readonly ts.ObjectLiteralExpression[] {
  const inner = awaited(expression);
  if (depth > depthLimit) return [];
  if (ts.isObjectLiteralExpression(inner)) return [inner];
  if (ts.isSpreadElement(inner)) return routeObjects(inner.expression, program, depth);
  if (ts.isArrayLiteralExpression(inner)) {
    return inner.elements.flatMap((element) => routeObjects(element, program, depth + 1));
  }
  if (ts.isCallExpression(inner)) return calledObjects(inner, program, depth);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  return definedObjects(ts.isIdentifier(name) ? program.definition(name) : undefined, program, depth);
}

function definedObjects(
  definition: Definition | undefined,
  program: Program,
  depth: number,
): readonly ts.ObjectLiteralExpression[] {
  const value = definition?.kind === 'declaration' ? valueOfDeclaration(definition.node) : undefined;
  return value === undefined ? [] : routeObjects(value, program, depth + 1);
}

/** `getRoutes()`, `require('./routes')`, `first.concat(second)`, `routes.flat()`. */
function calledObjects(
  call: ts.CallExpression,
  program: Program,
  depth: number,
): readonly ts.ObjectLiteralExpression[] {
  const callee = awaited(call.expression);
  if (ts.isPropertyAccessExpression(callee) && /^(?:concat|flat)$/.test(callee.name.text)) {
    return [callee.expression, ...call.arguments].flatMap((part) => routeObjects(part, program, depth + 1));
  }
  const specifier = requiredModule(call);
  if (specifier !== undefined)
    return definedObjects(requiredDefault(call, specifier, program), program, depth);
  const made = functionOf(callee, program);
  const returned = made === undefined ? undefined : returnedExpression(made.node);
  return returned === undefined ? [] : routeObjects(returned, program, depth + 1);
}

function routeFacts(
  object: ts.ObjectLiteralExpression,
  server: ts.Node,
  program: Program,
): readonly RegistrationFact[] {
  const options = memberOf(object, 'options') ?? memberOf(object, 'config');
  const handler = ['handler'].map((name) => memberOf(object, name) ?? methodOf(object, name))[0];
  const validate = memberOf(options, 'validate');
  const methods = constantTexts(memberOf(object, 'method'), program) ?? [];
  const common = {
    kind: 'route' as const,
    router: server,
    place: object,
    handler: handler ?? memberOf(options, 'handler') ?? methodOf(options, 'handler') ?? null,
    middleware: [...authOf(options, program), ...prerequisites(options)],
    schema: memberOf(validate, 'payload')?.getText() ?? null,
  };
  return (constantTexts(memberOf(object, 'path'), program) ?? [])
    .flatMap((path) => pathTemplates(path, 'brace'))
    .flatMap((template) =>
      methods.map((method) => ({
        ...common,
        ...template,
        method: method === '*' ? 'ANY' : method.toUpperCase(),
      })),
    );
}

/** The named authentication strategy of a route. */
function authOf(options: ts.Expression | undefined, program: Program): readonly string[] {
  const auth = memberOf(options, 'auth');
  return constantTexts(memberOf(auth, 'strategy') ?? memberOf(auth, 'strategies') ?? auth, program) ?? [];
}

function prerequisites(options: ts.Expression | undefined): readonly string[] {
  const before = memberOf(options, 'pre');
  const list = before === undefined ? undefined : awaited(before);
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return [];
  return middlewareNames(list.elements.map((element) => memberOf(element, 'method') ?? element));
}

function pluginMounts(
  call: ts.CallExpression,
  argument: ts.Expression,
  server: ts.Node,
  { program }: RouterReader,
): readonly RouteFact[] {
  const inner = awaited(argument);
  const items = ts.isArrayLiteralExpression(inner) ? inner.elements : [inner];
  return items.flatMap((item): readonly RouteFact[] => {
    const plugin = memberOf(item, 'plugin') ?? item;
    const child = registerFunction(plugin, program)?.parameters[0];
    if (child === undefined) return [];
    const routes = memberOf(call.arguments[1], 'routes') ?? memberOf(item, 'routes');
    const prefix = constantText(memberOf(routes, 'prefix'), program) ?? '';
    return pathTemplates(prefix, 'brace').map(({ path, parameters }) => ({
      kind: 'mount',
      parent: server,
      child,
      prefix: path,
      parameters,
      place: call,
      middleware: [],
    }));
  });
}

/** The `register` of a plugin object, wherever the object is written. */
function registerFunction(plugin: ts.Expression, program: Program): ts.SignatureDeclaration | undefined {
  const [object] = routeObjects(plugin, program, 0);
  const member = memberOf(object, 'register');
  return (
    methodOf(object, 'register') ?? (member === undefined ? undefined : functionOf(member, program)?.node)
  );
}
