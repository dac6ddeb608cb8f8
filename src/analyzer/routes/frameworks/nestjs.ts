import { ts } from 'ts-morph';
import { awaited } from '../../syntax/expressions.js';
import type { Program } from '../../syntax/program.js';
import { methodCalls } from '../calls.js';
import { constantText, constantTexts, memberOf } from '../constant-text.js';
import { middlewareNames } from '../middleware.js';
import { joinPaths, pathTemplates } from '../path-template.js';
import type { RegistrationFact, RouteFact, RouteFramework } from '../route-fact.js';

const verbs: ReadonlyMap<string, string> = new Map([
  ['Get', 'GET'],
  ['Post', 'POST'],
  ['Put', 'PUT'],
  ['Patch', 'PATCH'],
  ['Delete', 'DELETE'],
  ['Head', 'HEAD'],
  ['Options', 'OPTIONS'],
  ['All', 'ANY'],
]);

/** NestJS: controllers, verb decorators, gRPC methods, the global prefix. https://docs.nestjs.com/controllers */
export const nestjs: RouteFramework = {
  id: 'nestjs',
  packages: ['@nestjs/common', '@nestjs/core', '@nestjs/microservices'],
  words: /@Controller\b|\.setGlobalPrefix\b|\.enableVersioning\b/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    const facts: RouteFact[] = [...globalPrefixes(source, program)];
    const visit = (node: ts.Node): void => {
      if (ts.isClassDeclaration(node)) facts.push(...controllerRoutes(node, program));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return facts;
  },
};

interface Decorator {
  readonly name: string;
  readonly arguments: readonly ts.Expression[];
}

function decoratorsOf(node: ts.Node): readonly Decorator[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).flatMap(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    if (!ts.isIdentifier(callee)) return [];
    return [
      { name: callee.text, arguments: ts.isCallExpression(expression) ? [...expression.arguments] : [] },
    ];
  });
}

function controllerRoutes(node: ts.ClassDeclaration, program: Program): readonly RegistrationFact[] {
  const own = decoratorsOf(node);
  const controller = own.find(({ name }) => name === 'Controller');
  if (controller === undefined) return [];
  const [argument] = controller.arguments;
  const isObject = argument !== undefined && ts.isObjectLiteralExpression(awaited(argument));
  const written = isObject ? memberOf(argument, 'path') : argument;
  const prefixes = written === undefined ? [''] : constantTexts(written, program);
  // A prefix that cannot be told leaves every path of the controller untold.
  if (prefixes === undefined) return [];
  const version = isObject ? constantText(memberOf(argument, 'version'), program) : undefined;
  const guards = guardsOf(own);
  return node.members
    .filter(ts.isMethodDeclaration)
    .flatMap((method) => methodRoutes(method, { prefixes, version, guards }, program));
}

interface Controller {
  readonly prefixes: readonly string[];
  readonly version: string | undefined;
  readonly guards: readonly string[];
}

function methodRoutes(
  method: ts.MethodDeclaration,
  { prefixes, version, guards }: Controller,
  program: Program,
): readonly RegistrationFact[] {
  const decorators = decoratorsOf(method);
  const common = {
    kind: 'route' as const,
    router: null,
    place: method,
    handler: method,
    middleware: [...guards, ...guardsOf(decorators)],
    schema: bodySchema(method, program),
  };
  const ownVersion = decorators.find(({ name }) => name === 'Version')?.arguments[0];
  const versioned = ownVersion === undefined ? version : constantText(ownVersion, program);
  const start = versioned === undefined ? '' : `v${versioned}`;
  return decorators.flatMap((decorator): readonly RegistrationFact[] => {
    if (decorator.name === 'GrpcMethod') return grpcRoute(decorator, method, common, program);
    const verb = verbs.get(decorator.name);
    if (verb === undefined) return [];
    const [path] = decorator.arguments;
    const paths = path === undefined ? [''] : (constantTexts(path, program) ?? []);
    return prefixes.flatMap((prefix) =>
      paths
        .flatMap((text) => pathTemplates(joinPaths(joinPaths(start, prefix), text), 'colon'))
        .map((template) => ({ ...common, method: verb, ...template })),
    );
  });
}

/** `@GrpcMethod('OrderService', 'Find')`; without the second name the method's own, in upper camel case. */
function grpcRoute(
  { arguments: names }: Decorator,
  method: ts.MethodDeclaration,
  common: Omit<RegistrationFact, 'method' | 'path' | 'parameters'>,
  program: Program,
): readonly RegistrationFact[] {
  const service = constantText(names[0], program);
  const own = method.name.getText();
  const called =
    names[1] === undefined
      ? `${own.charAt(0).toUpperCase()}${own.slice(1)}`
      : constantText(names[1], program);
  if (service === undefined || called === undefined) return [];
  return [{ ...common, method: 'RPC', path: `${service}/${called}`, parameters: [] }];
}

function guardsOf(decorators: readonly Decorator[]): readonly string[] {
  return decorators.flatMap(({ name, arguments: given }) => {
    if (name === 'UseGuards') return middlewareNames(given);
    // A role decorator is what a guard of the application decides by.
    return name === 'Roles' ? ['Roles'] : [];
  });
}

/** The schema of a validation pipe of the body, else the class of the body. */
function bodySchema(method: ts.MethodDeclaration, program: Program): string | null {
  for (const parameter of method.parameters) {
    const body = decoratorsOf(parameter).find(({ name }) => name === 'Body');
    if (body === undefined) continue;
    const pipe = body.arguments.map((argument) => awaited(argument)).find(ts.isNewExpression);
    const schema = pipe?.arguments?.[0];
    if (schema !== undefined) return schema.getText();
    return validatedClass(parameter.type, program);
  }
  return null;
}

/** A class whose members are decorated: interfaces and plain classes check nothing at run time. */
function validatedClass(type: ts.TypeNode | undefined, program: Program): string | null {
  if (type === undefined || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return null;
  const definition = program.definition(type.typeName);
  if (definition?.kind !== 'declaration' || !ts.isClassDeclaration(definition.node)) return null;
  const { members, heritageClauses } = definition.node;
  const checked = members.some((member) => decoratorsOf(member).length > 0) || heritageClauses !== undefined;
  return checked ? type.typeName.text : null;
}

function globalPrefixes(source: ts.SourceFile, program: Program): readonly RouteFact[] {
  return methodCalls(source).flatMap(({ call, method }): readonly RouteFact[] => {
    if (method !== 'setGlobalPrefix') return [];
    const prefix = constantText(call.arguments[0], program);
    if (prefix === undefined) return [];
    const exclude = memberOf(call.arguments[1], 'exclude');
    const excluded =
      exclude !== undefined && ts.isArrayLiteralExpression(awaited(exclude)) ? exclude : undefined;
    const items = excluded === undefined ? [] : (awaited(excluded) as ts.ArrayLiteralExpression).elements;
    const paths = items.flatMap((item) => constantText(memberOf(item, 'path') ?? item, program) ?? []);
    const templates = paths.flatMap((path) => pathTemplates(path, 'colon'));
    return [{ kind: 'global-prefix', place: call, prefix, exclude: templates.map(({ path }) => path) }];
  });
}
