import { ts } from 'ts-morph';
import type { Route } from '../../model/route.js';
import type { Service } from '../../model/service.js';
import { deepestFolder } from '../services/paths.js';
import type { Program } from '../syntax/program.js';
import { functionOf } from './functions.js';
import { joinPaths } from './path-template.js';
import { routeFrameworks } from './registry.js';
import type { GlobalPrefixFact, RegistrationFact, RouteFact, RouteFramework } from './route-fact.js';
import { createRouterGraph, type RouterGraph } from './router-graph.js';
import { handlerSchema } from './schema.js';
import { writesOf } from './writes.js';

interface FrameworkFacts {
  readonly framework: RouteFramework;
  readonly facts: readonly RouteFact[];
}

/**
 * The endpoints of every service, by service name; sorted by path and method. A router without a mount keeps its own
 * paths; what is computed in a way that cannot be told is left out.
 */
export function findRoutes(
  program: Program,
  services: readonly Service[],
): ReadonlyMap<string, readonly Route[]> {
  const ownerOf = fileOwners(services);
  const found = new Map<string, Route[]>();
  for (const { framework, facts } of readFacts(program, ownerOf)) {
    const graph = createRouterGraph(facts);
    const prefixes = facts.filter((fact) => fact.kind === 'global-prefix');
    for (const fact of facts) {
      if (fact.kind !== 'route') continue;
      for (const { service, route } of placedRoutes(fact, { framework, graph, prefixes, program, ownerOf })) {
        found.set(service, [...(found.get(service) ?? []), route]);
      }
    }
  }
  return new Map(
    [...found]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([service, routes]) => [service, uniqueRoutes(routes)]),
  );
}

/** The service whose folder holds a file; undefined for libraries, whose code belongs to those that use it. */
function fileOwners(services: readonly Service[]): (file: string) => Service | undefined {
  const byRoot = new Map(services.filter(({ inRepo }) => inRepo).map((service) => [service.root, service]));
  const known = new Map<string, Service | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const root = deepestFolder(file, byRoot.keys());
      const service = root === undefined ? undefined : byRoot.get(root);
      known.set(file, service?.kind === 'library' ? undefined : service);
    }
    return known.get(file);
  };
}

function readFacts(
  program: Program,
  ownerOf: (file: string) => Service | undefined,
): readonly FrameworkFacts[] {
  const texts = program.sourceFiles.map((file) => ({ file, text: program.repository.readText(file) ?? '' }));
  return routeFrameworks.map((framework) => ({
    framework,
    facts: texts
      .filter(({ file, text }) => concerns(framework, file, text, ownerOf(file)))
      .flatMap(({ file }) => framework.routes(file, program)),
  }));
}

function concerns(
  framework: RouteFramework,
  file: string,
  text: string,
  owner: Service | undefined,
): boolean {
  if (framework.files !== undefined && !framework.files(file)) return false;
  if (!framework.words.test(text)) return false;
  if (owner?.framework === framework.id) return true;
  return framework.packages.some((name) => text.includes(`'${name}'`) || text.includes(`"${name}"`));
}

interface Placement {
  readonly framework: RouteFramework;
  readonly graph: RouterGraph;
  readonly prefixes: readonly GlobalPrefixFact[];
  readonly program: Program;
  readonly ownerOf: (file: string) => Service | undefined;
}

interface PlacedRoute {
  readonly service: string;
  readonly route: Route;
}

/** The routes that one registration makes: one for each way that leads to its router. */
function placedRoutes(fact: RegistrationFact, placement: Placement): readonly PlacedRoute[] {
  const { graph, program, ownerOf } = placement;
  const here = program.fileOf(fact.place);
  if (fact.router === null) {
    const service = ownerOf(here);
    if (service === undefined) return [];
    const path = withGlobalPrefix(fact, service, placement);
    return [
      placedRoute(
        service,
        fact,
        { path, parameters: fact.parameters, middleware: fact.middleware },
        placement,
      ),
    ];
  }
  const before = graph.middlewareBefore(fact.router, fact.place);
  return graph.pathsTo(fact.router).flatMap((way) => {
    const service = ownerOf(program.fileOf(way.root)) ?? ownerOf(here);
    if (service === undefined) return [];
    const path = joinPaths(way.prefix, fact.path);
    const parameters = [...way.parameters, ...fact.parameters];
    const middleware = [...new Set([...way.middleware, ...before, ...fact.middleware])];
    return [placedRoute(service, fact, { path, parameters, middleware }, placement)];
  });
}

function withGlobalPrefix(
  fact: RegistrationFact,
  service: Service,
  { prefixes, program, ownerOf }: Placement,
): string {
  if (fact.method === 'RPC') return fact.path;
  const own = prefixes.find(({ place }) => ownerOf(program.fileOf(place)) === service);
  if (own === undefined || own.exclude.includes(fact.path)) return fact.path;
  return joinPaths(own.prefix, fact.path);
}

function placedRoute(
  service: Service,
  fact: RegistrationFact,
  { path, parameters, middleware }: Pick<Route, 'path' | 'parameters' | 'middleware'>,
  { framework, program }: Placement,
): PlacedRoute {
  const handler = fact.handler === null ? undefined : functionOf(fact.handler, program);
  const place: ts.Node = handler?.node ?? fact.place;
  return {
    service: service.name,
    route: {
      id: `${service.name} ${fact.method} ${path}`,
      method: fact.method,
      path,
      parameters,
      file: program.fileOf(place),
      line: lineOfHandler(place, program),
      handler: handler?.name ?? null,
      handlerSpan: handler === undefined ? null : { start: handler.node.getStart(), end: handler.node.end },
      framework: framework.id,
      middleware,
      schema: fact.schema ?? (handler === undefined ? null : handlerSchema(handler.node)),
      writes: handler !== undefined && writesOf(handler.node, program),
      calledBy: [],
    },
  };
}

/** The line of a method's name: its decorators stand before it. */
function lineOfHandler(node: ts.Node, program: Program): number {
  return program.lineOf(ts.isMethodDeclaration(node) ? node.name : node);
}

/** The first registration of an endpoint answers it. */
function uniqueRoutes(routes: readonly Route[]): readonly Route[] {
  const byId = new Map<string, Route>();
  for (const route of routes) if (!byId.has(route.id)) byId.set(route.id, route);
  return [...byId.values()].sort((left, right) => order(left, right));
}

function order(left: Route, right: Route): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1;
  return left.method < right.method ? -1 : 1;
}
