import type { ts } from 'ts-morph';
import type { Program } from '../syntax/program.js';

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
}

/** A router below another. */
export interface MountFact {
  readonly kind: 'mount';
  readonly parent: ts.Node;
  readonly child: ts.Node;
  readonly prefix: string;
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
  readonly prefix: string;
  /** Paths that go without it. */
  readonly exclude: readonly string[];
}

export type RouteFact = RegistrationFact | MountFact | MiddlewareFact | GlobalPrefixFact;

/** One server framework. Adding one is a file, a line in the registry, a test. */
export interface RouteFramework {
  readonly id: string;
  /** A file is looked at when it names one of these, or its service is known to be built on the framework. */
  readonly packages: readonly string[];
  /** Words without which a file registers nothing; spares parsing it. Undefined: the file's path decides. */
  readonly words: RegExp;
  readonly files?: (file: string) => boolean;
  readonly routes: (file: string, program: Program) => readonly RouteFact[];
}
