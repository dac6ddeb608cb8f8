import type { MadeValue, Value } from '../value.js';
import { type ConfigurationLibrary, rootLibrary } from './library.js';

/** Libraries whose breakers are given their function when they are made. */
export const breakerPackages: readonly string[] = ['brakes', 'opossum'];
/** Libraries of policies (breakers, retries, time limits) that are given a function when they run it. */
const policyPackages = new Set(['cockatiel', 'mollitia']);

/** The members that run what a breaker guards, with their arguments. */
export const guardedMembers: readonly string[] = ['exec', 'fire'];

/**
 * Circuit breakers. The call of `new CircuitBreaker(request).fire(id)` is one of `request(id)`:
 * https://nodeshift.dev/opossum/, https://www.npmjs.com/package/brakes
 */
export const breakers: ConfigurationLibrary = {
  id: 'breakers',
  packages: breakerPackages,
  member(_evaluator, owner, name) {
    const isGuarded =
      guardedMembers.includes(name) && owner.path.length === 0 && owner.maker.kind === 'library';
    return isGuarded ? owner.arguments[0]?.value() : undefined;
  },
};

/** True for the breaker of a library, made with its function. */
export function isBreaker(value: Value): value is MadeValue {
  return value.kind === 'made' && breakerPackages.includes(rootLibrary(value).specifier);
}

/** True for a policy that is or holds a circuit breaker. */
export function isBreakingPolicy(value: Value): boolean {
  if (value.kind !== 'made' || !policyPackages.has(rootLibrary(value).specifier)) return false;
  const names = [...value.maker.path, ...value.path];
  if (names.some((name) => /circuit|breaker/i.test(name))) return true;
  const inner = value.arguments.flatMap((argument) => {
    const given = argument.value();
    return given.kind === 'list' ? given.elements.map((element) => element.value()) : [given];
  });
  return inner.some(isBreakingPolicy);
}
