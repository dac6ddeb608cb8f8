import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { eachNode } from '../../syntax/each-node.js';
import { awaited, propertyText } from '../../syntax/expressions.js';
import { operationsOf } from '../classes/implementations.js';
import { constantText, optionText, writtenMember, writtenMethod } from '../constant-text.js';
import { listedObjects } from '../listed.js';
import { flattened, middlewareNames } from '../middleware.js';
import { joinPaths, pathTemplates } from '../paths/path-template.js';
import { type RegistrationFact, type RouteFramework, wholeRoute } from '../route-fact.js';

/** What `REST users` stands for. */
const restful: readonly (readonly [method: string, path: string])[] = [
  ['GET', ''],
  ['GET', '/:id'],
  ['POST', ''],
  ['PUT', '/:id'],
  ['PATCH', '/:id'],
  ['DELETE', '/:id'],
];

/**
 * Moleculer: the actions of services by the names that `broker.call` knows them by, and the aliases of moleculer-web.
 * https://moleculer.services/docs/0.14/services
 */
export const moleculer: RouteFramework = {
  id: 'moleculer',
  packages: ['moleculer', 'moleculer-web'],
  words: /\bactions\b|\baliases\b/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    const facts: RegistrationFact[] = [];
    eachNode(source, (node) => {
      if (ts.isObjectLiteralExpression(node)) {
        facts.push(...actionRoutes(node, program), ...aliasRoutes(node, program));
      }
    });
    return facts;
  },
};

function actionRoutes(
  schema: ts.ObjectLiteralExpression,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const actions = writtenMember(schema, 'actions');
  const name = actions === undefined ? undefined : constantText(writtenMember(schema, 'name'), program);
  const version = versionOf(schema, program);
  if (name === undefined || version === undefined) return [];
  return operationsOf(actions, program).flatMap((operation) => {
    const object = ts.isExpression(operation.handler)
      ? listedObjects(operation.handler, program)[0]
      : undefined;
    if (constantText(writtenMember(object, 'visibility'), program) === 'private') return [];
    const own = writtenMember(object, 'name');
    const called = own === undefined ? operation.name : constantText(own, program);
    if (called === undefined) return [];
    const handler =
      object === undefined
        ? operation.handler
        : (writtenMethod(object, 'handler') ?? writtenMember(object, 'handler'));
    return [
      {
        ...wholeRoute(schema, 'RPC', `${version}${name}.${called}`),
        handler: handler ?? null,
        schema: writtenMember(object, 'params')?.getText() ?? null,
      },
    ];
  });
}

/** `v2.` for `version: 2`, the text itself for others; undefined where it cannot be told. */
function versionOf(schema: ts.ObjectLiteralExpression, program: SourceProgram): string | undefined {
  const version = writtenMember(schema, 'version');
  if (
    version === undefined ||
    writtenMember(writtenMember(schema, 'settings'), '$noVersionPrefix') !== undefined
  )
    return '';
  const inner = awaited(version);
  if (ts.isNumericLiteral(inner)) return `v${inner.text}.`;
  const text = constantText(inner, program);
  return text === undefined ? undefined : `${text}.`;
}

/** https://moleculer.services/docs/0.14/moleculer-web#Aliases */
function aliasRoutes(
  schema: ts.ObjectLiteralExpression,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const settings = writtenMember(schema, 'settings');
  const routes = writtenMember(settings, 'routes');
  const base = optionText(settings, 'path', '', program);
  if (routes === undefined || base === undefined) return [];
  return listedObjects(routes, program).flatMap((route) => {
    const own = optionText(route, 'path', '', program);
    const aliases = writtenMember(route, 'aliases');
    if (own === undefined || aliases === undefined) return [];
    return listedObjects(aliases, program)
      .flatMap(({ properties }) => properties)
      .flatMap((alias) => aliasRoute(alias, joinPaths(base, own)));
  });
}

function aliasRoute(alias: ts.ObjectLiteralElementLike, prefix: string): readonly RegistrationFact[] {
  const key = alias.name === undefined ? undefined : propertyText(alias.name);
  if (key === undefined) return [];
  const [, verb, path = ''] = /^(?:([A-Z]+|\*)\s+)?(\S+)$/.exec(key.trim()) ?? [];
  const targets = ts.isPropertyAssignment(alias) ? flattened(alias.initializer) : [];
  const last = targets.at(-1);
  const answering = last !== undefined && !ts.isStringLiteralLike(last) ? last : null;
  const pairs =
    verb === 'REST' ? restful : [[verb === undefined || verb === '*' ? 'ANY' : verb, ''] as const];
  return pairs.flatMap(([method, end]) =>
    pathTemplates(joinPaths(prefix, `${path}${end}`), 'colon').map((template) => ({
      ...wholeRoute(alias, method, template.path),
      parameters: template.parameters,
      handler: ts.isMethodDeclaration(alias) ? alias : answering,
      middleware: middlewareNames(targets.slice(0, -1)),
    })),
  );
}
