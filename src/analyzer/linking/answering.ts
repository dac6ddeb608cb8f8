import type { Route } from '../../model/route.js';
import type { Request } from '../clients/client.js';
import type { ResolvedTarget } from './target.js';

interface Answering {
  readonly service: string;
  readonly route: Route;
}

function isSame(route: Route, name: string): boolean {
  return route.method === 'RPC' && route.path.replace(/^\//, '') === name;
}

/** The services that answer an operation, each with its first route for it, by name. */
function answering(routes: ReadonlyMap<string, readonly Route[]>, name: string): readonly Answering[] {
  return [...routes]
    .flatMap(([service, own]) => {
      const route = own.find((entry) => isSame(entry, name));
      return route === undefined ? [] : [{ service, route }];
    })
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

function untold(target: ResolvedTarget, reason: string, missing: string): ResolvedTarget {
  return { ...target, to: { kind: 'unknown', reason, missing }, sources: new Set() };
}

/**
 * The target of an operation that a broker hands to whoever answers its name; where its host tells nothing, the only
 * service that answers it is a weak hint.
 * @param name the operation, null where it is not known
 */
export function answeringTarget(
  routes: ReadonlyMap<string, readonly Route[]>,
  target: ResolvedTarget,
  name: string | null,
  operation: Request['operation'],
): ResolvedTarget {
  const isNamed = operation === 'by-name';
  if (operation === undefined || (!isNamed && target.to.kind !== 'unknown')) return target;
  if (name === null || name === '' || name.includes('{}'))
    return isNamed && target.to.kind === 'unknown'
      ? untold(target, 'the name of the operation is not known', 'the name of the operation')
      : target;
  const found = answering(routes, name);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) {
    const step = { file: only.route.file, line: only.route.line, what: `${only.service} answers ${name}` };
    return {
      ...target,
      to: { kind: 'service', name: only.service },
      sources: new Set(isNamed ? ['code'] : []),
      evidence: [...target.evidence, step],
    };
  }
  if (target.to.kind !== 'unknown' || !isNamed) return target;
  const names = found.map(({ service }) => service).join(', ');
  return found.length === 0
    ? untold(target, 'no service in the repository answers it', `the service that answers ${name}`)
    : untold(target, `several services answer it: ${names}`, `which of ${names} answers ${name}`);
}
