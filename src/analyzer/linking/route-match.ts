import type { Route } from '../../model/route.js';

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/**
 * How well each segment of a route fits a path: a literal that agrees before a parameter, a parameter before any rest;
 * undefined where the route does not fit.
 */
function fitness(route: Route, path: readonly string[]): readonly number[] | undefined {
  const own = segmentsOf(route.path);
  const isOpen = own.at(-1)?.startsWith('*') ?? false;
  if (isOpen ? path.length < own.length - 1 : own.length !== path.length) return undefined;
  const closed = isOpen ? own.slice(0, -1) : own;
  const scores = closed.map((segment, index) => segmentScore(segment, path[index] ?? ''));
  const known = scores.filter((score) => score !== undefined);
  return known.length < scores.length ? undefined : known;
}

function segmentScore(own: string, sent: string): number | undefined {
  if (own === sent) return 3;
  if (own === '{}') return 2;
  // a dynamic segment of the request may be this literal, but that is the weakest of fits
  return sent === '{}' ? 1 : undefined;
}

/** Later segments decide only between routes that fit as well so far; a route that ends sooner leaves more open. */
function compareFits(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** How well the methods agree; a HEAD request is answered by what answers GET. */
function methodScore(own: string, sent: string): number | undefined {
  if (own === sent) return 3;
  if (own === 'RPC' || sent === 'RPC') return undefined;
  if (own === 'ANY') return 2;
  if (sent === 'HEAD' && own === 'GET') return 1;
  return sent === 'ANY' ? 1 : undefined;
}

interface Fit {
  readonly route: Route;
  readonly path: readonly number[];
  readonly method: number;
}

function compare(left: Fit, right: Fit): number {
  return compareFits(left.path, right.path) || right.method - left.method;
}

/** A request whose method or segments are not known may reach any of several routes: then nobody can tell which. */
function isGuess(best: Fit, fits: readonly Fit[], method: string): boolean {
  const isOpenFit = best.path.includes(1) || method === 'ANY';
  return isOpenFit && fits.some((fit) => fit !== best && compare(fit, best) === 0);
}

/** The name of a remote procedure without the package of its service, and however its first letter is written. */
function procedureName(path: string): string {
  const [service = '', ...rest] = segmentsOf(path);
  const operation = rest.join('/');
  if (operation === '') return service;
  return `${service.split('.').at(-1)}/${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
}

function matchProcedure(routes: readonly Route[], path: string): Route | undefined {
  const procedures = routes.filter(({ method }) => method === 'RPC');
  const exact = procedures.find((route) => segmentsOf(route.path).join('/') === segmentsOf(path).join('/'));
  if (exact !== undefined) return exact;
  const sent = procedureName(path);
  const named = procedures.filter((route) => procedureName(route.path) === sent);
  return named.length === 1 ? named[0] : undefined;
}

/**
 * The route that a request reaches: the method must agree, and the most literal path wins. Undefined where several fit
 * equally well because the request leaves open what it asks for.
 */
export function matchRoute(routes: readonly Route[], method: string, path: string | null): Route | undefined {
  if (path === null) return undefined;
  if (method === 'RPC') return matchProcedure(routes, path);
  const segments = segmentsOf(path);
  const fits = routes.flatMap((route): readonly Fit[] => {
    const own = methodScore(route.method, method);
    const fit = own === undefined ? undefined : fitness(route, segments);
    return own === undefined || fit === undefined ? [] : [{ route, path: fit, method: own }];
  });
  const [best] = fits.toSorted(compare);
  return best === undefined || isGuess(best, fits, method) ? undefined : best.route;
}
