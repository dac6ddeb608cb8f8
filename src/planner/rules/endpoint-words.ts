import type { Call } from '../../model/call.js';
import { wordsOf } from '../naming/words.js';

/** The words of the last name in a path or procedure: `users/verify-password`, `user.verifyPassword` → verify, password. */
function lastWords({ path }: Call): readonly string[] {
  return wordsOf((path ?? '').split(/[/.]/).at(-1) ?? '');
}

/** The standard names of procedures that read (https://google.aip.dev/130), and what others call the same. */
const readingVerbs: ReadonlySet<string> = new Set(['get', 'list', 'search', 'find', 'count', 'lookup']);

/** True for a remote procedure that reads by its name: it has no method that could tell. */
export function isReadingProcedure(call: Call): boolean {
  return call.method === 'RPC' && readingVerbs.has(lastWords(call)[0] ?? '');
}

const checks: ReadonlySet<string> = new Set(['check', 'validate', 'verify']);
const proofs: ReadonlySet<string> = new Set([
  'code',
  'credential',
  'credentials',
  'otp',
  'password',
  'pin',
  'security',
  'token',
]);

/**
 * True where somebody's identity is to be told: authenticating, checking a proof of it, or a token endpoint (RFC 6749,
 * section 3.2), by the name of what is called.
 */
export function isAuthentication(call: Call): boolean {
  const [verb = '', ...others] = lastWords(call);
  const isToken = call.method === 'POST' && verb === 'token' && others.length === 0;
  const isLogin = others.length === 0 && /^(?:authenticate|login|signin)$/.test(verb);
  return isToken || isLogin || (checks.has(verb) && others.some((word) => proofs.has(word)));
}
