import type { ts } from 'ts-morph';
import type { SourceProgram } from '../syntax/create-program.js';

/** A request path that a framework answers, before its mounts are joined to it. */
export interface RegistrationFact {
  readonly kind: 'route';
  /** The expression that makes the router or server, or the parameter that receives it; null where paths are whole. */
  readonly router: ts.Node | null;
  readonly method: string;
  /** Path as the framework writes it, with its own syntax for parameters already normalised. */
  readonly path: string;
  readonly parameters: readonly string[];
  /** Where the route is registered. */
  readonly place: ts.Node;
  /** The handler as it is written there, or its declaration; null where there is none to point at. */
  readonly handler: ts.Node | null;
  readonly middleware: readonly string[];
  readonly schema: string | null;
  /** Version that the service may put before the path; `neutral` for none, absent where nothing was said. */
  readonly version?: string;
}

/**
 * A route whose path is whole, without a handler and what runs before it: where each is known, it is written over it.
 */
export function wholeRoute(place: ts.Node, method: string, path: string): RegistrationFact {
  return {
    kind: 'route',
    router: null,
    method,
    path,
    parameters: [],
    place,
    handler: null,
    middleware: [],
    schema: null,
  };
}

/** A router below another. */
export interface MountFact {
  readonly kind: 'mount';
  readonly parent: ts.Node;
  readonly child: ts.Node;
  /** Null where it cannot be told: what hangs below answers nobody knows which path. */
  readonly prefix: string | null;
  readonly parameters: readonly string[];
  readonly place: ts.Node;
  readonly middleware: readonly string[];
}

/** What runs before every route that is registered on a router after it. */
export interface MiddlewareFact {
  readonly kind: 'middleware';
  readonly router: ts.Node;
  readonly place: ts.Node;
  readonly names: readonly string[];
}

/** A path that a service puts before all its routes, however they were found (`setGlobalPrefix`). */
export interface GlobalPrefixFact {
  readonly kind: 'global-prefix';
  readonly place: ts.Node;
  /** Null where it cannot be told. */
  readonly prefix: string | null;
  /** Paths that go without it, for one method or for all. */
  readonly exclude: readonly { readonly path: string; readonly method: string }[];
}

/** A service that puts the version of each route before its path, below the global prefix. */
export interface VersioningFact {
  readonly kind: 'versioning';
  readonly place: ts.Node;
  /** What stands before the number, `v` by custom. */
  readonly prefix: string;
  readonly defaultVersion: string | null;
}

export type RouteFact = RegistrationFact | MountFact | MiddlewareFact | GlobalPrefixFact | VersioningFact;

/** One server framework. Adding one is a file, a line in the registry, a test. */
export interface RouteFramework {
  readonly id: string;
  /** A file is looked at when it names one of these, or its service is known to be built on the framework. */
  readonly packages: readonly string[];
  /** Words without which a file registers nothing; spares parsing it. */
  readonly words: RegExp;
  /** Paths of files that register by where they stand, in services that depend on one of the packages. */
  readonly files?: RegExp;
  /** Paths of files besides source that say routes. */
  readonly documents?: RegExp;
  readonly routes: (file: string, program: SourceProgram) => readonly RouteFact[];
}
