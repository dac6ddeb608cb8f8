import { ts } from 'ts-morph';
import { joinInside } from '../../paths.js';
import type { SourceProgram } from '../../syntax/create-program.js';
import { awaited } from '../../syntax/expressions.js';
import { methodCalls } from '../calls.js';
import { operationsOf } from '../classes/implementations.js';
import { constantText, writtenMember } from '../constant-text.js';
import { pathFromHere } from '../paths/file-paths.js';
import { joinPaths, pathTemplates } from '../paths/path-template.js';
import { type RegistrationFact, type RouteFramework, wholeRoute } from '../route-fact.js';
import { calledPackage, namedPackage } from '../routers/router-identity.js';
import { fileAround, readSpecification, type SpecifiedOperation, scriptAt } from '../specification.js';

/**
 * Servers whose paths come from an OpenAPI file: openapi-backend, express-openapi-validator with operation handlers,
 * hapi-openapi. https://openapistack.co/docs/openapi-backend/operation-handlers
 */
export const openapi: RouteFramework = {
  id: 'openapi',
  packages: ['openapi-backend', 'express-openapi-validator', 'hapi-openapi'],
  words: /\bOpenAPIBackend\b|\boperationHandlers\b|\bhapi-openapi\b/,
  routes(file, program) {
    return program.callsIn(file).flatMap((call) => {
      const [options] = call.arguments ?? [];
      const specifier = calledPackage(call, program)?.specifier;
      if (options === undefined) return [];
      if (specifier === 'openapi-backend' && ts.isNewExpression(call))
        return backendRoutes(call, options, program);
      if (specifier === 'express-openapi-validator') return validatorRoutes(call, options, program);
      return hapiRoutes(call, options, program);
    });
  },
};

/** The file that an option names, from where the code or the process stands. */
function specificationFile(option: ts.Expression | undefined, program: SourceProgram): string | undefined {
  if (option === undefined) return undefined;
  const built = pathFromHere(option, program);
  if (built !== undefined) return built;
  const text = constantText(option, program);
  return text === undefined ? undefined : fileAround(program.fileOf(option), text, program);
}

/** Only operations that have a handler are answered. */
function backendRoutes(
  place: ts.NewExpression,
  options: ts.Expression,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const specification = specified(writtenMember(options, 'definition'), program);
  const root = writtenMember(options, 'apiRoot');
  const base = root === undefined ? '' : constantText(root, program);
  if (base === undefined) return [];
  const handlers = new Map(
    [
      ...operationsOf(writtenMember(options, 'handlers'), program),
      ...registered(place.getSourceFile(), program),
    ].map(({ name, handler }) => [name, handler]),
  );
  return (specification?.operations ?? []).flatMap((operation) => {
    const handler = operation.operationId === undefined ? undefined : handlers.get(operation.operationId);
    return handler === undefined ? [] : routesOf(operation, { base, place, handler });
  });
}

/** `api.register('listPets', handler)`, `api.register({ listPets: handler })` */
function registered(source: ts.SourceFile, program: SourceProgram): ReturnType<typeof operationsOf> {
  return methodCalls(source).flatMap(({ call, method }) => {
    const [first, handler] = method === 'register' ? call.arguments : [];
    const name = first === undefined || handler === undefined ? undefined : constantText(first, program);
    if (name !== undefined && handler !== undefined) return [{ name, handler: awaited(handler) }];
    return operationsOf(first, program);
  });
}

/** Without operation handlers the middleware only checks: the routes are the application's own. */
function validatorRoutes(
  place: ts.Node,
  options: ts.Expression,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const folder = pathFromHere(writtenMember(options, 'operationHandlers'), program);
  const specification = specified(writtenMember(options, 'apiSpec'), program);
  const base = specification?.base;
  if (folder === undefined || specification === undefined || base === undefined) return [];
  return specification.operations.flatMap((operation) => {
    const { operationId, handlerFile } = operation;
    const path = handlerFile === undefined ? undefined : joinInside(folder, handlerFile);
    if (operationId === undefined || path === undefined) return [];
    return routesOf(operation, { base, place, handler: exportedHandler(path, operationId, program) });
  });
}

/** `{ plugin, options: { api, handlers } }`: the folders of the handlers are those of the paths. */
function hapiRoutes(
  place: ts.Node,
  options: ts.Expression,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const plugin = writtenMember(options, 'plugin');
  const given = writtenMember(options, 'options');
  const isPlugin = plugin !== undefined && namedPackage(plugin, program)?.specifier === 'hapi-openapi';
  const specification = isPlugin ? specified(writtenMember(given, 'api'), program) : undefined;
  const base = specification?.base;
  if (specification === undefined || base === undefined) return [];
  const folder = pathFromHere(writtenMember(given, 'handlers'), program);
  return specification.operations.flatMap((operation) => {
    const path = folder === undefined ? undefined : joinInside(folder, operation.path.replace(/^\//, ''));
    const handler =
      path === undefined ? null : exportedHandler(path, operation.method.toLowerCase(), program);
    return routesOf(operation, { base, place, handler });
  });
}

function specified(
  option: ts.Expression | undefined,
  program: SourceProgram,
): ReturnType<typeof readSpecification> {
  const file = specificationFile(option, program);
  return file === undefined ? undefined : readSpecification(file, program);
}

function exportedHandler(path: string, name: string, program: SourceProgram): ts.Node | null {
  const file = scriptAt(path, program);
  const definition = file === undefined ? undefined : program.exported(file, name);
  return definition?.kind === 'declaration' ? definition.node : null;
}

interface Answered {
  readonly base: string;
  readonly place: ts.Node;
  readonly handler: ts.Node | null;
}

function routesOf(
  { method, path }: SpecifiedOperation,
  { base, place, handler }: Answered,
): readonly RegistrationFact[] {
  return pathTemplates(joinPaths(base, path), 'brace').map((template) => ({
    ...wholeRoute(place, method, template.path),
    parameters: template.parameters,
    handler,
  }));
}
