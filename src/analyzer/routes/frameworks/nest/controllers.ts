import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { awaited } from '../../../syntax/expressions.js';
import { type Decorator, decoratorsOf, methodsOf } from '../../classes/decorators.js';
import { constantTexts, writtenMember } from '../../constant-text.js';
import { middlewareNames } from '../../middleware.js';
import { joinPaths, pathTemplates } from '../../paths/path-template.js';
import type { RegistrationFact } from '../../route-fact.js';
import { procedureRoutes } from './procedures.js';

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

/** What a controller says for all its methods. */
interface Controller {
  readonly node: ts.ClassDeclaration;
  /** Undefined where they cannot be told: then no path of the controller can. */
  readonly prefixes: readonly string[] | undefined;
  readonly versions: readonly (string | undefined)[];
  readonly guards: readonly string[];
}

/** The routes and remote procedures of a class, if it is a controller; inherited methods included. */
export function controllerRoutes(
  { node, decorators }: { readonly node: ts.ClassDeclaration; readonly decorators: readonly Decorator[] },
  program: SourceProgram,
): readonly RegistrationFact[] {
  const found = decorators.find(({ name }) => name === 'Controller' || name === 'GrpcService');
  if (found === undefined) return [];
  const [argument] = found.name === 'Controller' ? found.arguments : [];
  const isObject = argument !== undefined && ts.isObjectLiteralExpression(awaited(argument));
  const written = isObject ? writtenMember(argument, 'path') : argument;
  const controller: Controller = {
    node,
    prefixes: written === undefined ? [''] : constantTexts(written, program),
    versions: isObject ? versionsOf(writtenMember(argument, 'version'), program) : [undefined],
    guards: guardsOf(decorators),
  };
  return methodsOf(node, program).flatMap((method) => [
    ...verbRoutes(method, controller, program),
    ...procedureRoutes(method, { node, decorators, guards: controller.guards }, program),
  ]);
}

function verbRoutes(
  method: ts.MethodDeclaration,
  { node, prefixes, versions, guards }: Controller,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const decorators = decoratorsOf(method);
  const own = decorators.find(({ name }) => name === 'Version')?.arguments[0];
  const common = {
    kind: 'route' as const,
    router: node,
    place: method,
    handler: method,
    middleware: [...guards, ...guardsOf(decorators)],
    schema: bodySchema(method, program),
  };
  const versioned = own === undefined ? versions : versionsOf(own, program);
  return decorators.flatMap((decorator): readonly RegistrationFact[] => {
    const verb = verbs.get(decorator.name);
    if (verb === undefined) return [];
    const [path] = decorator.arguments;
    const paths = path === undefined ? [''] : (constantTexts(path, program) ?? []);
    return (prefixes ?? [])
      .flatMap((prefix) => paths.flatMap((text) => pathTemplates(joinPaths(prefix, text), 'colon')))
      .flatMap((template) =>
        versioned.map((version) => ({
          ...common,
          method: verb,
          ...template,
          ...(version === undefined ? {} : { version }),
        })),
      );
  });
}

/** `'1'`, `['1', '2']`, `VERSION_NEUTRAL`; one undefined for a route that says nothing. */
function versionsOf(
  version: ts.Expression | undefined,
  program: SourceProgram,
): readonly (string | undefined)[] {
  if (version === undefined) return [undefined];
  const inner = awaited(version);
  if (ts.isArrayLiteralExpression(inner)) {
    return inner.elements.flatMap((element) => versionsOf(element, program));
  }
  return /\bVERSION_NEUTRAL$/.test(inner.getText()) ? ['neutral'] : (constantTexts(inner, program) ?? []);
}

function guardsOf(decorators: readonly Decorator[]): readonly string[] {
  return decorators.flatMap(({ name, arguments: given }) => {
    if (name === 'UseGuards') return middlewareNames(given);
    // A role decorator is what a guard of the application decides by.
    return name === 'Roles' ? ['Roles'] : [];
  });
}

/** The schema of a validation pipe of the body, else the class of the body. */
function bodySchema(method: ts.MethodDeclaration, program: SourceProgram): string | null {
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
function validatedClass(type: ts.TypeNode | undefined, program: SourceProgram): string | null {
  if (type === undefined || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return null;
  const definition = program.definition(type.typeName);
  if (definition?.kind !== 'declaration' || !ts.isClassDeclaration(definition.node)) return null;
  const { members, heritageClauses } = definition.node;
  const checked = members.some((member) => decoratorsOf(member).length > 0) || heritageClauses !== undefined;
  return checked ? type.typeName.text : null;
}
