import { findRoutes } from '../../../src/analyzer/routes/find-routes.js';
import { discoverServices } from '../../../src/analyzer/services/discover.js';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';
import type { Route } from '../../../src/model/route.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

/** The routes of a repository that is given as a map of files, with the source text of each handler. */
export function routesOf(
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly (Route & { readonly text: string | null })[]>> {
  const repository = memoryRepository(files);
  const found = findRoutes(createProgram(repository), discoverServices(repository).services);
  return Object.fromEntries(
    [...found].map(([service, routes]) => [
      service,
      routes.map((route) => ({
        ...route,
        text:
          route.handlerSpan &&
          (files[route.file] ?? '').slice(route.handlerSpan.start, route.handlerSpan.end),
      })),
    ]),
  );
}

/** `METHOD path (parameters) → handler [middleware]` of every route of the one service of a repository. */
export function routeLines(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(routesOf(files)).flatMap((routes) =>
    routes.map(({ method, path, parameters, handler, middleware, file, line }) =>
      [
        `${method} ${path}`,
        ...(parameters.length > 0 ? [`(${parameters.join(', ')})`] : []),
        `→ ${handler ?? 'anonymous'} ${file}:${line}`,
        ...(middleware.length > 0 ? [`[${middleware.join(', ')}]`] : []),
      ].join(' '),
    ),
  );
}

/** A package.json of a service on a framework. */
export function serviceManifest(name: string, ...dependencies: readonly string[]): string {
  return JSON.stringify({
    name,
    scripts: { start: 'node src/main.js' },
    dependencies: Object.fromEntries(dependencies.map((dependency) => [dependency, '1'])),
  });
}
