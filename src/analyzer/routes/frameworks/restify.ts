import type { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { methodCalls } from '../calls.js';
import { constantText, writtenMember } from '../constant-text.js';
import { pathTemplates } from '../paths/path-template.js';
import type { RouteFact, RouteFramework } from '../route-fact.js';
import { calledPackage, createRouterIdentity, type RouterShape } from '../routers/router-identity.js';
import { verbRouterFacts } from '../routers/verb-router.js';

const packages = ['restify', 'restify-router'];

const shape: RouterShape = {
  makes(call, program) {
    const made = calledPackage(call, program);
    return (
      made !== undefined &&
      packages.includes(made.specifier) &&
      /^(?:createServer|Router)$/.test(made.exported)
    );
  },
  types: /^(?:restify\.)?(?:Server|Router)\b/,
  names: /^(?:server|app|router)$/,
  chains: /^(?!)/,
};

/**
 * Restify: verbs on a server, paths as texts or `{ path }`, and routers of restify-router.
 * http://restify.com/docs/server-api/
 */
export const restify: RouteFramework = {
  id: 'restify',
  packages,
  words: /\.(?:get|post|put|patch|del|head|opts|use|applyRoutes|add)\s*\(/,
  routes: (file, program) => [
    ...verbRouterFacts(file, program, { shape, pathOf: (path) => writtenMember(path, 'path') }),
    ...appliedRouters(file, program),
  ],
};

/** `router.applyRoutes(server, '/prefix')`, `parent.add('/prefix', router)` */
function appliedRouters(file: string, program: SourceProgram): readonly RouteFact[] {
  const source = program.source(file);
  const identify = createRouterIdentity(shape, program);
  return (source === undefined ? [] : methodCalls(source)).flatMap(({ call, receiver, method }) => {
    if (method !== 'applyRoutes' && method !== 'add') return [];
    const [first, second] = call.arguments;
    const isAdd = method === 'add';
    const [below, above, path] = isAdd ? [second, receiver, first] : [receiver, first, second];
    const child = below === undefined ? undefined : identify(below);
    const parent = above === undefined ? undefined : identify(above);
    if (child === undefined || parent === undefined) return [];
    return mountFacts({ parent, child, place: call, path }, program);
  });
}

interface Applied {
  readonly parent: ts.Node;
  readonly child: ts.Node;
  readonly place: ts.Node;
  readonly path: ts.Expression | undefined;
}

function mountFacts({ parent, child, place, path }: Applied, program: SourceProgram): readonly RouteFact[] {
  const prefix = path === undefined ? '' : constantText(path, program);
  return pathTemplates(prefix ?? '', 'colon').map((template) => ({
    kind: 'mount',
    parent,
    child,
    prefix: prefix === undefined ? null : template.path,
    parameters: template.parameters,
    place,
    middleware: [],
  }));
}
