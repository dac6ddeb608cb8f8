import type { Call } from '../../model/call.js';
import { staticSegments } from '../naming/path-words.js';
import { singular, wordsOf } from '../naming/words.js';

/** The words of the last name in a path or procedure: `users/verify-password`, `user.verifyPassword` → verify, password. */
function lastWords(path: string | null): readonly string[] {
  return wordsOf((path ?? '').split(/[/.]/).at(-1) ?? '');
}

/** The standard names of procedures that read (https://google.aip.dev/130), and what others call the same. */
const readingVerbs: ReadonlySet<string> = new Set(['get', 'list', 'search', 'find', 'count', 'lookup']);

/** True for a remote procedure that reads by its name: it has no method that could tell. */
export function isReadingProcedure(call: Call): boolean {
  return call.method === 'RPC' && readingVerbs.has(lastWords(call.path)[0] ?? '');
}

/** Verbs of requests that work something out and keep nothing, whatever method they are sent with. */
const askingVerbs: ReadonlySet<string> = new Set([
  ...readingVerbs,
  ...'analyze calculate check classify compute convert embed estimate evaluate exists parse predict preview query recommend score simulate summarize translate validate verify'.split(
    ' ',
  ),
]);

/** True where the last fixed segment of the path begins or ends with a verb that only asks: `/orders/search`. */
export function isQuestionByName(call: Call): boolean {
  const words = lastWords(staticSegments(call.path ?? '').at(-1) ?? '');
  return [words[0], words.at(-1)].some((word) => word !== undefined && askingVerbs.has(word));
}

/** Verbs of functions that bring something, in front of what they bring. */
const fetchingVerbs: ReadonlySet<string> = new Set([
  ...askingVerbs,
  ...'ask build fetch generate has is load read render resolve'.split(' '),
]);

/** True where the calling function is named after what it brings: `getPermissions`, `PriceClient.calculate`. */
export function isFetchingFunction(call: Call): boolean {
  return fetchingVerbs.has(wordsOf(call.function.split('.').at(-1) ?? '')[0] ?? '');
}

/** Verbs that change something: a GET whose last segment is one of them is no question. */
const triggeringVerbs: ReadonlySet<string> = new Set(
  'clear delete execute invalidate merge notify process publish refresh remove reset run send start stop sync trigger'.split(
    ' ',
  ),
);

/** True for a GET that makes something happen by its name, as in GET /carts/{}/merge. */
export function isTriggerByName(call: Call): boolean {
  const words = lastWords(call.path);
  return words.length === 1 && triggeringVerbs.has(words[0] ?? '');
}

const checks: ReadonlySet<string> = new Set(['check', 'validate', 'verify']);
const proofs: ReadonlySet<string> = new Set([
  'access',
  'code',
  'credential',
  'credentials',
  'otp',
  'password',
  'permission',
  'permissions',
  'pin',
  'security',
  'token',
]);

/** True for a path that ends in the name of a login: `/users/login`, `/authenticate`. */
export function isLogin(path: string | null): boolean {
  const words = lastWords(path);
  return words.length === 1 && /^(?:authenticate|login|signin)$/.test(words[0] ?? '');
}

/**
 * True where somebody's identity or rights are to be told: authenticating, checking a proof of it, or a token endpoint
 * (RFC 6749, section 3.2), by the name of what is called.
 */
export function isAuthentication(call: Call): boolean {
  const words = lastWords(call.path);
  const isToken = call.method === 'POST' && words.length === 1 && words[0] === 'token';
  const isCheck = [words[0], words.at(-1)].some((word) => checks.has(word ?? ''));
  return (
    isToken ||
    words[0] === 'authenticate' ||
    isLogin(call.path) ||
    (isCheck && words.some((word) => proofs.has(word)))
  );
}

/** True where a file goes over the wire, by the name of the endpoint or of the function. */
export function isFileTransfer(call: Call): boolean {
  const names = [...lastWords(call.path), ...wordsOf(call.function.split('.').at(-1) ?? '')];
  return names.some((word) => word === 'upload' || word === 'download');
}

/** True for a procedure that opens a stream of what happens, by its name: WatchOrders, SubscribeToPrices. */
export function isSubscriptionByName(call: Call): boolean {
  return call.method === 'RPC' && /^(?:watch|subscribe|stream)$/.test(lastWords(call.path)[0] ?? '');
}

const takingVerbs: ReadonlySet<string> = new Set(
  'allocate capture charge debit decrease decrement deduct hold pay reserve withdraw'.split(' '),
);
const takings: ReadonlySet<string> = new Set('booking charge payment reservation withdrawal'.split(' '));

/** True where something that can run out is taken (stock, seats, money), so that the answer may well be no. */
export function isTaking(call: Call): boolean {
  const [verb = '', ...others] = lastWords(staticSegments(call.path ?? '').at(-1) ?? '');
  const isCollection = call.method === 'POST' && others.length === 0 && takings.has(singular(verb));
  return takingVerbs.has(verb) || isCollection;
}
