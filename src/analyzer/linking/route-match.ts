import type { Route } from '../../model/route.js';

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** How well a route fits a path: the number of literal segments that agree, undefined where it does not fit. */
function fitness(route: Route, path: readonly string[]): number | undefined {
  const own = segmentsOf(route.path);
  const isOpen = own.at(-1)?.startsWith('*') ?? false;
  if (isOpen ? path.length < own.length - 1 : own.length !== path.length) return undefined;
  const closed = own.filter((segment) => !segment.startsWith('*'));
  const scores = closed.map((segment, index) => segmentScore(segment, path[index] ?? ''));
  return scores.includes(undefined)
    ? undefined
    : scores.reduce<number>((sum, score) => sum + (score ?? 0), 0);
}

function segmentScore(own: string, sent: string): number | undefined {
  if (own === sent) return own === '{}' ? 1 : 2;
  if (own === '{}') return 0;
  // a dynamic segment of the request may be this literal, but that is the weakest of fits
  return sent === '{}' ? -1 : undefined;
}

/** The route that a request reaches: the method must agree, and the most literal path wins. */
export function matchRoute(routes: readonly Route[], method: string, path: string | null): Route | undefined {
  if (path === null) return undefined;
  const segments = segmentsOf(path);
  const fits = routes.flatMap((route) => {
    const isMethod = route.method === method || route.method === 'ANY' || method === 'ANY';
    const score = isMethod ? fitness(route, segments) : undefined;
    return score === undefined ? [] : [{ route, score: score * 2 + (route.method === method ? 1 : 0) }];
  });
  const best = fits.toSorted((a, b) => b.score - a.score)[0];
  return best?.route;
}
