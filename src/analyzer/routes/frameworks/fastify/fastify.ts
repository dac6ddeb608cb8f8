import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { awaited } from '../../../syntax/expressions.js';
import { type MethodCall, methodCalls } from '../../calls.js';
import { constantText, constantTexts, writtenMember, writtenMethod } from '../../constant-text.js';
import { listedObjects } from '../../listed.js';
import { middlewareNames } from '../../middleware.js';
import { pathTemplates } from '../../paths/path-template.js';
import type { MountFact, RegistrationFact, RouteFact, RouteFramework } from '../../route-fact.js';
import { pluginMounts } from '../../routers/plugin-mounts.js';
import {
  calledPackage,
  createRouterIdentity,
  namedPackage,
  pluginFunction,
  type RouterReader,
  type RouterShape,
  receivedMounts,
} from '../../routers/router-identity.js';
import { rowsOf } from '../../routers/tables.js';
import { bodyOf } from '../../schema.js';
import { autoloadMounts, autoloadPackages } from './autoload.js';

const registering = /^(?:get|post|put|patch|delete|head|options|all|route|register|addHook)$/;
const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];

const shape: RouterShape = {
  makes(call, program) {
    const made = calledPackage(call, program);
    return made?.specifier === 'fastify' && ['default', '*', 'fastify', 'Fastify'].includes(made.exported);
  },
  types: /^(?:fastify\.)?Fastify(?:Instance|TypedInstance|ZodInstance|App)?\b/,
  names: /^(?:app|fastify|server|instance|api|router|scope|f)$/,
  chains:
    /^(?:withTypeProvider|register|after|decorate|addHook|setErrorHandler|get|post|put|patch|delete|head|options|all|route)$/,
};

/** Fastify: verbs, `route({ method, url })`, and plugins with a prefix. https://fastify.dev/docs/latest/Reference/Routes/ */
export const fastify: RouteFramework = {
  id: 'fastify',
  packages: ['fastify', 'fastify-plugin'],
  words: /\.(?:get|post|put|patch|delete|head|options|all|route|register)\s*[(<]/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    const identify = createRouterIdentity(shape, program);
    return methodCalls(source)
      .filter(({ method }) => method === '' || registering.test(method))
      .flatMap((call) => rowsOf(call, program))
      .flatMap((call) => factsOf(call, { program, identify }));
  },
};

function factsOf(
  { call, receiver, method, arguments: given }: MethodCall,
  reader: RouterReader,
): readonly RouteFact[] {
  if (!registering.test(method)) return [];
  const router = reader.identify(receiver);
  if (router === undefined) return [];
  if (method === 'register') return pluginMount({ call, given }, router, reader);
  if (method === 'addHook') return hookFacts(call, router, reader.program);
  const routes =
    method === 'route'
      ? objectRoute({ call, given }, router, reader)
      : verbRoute({ call, given }, method, router, reader);
  return routes.length > 0 ? [...routes, ...receivedMounts(router, reader)] : [];
}

/** A call with what it is given, in a loop over a table by its rows. */
interface Given {
  readonly call: ts.CallExpression;
  readonly given: readonly ts.Expression[];
}

function verbRoute(
  { call, given }: Given,
  method: string,
  router: ts.Node,
  { program }: RouterReader,
): readonly RegistrationFact[] {
  const [path, second, third] = given;
  const options = third === undefined ? undefined : second;
  const last = third ?? second;
  if (last === undefined) return [];
  // `get('/x', { handler, schema })` has everything in its options.
  const only = third === undefined && ts.isObjectLiteralExpression(awaited(last)) ? last : undefined;
  const handler = only === undefined ? last : handlerIn(only);
  return routeFacts({ call, path, methods: [method], options: options ?? only, handler }, router, program);
}

function objectRoute(
  { call, given }: Given,
  router: ts.Node,
  { program }: RouterReader,
): readonly RegistrationFact[] {
  const options = given[0] === undefined ? undefined : literalOf(given[0], program);
  const path = writtenMember(options, 'url') ?? writtenMember(options, 'path');
  const methods = constantTexts(writtenMember(options, 'method'), program) ?? [];
  return routeFacts({ call, path, methods, options, handler: handlerIn(options) }, router, program);
}

/** An object literal by itself or by its name. */
function literalOf(expression: ts.Expression, program: SourceProgram): ts.Expression {
  return listedObjects(expression, program)[0] ?? expression;
}

function handlerIn(options: ts.Expression | undefined): ts.Node | undefined {
  return writtenMember(options, 'handler') ?? writtenMethod(options, 'handler');
}

interface Registration {
  readonly call: ts.CallExpression;
  readonly path: ts.Expression | undefined;
  readonly methods: readonly string[];
  readonly options: ts.Expression | undefined;
  readonly handler: ts.Node | undefined;
}

function routeFacts(
  { call, path, methods, options, handler }: Registration,
  router: ts.Node,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const schema = writtenMember(options, 'schema');
  const before = hooks.flatMap((hook) => writtenMember(options, hook) ?? []);
  return (constantTexts(path, program) ?? [])
    .flatMap((text) => pathTemplates(text, 'colon'))
    .flatMap((template) =>
      methods.map((method): RegistrationFact => {
        const verb = method.toUpperCase();
        return {
          kind: 'route',
          router,
          method: verb === 'ALL' ? 'ANY' : verb,
          ...template,
          place: call,
          handler: handler ?? null,
          middleware: middlewareNames(before),
          schema: schema === undefined ? null : bodyOf(schema),
        };
      }),
    );
}

function pluginMount(
  { call, given }: Given,
  router: ts.Node,
  { program }: RouterReader,
): readonly MountFact[] {
  const [plugin, options] = given;
  if (plugin !== undefined && autoloadPackages.includes(namedPackage(plugin, program)?.specifier ?? '')) {
    return autoloadMounts(call, router, program);
  }
  const made = plugin === undefined ? undefined : pluginFunction(plugin, program);
  const child = made?.parameters[0];
  if (child === undefined) return [];
  return pluginMounts(
    { call, parent: router, child, prefix: writtenMember(options, 'prefix') },
    'colon',
    program,
  );
}

/** A hook runs before every route of its instance that is registered after it, and of the plugins below. */
function hookFacts(call: ts.CallExpression, router: ts.Node, program: SourceProgram): readonly RouteFact[] {
  const [hook, handler] = call.arguments;
  if (handler === undefined || !hooks.includes(constantText(hook, program) ?? '')) return [];
  const names = middlewareNames([handler]);
  return names.length > 0 ? [{ kind: 'middleware', router, place: call, names }] : [];
}
