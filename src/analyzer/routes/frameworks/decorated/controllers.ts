import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { eachNode } from '../../../syntax/each-node.js';
import { calledName } from '../../../syntax/expressions.js';
import { type Decorator, decoratorsOf, methodsOf } from '../../classes/decorators.js';
import { constantText, constantTexts, writtenMember } from '../../constant-text.js';
import { middlewareNames } from '../../middleware.js';
import { joinPaths, type PathSyntax, pathTemplates } from '../../paths/path-template.js';
import type { RegistrationFact, RouteFact } from '../../route-fact.js';

/** The decorators of one framework. */
export interface Dialect {
  /** Of classes, with the prefix as their argument; absent where any class may have routes. */
  readonly controllers?: RegExp;
  /** Of methods, with the path as their argument. */
  readonly verbs: ReadonlyMap<string, string>;
  readonly syntax: PathSyntax;
  /** Decorators that name what runs before. */
  readonly guards?: RegExp;
  /** Whether the prefix and the path are followed by what runs before. */
  readonly givenGuards?: true;
  /** Functions and classes that make the application, with the option that puts a prefix before everything. */
  readonly applications?: RegExp;
  readonly prefixOption?: string;
}

/** The routes of the decorated classes of a file, and the prefix that the application is made with. */
export function dialectFacts(file: string, dialect: Dialect, program: SourceProgram): readonly RouteFact[] {
  const source = program.source(file);
  if (source === undefined) return [];
  const facts: RouteFact[] = [...applicationPrefixes(file, dialect, program)];
  eachNode(source, (node) => {
    if (ts.isClassDeclaration(node)) facts.push(...classRoutes(node, dialect, program));
  });
  return facts;
}

function applicationPrefixes(
  file: string,
  { applications, prefixOption }: Dialect,
  program: SourceProgram,
): readonly RouteFact[] {
  if (applications === undefined || prefixOption === undefined) return [];
  return program.callsIn(file).flatMap((call): readonly RouteFact[] => {
    if (!applications.test(calledName(call.expression)?.text ?? '')) return [];
    const written = (call.arguments ?? []).flatMap((argument) => writtenMember(argument, prefixOption) ?? []);
    const [option] = written;
    if (option === undefined) return [];
    const prefix = constantText(option, program) ?? null;
    return [{ kind: 'global-prefix', place: call, prefix, exclude: [] }];
  });
}

function classRoutes(
  node: ts.ClassDeclaration,
  dialect: Dialect,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const decorators = decoratorsOf(node);
  const controller = decorators.find(({ name }) => dialect.controllers?.test(name) ?? false);
  if (dialect.controllers !== undefined && controller === undefined) return [];
  const api = decorators.find(({ name }) => name === 'api')?.arguments[0];
  const written = controller?.arguments[0] ?? writtenMember(api, 'basePath');
  const prefix = written === undefined ? '' : constantText(written, program);
  if (prefix === undefined) return [];
  const before = [...guardsOf(decorators, dialect), ...givenGuards(controller, dialect)];
  return methodsOf(node, program).flatMap((method) =>
    methodRoutes(method, { prefix, before, dialect }, program),
  );
}

interface Controller {
  readonly prefix: string;
  readonly before: readonly string[];
  readonly dialect: Dialect;
}

function methodRoutes(
  method: ts.MethodDeclaration,
  { prefix, before, dialect }: Controller,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const decorators = decoratorsOf(method);
  return decorators.flatMap((decorator) => {
    const verb = dialect.verbs.get(decorator.name);
    if (verb === undefined) return [];
    const [path] = decorator.arguments;
    const texts = path === undefined ? [''] : (constantTexts(path, program) ?? []);
    return texts
      .flatMap((text) => pathTemplates(joinPaths(prefix, text), dialect.syntax))
      .map((template) => ({
        kind: 'route' as const,
        router: null,
        method: verb,
        ...template,
        place: method,
        handler: method,
        middleware: [...before, ...guardsOf(decorators, dialect), ...givenGuards(decorator, dialect)],
        schema: bodyType(method),
      }));
  });
}

/** `@UseBefore(limit)` by what it is given, `@Authorized()` and `@Security('jwt')` by their own name. */
function guardsOf(decorators: readonly Decorator[], { guards }: Dialect): readonly string[] {
  return decorators.flatMap(({ name, arguments: given }) => {
    if (guards === undefined || !guards.test(name)) return [];
    const names = /^(?:UseBefore|Middlewares)$/.test(name) ? middlewareNames(given) : [name];
    return names;
  });
}

function givenGuards(decorator: Decorator | undefined, { givenGuards: isGiven }: Dialect): readonly string[] {
  return decorator === undefined || isGiven === undefined
    ? []
    : middlewareNames(decorator.arguments.slice(1));
}

/** These frameworks check the body against its type. */
function bodyType(method: ts.MethodDeclaration): string | null {
  const body = method.parameters.find((parameter) =>
    decoratorsOf(parameter).some(({ name }) => /^(?:Body|requestBody)$/.test(name)),
  );
  const type = body?.type;
  return type !== undefined && ts.isTypeReferenceNode(type) ? type.getText() : null;
}
