import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { awaited } from '../../syntax/expressions.js';
import { methodCalls } from '../calls.js';
import { constantTexts, writtenMember, writtenMethod } from '../constant-text.js';
import { functionBehind } from '../functions.js';
import { listedObjects } from '../listed.js';
import { middlewareNames } from '../middleware.js';
import { pathTemplates } from '../paths/path-template.js';
import type { RegistrationFact, RouteFact, RouteFramework } from '../route-fact.js';
import { pluginMounts } from '../routers/plugin-mounts.js';
import {
  calledPackage,
  createRouterIdentity,
  type RouterReader,
  type RouterShape,
  receivedMounts,
} from '../routers/router-identity.js';

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
      if (method === 'register') return registeredMounts(call, argument, server, reader);
      const objects = listedObjects(argument, program);
      return [
        ...objects.flatMap((object) => routeFacts(object, server, program)),
        ...receivedMounts(server, reader),
      ];
    });
  },
};

function routeFacts(
  object: ts.ObjectLiteralExpression,
  server: ts.Node,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const options = writtenMember(object, 'options') ?? writtenMember(object, 'config');
  const handler = writtenMember(object, 'handler') ?? writtenMethod(object, 'handler');
  const validate = writtenMember(options, 'validate');
  const methods = constantTexts(writtenMember(object, 'method'), program) ?? [];
  const common = {
    kind: 'route' as const,
    router: server,
    place: object,
    handler: handler ?? writtenMember(options, 'handler') ?? writtenMethod(options, 'handler') ?? null,
    middleware: [...authOf(options, program), ...prerequisites(options)],
    schema: writtenMember(validate, 'payload')?.getText() ?? null,
  };
  return (constantTexts(writtenMember(object, 'path'), program) ?? [])
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
function authOf(options: ts.Expression | undefined, program: SourceProgram): readonly string[] {
  const auth = writtenMember(options, 'auth');
  return (
    constantTexts(writtenMember(auth, 'strategy') ?? writtenMember(auth, 'strategies') ?? auth, program) ?? []
  );
}

function prerequisites(options: ts.Expression | undefined): readonly string[] {
  const before = writtenMember(options, 'pre');
  const list = before === undefined ? undefined : awaited(before);
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return [];
  return middlewareNames(list.elements.map((element) => writtenMember(element, 'method') ?? element));
}

function registeredMounts(
  call: ts.CallExpression,
  argument: ts.Expression,
  server: ts.Node,
  { program }: RouterReader,
): readonly RouteFact[] {
  const inner = awaited(argument);
  const items = ts.isArrayLiteralExpression(inner) ? inner.elements : [inner];
  return items.flatMap((item): readonly RouteFact[] => {
    const plugin = writtenMember(item, 'plugin') ?? item;
    const child = registerFunction(plugin, program)?.parameters[0];
    if (child === undefined) return [];
    const routes = writtenMember(call.arguments[1], 'routes') ?? writtenMember(item, 'routes');
    return pluginMounts(
      { call, parent: server, child, prefix: writtenMember(routes, 'prefix') },
      'brace',
      program,
    );
  });
}

/** The `register` of a plugin object, wherever the object is written. */
function registerFunction(
  plugin: ts.Expression,
  program: SourceProgram,
): ts.SignatureDeclaration | undefined {
  const [object] = listedObjects(plugin, program);
  const member = writtenMember(object, 'register');
  return (
    writtenMethod(object, 'register') ??
    (member === undefined ? undefined : functionBehind(member, program)?.node)
  );
}
