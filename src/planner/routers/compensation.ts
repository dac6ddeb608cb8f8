import type { Call } from '../../model/call.js';
import { endpointOf, type PlanningContext, targetService } from '../context.js';
import { staticSegments } from '../naming/path-words.js';
import { singular, wordsOf } from '../naming/words.js';
import { companionsOf } from '../rules/surroundings.js';

/** What is taken, by the verb or its noun, and the words for giving just that back. */
const opposites: readonly (readonly [done: RegExp, undone: RegExp])[] = [
  [/^(?:reserve|reservation|hold|allocate|book|booking)$/, /^(?:release|unreserve|deallocate|free)$/],
  [/^(?:charge|payment|pay|capture|debit)$/, /^(?:refund|void|credit|reverse)$/],
  [/^(?:decrease|decrement|deduct|subtract)$/, /^(?:increase|increment|restore)$/],
];
/** Verbs that take back whatever was done to the same thing. */
const undoing = /^(?:cancel|close|delete|release|refund|remove|restore|revert|revoke|rollback|undo|void)$/;
/** Verbs that are no part of what a thing is called. */
const acting = /^(?:add|create|open|place|process|register|submit|update)$/;

interface Endpoint {
  readonly method: string;
  readonly path: string | null;
}

function segmentsOf({ path }: Endpoint): readonly (readonly string[])[] {
  return staticSegments((path ?? '').replaceAll('.', '/')).map((segment) => wordsOf(segment).map(singular));
}

/** What an endpoint is about: the words of its last segment that are no verb, else those of the one before it. */
function thingOf(endpoint: Endpoint): string {
  const names = segmentsOf(endpoint).map((words) =>
    words.filter((word) => !undoing.test(word) && !acting.test(word)).join(' '),
  );
  return names.findLast((name) => name !== '') ?? '';
}

/** True where `other` takes back what `step` does: the opposite verb, or an undoing of the same thing. */
function takesBack(step: Endpoint, other: Endpoint): boolean {
  const done = segmentsOf(step).at(-1) ?? [];
  const undone = segmentsOf(other).at(-1) ?? [];
  const isOpposite = opposites.some(
    ([does, undoes]) => done.some((word) => does.test(word)) && undone.some((word) => undoes.test(word)),
  );
  const isUndoing = other.method === 'DELETE' || undone.some((word) => undoing.test(word));
  return isOpposite || (step.method !== 'DELETE' && isUndoing && thingOf(step) === thingOf(other));
}

/**
 * The endpoint that takes a step back: what the function itself calls when a later step fails, else a route of the
 * service that does the opposite of the same thing by method or name; null where there is none.
 */
export function compensationOf(step: Call, context: PlanningContext): string | null {
  const target = targetService(step);
  const called = companionsOf(step, context).find(
    (other) => targetService(other) === target && takesBack(step, other),
  );
  if (called !== undefined) {
    return endpointOf(called);
  }
  const routes = (target === null ? undefined : context.services.get(target))?.routes ?? [];
  const found = routes.find((route) => route.id !== step.route && takesBack(step, route));
  return found === undefined ? null : `${found.method} ${found.path}`;
}
