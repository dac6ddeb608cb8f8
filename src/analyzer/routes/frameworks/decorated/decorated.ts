import type { RouteFramework } from '../../route-fact.js';
import { type Dialect, dialectFacts } from './controllers.js';

function verbsNamed(name: (verb: string) => string): ReadonlyMap<string, string> {
  return new Map(
    ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'].map((verb) => [
      name(verb),
      verb.toUpperCase(),
    ]),
  );
}

function capitalised(verb: string): string {
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
}

/** https://github.com/typestack/routing-controllers */
const routingControllers: Dialect = {
  controllers: /^(?:Json)?Controller$/,
  verbs: new Map([...verbsNamed(capitalised), ['All', 'ANY']]),
  syntax: 'colon',
  guards: /^(?:UseBefore|Authorized)$/,
  applications: /^(?:create|use)(?:Express|Koa)Server$/,
  prefixOption: 'routePrefix',
};

/** https://tsoa-community.github.io/docs/ */
const tsoa: Dialect = {
  controllers: /^Route$/,
  verbs: verbsNamed(capitalised),
  syntax: 'brace',
  guards: /^(?:Security|Middlewares)$/,
};

/** https://github.com/inversify/monorepo (inversify-express-utils) */
const inversify: Dialect = {
  controllers: /^controller$/,
  verbs: new Map([...verbsNamed((verb) => `http${capitalised(verb)}`), ['all', 'ANY']]),
  syntax: 'colon',
  givenGuards: true,
  applications: /^InversifyExpressServer$/,
  prefixOption: 'rootPath',
};

/** https://loopback.io/doc/en/lb4/Decorators_openapi.html */
const loopback: Dialect = {
  verbs: new Map([...verbsNamed((verb) => verb), ['del', 'DELETE']]),
  syntax: 'brace',
  guards: /^(?:authenticate|authorize)$/,
};

function frameworkOf(
  id: string,
  packages: readonly string[],
  words: RegExp,
  dialect: Dialect,
): RouteFramework {
  return { id, packages, words, routes: (file, program) => dialectFacts(file, dialect, program) };
}

/** Frameworks that tell routes by decorators of their own, with nothing but names between them. */
export const decorated: readonly RouteFramework[] = [
  frameworkOf(
    'routing-controllers',
    ['routing-controllers'],
    /@(?:Json)?Controller\b|\b(?:create|use)(?:Express|Koa)Server\b/,
    routingControllers,
  ),
  frameworkOf('tsoa', ['tsoa', '@tsoa/runtime'], /@Route\b/, tsoa),
  frameworkOf(
    'inversify',
    ['inversify-express-utils'],
    /@controller\b|\bInversifyExpressServer\b/,
    inversify,
  ),
  frameworkOf('loopback', ['@loopback/rest'], /@(?:get|post|put|patch|del)\b/, loopback),
];
