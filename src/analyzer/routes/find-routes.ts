import { ts } from 'ts-morph';
import type { Route } from '../../model/route.js';
import type { Service } from '../../model/service.js';
import { deepestFolder } from '../paths.js';
import type { SourceProgram } from '../syntax/create-program.js';
import { filesOfFramework, type OwnerOf } from './framework-files.js';
import { functionBehind } from './functions.js';
import { joinPaths } from './paths/path-template.js';
import { createServicePaths, type ServicePaths } from './paths/service-paths.js';
import { routeFrameworks } from './registry.js';
import type { RegistrationFact, RouteFramework } from './route-fact.js';
import { createRouterGraph, type RouterGraph, type RouterPath } from './routers/router-graph.js';
import { handlerSchema } from './schema.js';
import { writesOf } from './writes.js';

/**
 * The endpoints of every service, by service name; sorted by path and method. A router without a mount keeps its own
 * paths; what is computed in a way that cannot be told is left out.
 */
export function findRoutes(
  program: SourceProgram,
  services: readonly Service[],
): ReadonlyMap<string, readonly Route[]> {
  const ownerOf = fileOwners(services);
  const found = new Map<string, Route[]>();
  for (const framework of routeFrameworks) {
    const files = filesOfFramework(framework, program, ownerOf);
    const facts = files.flatMap((file) => framework.routes(file, program));
    const placement: Placement = {
      framework,
      graph: createRouterGraph(facts),
      paths: createServicePaths(facts, (place) => ownerOf(program.fileOf(place))?.name),
      program,
      ownerOf,
    };
    for (const { service, route } of facts.flatMap((fact) =>
      fact.kind === 'route' ? placedRoutes(fact, placement) : [],
    )) {
      const routes = found.get(service);
      if (routes === undefined) found.set(service, [route]);
      else routes.push(route);
    }
  }
  return new Map(
    [...found]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([service, routes]) => [service, uniqueRoutes(routes)]),
  );
}

/** The service whose folder holds a file; undefined for libraries, whose code belongs to those that use it. */
function fileOwners(services: readonly Service[]): OwnerOf {
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

interface Placement {
  readonly framework: RouteFramework;
  readonly graph: RouterGraph;
  readonly paths: ServicePaths;
  readonly program: SourceProgram;
  readonly ownerOf: OwnerOf;
}

interface PlacedRoute {
  readonly service: string;
  readonly route: Route;
}

/** The routes that one registration makes: one for each way that leads to its router. */
function placedRoutes(fact: RegistrationFact, placement: Placement): readonly PlacedRoute[] {
  const { graph, program, ownerOf } = placement;
  const here = program.fileOf(fact.place);
  const { router } = fact;
  const before = router === null ? [] : graph.middlewareBefore(router, fact.place);
  const ways = router === null ? [wholePath(fact.place)] : graph.pathsTo(router);
  return ways.flatMap((way) => {
    const service = ownerOf(program.fileOf(way.root)) ?? ownerOf(here);
    if (service === undefined) return [];
    const joined = fact.method === 'RPC' ? fact.path : joinPaths(way.prefix, fact.path);
    const path = placement.paths.pathOf(fact, joined, service.name);
    if (path === undefined) return [];
    const parameters = [...way.parameters, ...fact.parameters];
    const middleware = [...new Set([...way.middleware, ...before, ...fact.middleware])];
    return [placedRoute(service, fact, { path, parameters, middleware }, placement)];
  });
}

function wholePath(root: ts.Node): RouterPath {
  return { root, prefix: '/', parameters: [], middleware: [] };
}

function placedRoute(
  service: Service,
  fact: RegistrationFact,
  { path, parameters, middleware }: Pick<Route, 'path' | 'parameters' | 'middleware'>,
  { framework, program }: Placement,
): PlacedRoute {
  const handler = fact.handler === null ? undefined : functionBehind(fact.handler, program);
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
function lineOfHandler(node: ts.Node, program: SourceProgram): number {
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
