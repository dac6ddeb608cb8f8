/** A small repository and every route that is to be found in it. */
export interface RouteCase {
  readonly files: Readonly<Record<string, string>>;
  /** `METHOD path (parameters) → handler file:line [middleware]` */
  readonly routes: readonly string[];
}

/** What one framework is held to: what it must find, what only looks like it, what nobody can tell. */
export interface RouteCases {
  readonly framework: string;
  /** What the package.json of each case depends on. */
  readonly packages: readonly string[];
  readonly match: Readonly<Record<string, RouteCase>>;
  readonly nearMiss: Readonly<Record<string, RouteCase>>;
  readonly cannotTell: Readonly<Record<string, RouteCase>>;
}

/** The lines of a file. */
export function lines(...text: readonly string[]): string {
  return text.join('\n');
}
