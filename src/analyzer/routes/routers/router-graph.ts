import type { ts } from 'ts-morph';
import type { MiddlewareFact, MountFact, RouteFact } from '../route-fact.js';

/** One way from a server down to a router. */
export interface RouterPath {
  readonly root: ts.Node;
  readonly prefix: string;
  readonly parameters: readonly string[];
  readonly middleware: readonly string[];
}

/** A router that hangs below itself, or below very many others, is cut off here. */
const pathLimit = 20;

export interface RouterGraph {
  /** Every way to a router; one without mounts is its own root. */
  pathsTo(router: ts.Node): readonly RouterPath[];
  /** Names of the middleware of a router that a place in its registration comes after. */
  middlewareBefore(router: ts.Node, place: ts.Node): readonly string[];
}

/** Joins the mounts of all files into one graph. */
export function createRouterGraph(facts: readonly RouteFact[]): RouterGraph {
  const mounts = new Map<ts.Node, MountFact[]>();
  const middleware = new Map<ts.Node, MiddlewareFact[]>();
  for (const fact of facts) {
    if (fact.kind === 'mount') add(mounts, fact.child, fact);
    if (fact.kind === 'middleware') add(middleware, fact.router, fact);
  }
  const middlewareBefore = (router: ts.Node, place: ts.Node): readonly string[] =>
    (middleware.get(router) ?? [])
      .filter((fact) => fact.place.getSourceFile() !== place.getSourceFile() || fact.place.end < place.end)
      .flatMap(({ names }) => names);

  const pathsTo = (router: ts.Node, above: ReadonlySet<ts.Node>): readonly RouterPath[] => {
    const own = uniqueMounts(mounts.get(router) ?? []).filter(({ parent }) => !above.has(parent));
    if (own.length === 0) return [{ root: router, prefix: '/', parameters: [], middleware: [] }];
    const seen = new Set([...above, router]);
    return own
      .flatMap((mount) => {
        const { prefix } = mount;
        if (prefix === null) return [];
        return pathsTo(mount.parent, seen).map((path) => ({
          root: path.root,
          prefix: joined(path.prefix, prefix),
          parameters: [...path.parameters, ...mount.parameters],
          middleware: [
            ...path.middleware,
            ...middlewareBefore(mount.parent, mount.place),
            ...mount.middleware,
          ],
        }));
      })
      .slice(0, pathLimit);
  };
  return { pathsTo: (router) => pathsTo(router, new Set([router])), middlewareBefore };
}

/** A function that registers several routes tells its callers several times. */
function uniqueMounts(mounts: readonly MountFact[]): readonly MountFact[] {
  return mounts.filter(
    (mount, index) =>
      mounts.findIndex(
        (other) =>
          other.parent === mount.parent && other.prefix === mount.prefix && other.place === mount.place,
      ) === index,
  );
}

function joined(prefix: string, path: string): string {
  return `${prefix}/${path}`.replace(/\/{2,}/g, '/');
}

function add<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
