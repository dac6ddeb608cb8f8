import type { ts } from 'ts-morph';
import type { GlobalPrefixFact, RegistrationFact, RouteFact, VersioningFact } from '../route-fact.js';
import { joinPaths } from './path-template.js';

/** What services put before the paths of all their routes. */
export interface ServicePaths {
  /** The whole path of a route whose own path, mounts included, is given; undefined where it cannot be told. */
  pathOf(fact: RegistrationFact, path: string, service: string): string | undefined;
}

/** Reads the global prefixes and the versioning of services; the first of each counts. */
export function createServicePaths(
  facts: readonly RouteFact[],
  serviceOf: (place: ts.Node) => string | undefined,
): ServicePaths {
  const prefixes = new Map<string | undefined, GlobalPrefixFact>();
  const versionings = new Map<string | undefined, VersioningFact>();
  for (const fact of facts) {
    const service = serviceOf(fact.place);
    if (fact.kind === 'global-prefix' && !prefixes.has(service)) prefixes.set(service, fact);
    if (fact.kind === 'versioning' && !versionings.has(service)) versionings.set(service, fact);
  }
  return {
    pathOf(fact, path, service) {
      if (fact.method === 'RPC') return path;
      const version = versionSegment(versionings.get(service), fact);
      const versioned = version === undefined ? path : joinPaths(version, path);
      const global = prefixes.get(service);
      if (global === undefined || isExcluded(global, fact, path)) return versioned;
      return global.prefix === null ? undefined : joinPaths(global.prefix, versioned);
    },
  };
}

function isExcluded({ exclude }: GlobalPrefixFact, fact: RegistrationFact, path: string): boolean {
  return exclude.some(
    (own) => covers(own.path, path) && (own.method === 'ANY' || own.method === fact.method),
  );
}

function covers(excluded: string, path: string): boolean {
  return excluded.endsWith('/*') ? path.startsWith(excluded.slice(0, -1)) : excluded === path;
}

function versionSegment(
  versioning: VersioningFact | undefined,
  { version }: RegistrationFact,
): string | undefined {
  if (versioning === undefined) return undefined;
  const own = version ?? versioning.defaultVersion ?? 'neutral';
  return own === 'neutral' ? undefined : `${versioning.prefix}${own}`;
}
