import type { Call, CallRole } from '../../model/call.js';
import type { Request } from '../clients/client.js';
import { optionsOf } from '../values/text.js';
import type { Value } from '../values/value.js';

const credentials =
  /^(?:authorization|cookie|x-api-key|x-auth-.*|x-access-token|x-internal-.*|proxy-authorization)$/i;
const idempotencyHeaders = /^(?:x-)?idempotency-key$/i;
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
const healthSegments = new Set([
  'alive',
  'health',
  'healthcheck',
  'healthz',
  'live',
  'livez',
  'liveness',
  'ping',
  'readiness',
  'ready',
  'readyz',
]);
const authSegments =
  /^(?:authenticate|authorize|authorise|introspect|verify-?token|validate-?token|verifytoken|validatetoken)$/i;

function namesIn(value: Value | undefined): readonly string[] {
  return value === undefined
    ? []
    : optionsOf(value).flatMap((option) => (option.kind === 'object' ? option.names : []));
}

/** Whether the headers carry credentials or an idempotency key, by their names. */
export function headerFacts({ headers }: Request): Call['headers'] {
  const names = namesIn(headers);
  return {
    auth: names.some((name) => credentials.test(name)),
    idempotency: names.some((name) => idempotencyHeaders.test(name)),
  };
}

/** A number, the largest of several; null where it is not known. */
export function numberOf(value: Value | undefined): number | null {
  const numbers = (value === undefined ? [] : optionsOf(value)).flatMap((option) => {
    if (option.kind === 'constant' && typeof option.value === 'number') return [option.value];
    const text = option.kind === 'text' && option.parts.length === 1 ? option.parts[0] : undefined;
    const fallback = text?.kind === 'environment' ? text.fallback : undefined;
    const inner =
      fallback?.kind === 'constant' && typeof fallback.value === 'number' ? fallback.value : undefined;
    return inner === undefined ? [] : [inner];
  });
  return numbers.length === 0 ? null : Math.max(...numbers);
}

/** True for a request that may be repeated without another effect, by its method or its key. */
export function isIdempotent(method: string, headers: Call['headers']): boolean {
  return safeMethods.has(method) || headers.idempotency;
}

/** What the request is for, as far as its path tells. */
export function roleOf(request: Request, path: string | null): CallRole {
  if (request.passesOn !== undefined) return 'proxy';
  const segments = (path ?? '').split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  if (healthSegments.has(last) || (segments[0] === 'health' && segments.length <= 2)) return 'health';
  const isCheck = segments.includes('auth') && /^(?:verify|validate|check)$/i.test(last);
  return isCheck || authSegments.test(last) ? 'auth' : 'business';
}
