import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { awaited } from '../../../syntax/expressions.js';
import { methodCalls } from '../../calls.js';
import { decoratorsOf } from '../../classes/decorators.js';
import { constantText, writtenMember } from '../../constant-text.js';
import { listedItems, listedObjects } from '../../listed.js';
import { joinPaths, pathTemplates } from '../../paths/path-template.js';
import type { GlobalPrefixFact, MountFact, RouteFact, VersioningFact } from '../../route-fact.js';

/** Modules below modules end after so many steps. */
const depthLimit = 8;

/** What an application sets for all its controllers, and for those of single modules. */
export function applicationFacts(source: ts.SourceFile, program: SourceProgram): readonly RouteFact[] {
  return methodCalls(source).flatMap(({ call, receiver, method }): readonly RouteFact[] => {
    if (method === 'setGlobalPrefix') return [globalPrefix(call, program)];
    if (method === 'enableVersioning') return versioning(call, program);
    const isRouterModule = /^(?:register|forRoutes)$/.test(method) && receiver.getText() === 'RouterModule';
    const [routes] = call.arguments;
    return isRouterModule && routes !== undefined
      ? moduleMounts(routes, { call, program, depth: 0 }, '')
      : [];
  });
}

/** https://docs.nestjs.com/faq/global-prefix */
function globalPrefix(call: ts.CallExpression, program: SourceProgram): GlobalPrefixFact {
  const excluded = writtenMember(call.arguments[1], 'exclude');
  const items = excluded === undefined ? [] : listedItems(excluded, program);
  const exclude = items.flatMap((item) => {
    const method = writtenMember(item, 'method')?.getText().split('.').at(-1);
    const path = constantText(writtenMember(item, 'path') ?? item, program);
    if (path === undefined) return [];
    return pathTemplates(path, 'colon').map((template) => ({
      path: template.path,
      method: method === undefined || !/^[A-Z]+$/.test(method) || method === 'ALL' ? 'ANY' : method,
    }));
  });
  const prefix = constantText(call.arguments[0], program) ?? null;
  return { kind: 'global-prefix', place: call, prefix, exclude };
}

/** Only versions in the address change paths. https://docs.nestjs.com/techniques/versioning */
function versioning(call: ts.CallExpression, program: SourceProgram): readonly VersioningFact[] {
  const [options] = call.arguments;
  const type = writtenMember(options, 'type')?.getText() ?? 'VersioningType.URI';
  if (!/\bURI$/.test(type)) return [];
  const written = writtenMember(options, 'prefix');
  const isNone = written !== undefined && awaited(written).kind === ts.SyntaxKind.FalseKeyword;
  const first = writtenMember(options, 'defaultVersion');
  const version = first === undefined ? undefined : constantText(first, program);
  return [
    {
      kind: 'versioning',
      place: call,
      prefix: isNone ? '' : ((written && constantText(written, program)) ?? 'v'),
      defaultVersion: version ?? null,
    },
  ];
}

interface Registration {
  readonly call: ts.CallExpression;
  readonly program: SourceProgram;
  readonly depth: number;
}

/** `[{ path: 'admin', module: AdminModule, children: [{ path: 'users', module: UsersModule }] }]` */
function moduleMounts(
  routes: ts.Expression,
  { call, program, depth }: Registration,
  above: string | null,
): readonly MountFact[] {
  if (depth > depthLimit) return [];
  return listedObjects(routes, program).flatMap((object): readonly MountFact[] => {
    const written = writtenMember(object, 'path');
    const own = written === undefined ? '' : (constantText(written, program) ?? null);
    const prefix = own === null || above === null ? null : joinPaths(above, own);
    const children = writtenMember(object, 'children');
    return [
      ...controllersOf(writtenMember(object, 'module'), program).flatMap((child) =>
        pathTemplates(prefix ?? '', 'colon').map(({ path, parameters }) => ({
          kind: 'mount' as const,
          parent: call,
          child,
          prefix: prefix === null ? null : path,
          parameters,
          place: call,
          middleware: [],
        })),
      ),
      ...(children === undefined ? [] : moduleMounts(children, { call, program, depth: depth + 1 }, prefix)),
    ];
  });
}

function controllersOf(module: ts.Expression | undefined, program: SourceProgram): readonly ts.Node[] {
  const definition = module === undefined ? undefined : program.named(module);
  if (definition?.kind !== 'declaration') return [];
  const decorator = decoratorsOf(definition.node).find(({ name }) => name === 'Module');
  const controllers = writtenMember(decorator?.arguments[0], 'controllers');
  return (controllers === undefined ? [] : listedItems(controllers, program)).flatMap((controller) => {
    const found = program.named(controller);
    return found?.kind === 'declaration' && ts.isClassLike(found.node) ? [found.node] : [];
  });
}
