import { deployCatalogue } from '../../model/catalogue/deploy.js';
import { errorOf, UserError } from '../../model/errors.js';

const denied = /^(AccessDenied|UnauthorizedOperation|NotAuthorized)/;
const credentials =
  /^(CredentialsProviderError|ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|TokenProviderError)/;
const throttled = /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled)/;
const unreachable =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE|TimeoutError|NetworkingError)/;

/**
 * Turns what the SDK throws into a sentence with what to do. What AWS had nothing to do with is thrown on as it is,
 * since it is a bug of ours.
 *
 * @param action what was tried, in words that follow "to"
 */
export function explainAwsError(error: unknown, action: string): UserError {
  if (error instanceof UserError) return error;
  if (!(error instanceof Error)) throw error;
  const first = firstCause(error);
  const detail = sentence(first.message || first.name);
  const options = { cause: error };
  const marks = [error.name, codeOf(first)];
  const is = (pattern: RegExp): boolean => marks.some((mark) => pattern.test(mark));
  if (/^Region is missing/.test(error.message))
    return errorOf(deployCatalogue.regionMissing, {}, undefined, options);
  if (is(denied)) return errorOf(deployCatalogue.accessDenied, { action, detail }, undefined, options);
  if (is(credentials)) return errorOf(deployCatalogue.credentialsUnusable, { detail }, undefined, options);
  if (is(throttled)) return errorOf(deployCatalogue.throttled, { action }, undefined, options);
  if (is(unreachable)) return errorOf(deployCatalogue.unreachable, { action, detail }, undefined, options);
  if (!('$metadata' in error)) throw error;
  return errorOf(deployCatalogue.refused, { action, detail }, undefined, options);
}

/** Where several addresses of a host were tried, the first one's error speaks for all. */
function firstCause(error: Error): Error {
  const inner = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  return inner instanceof Error ? inner : error;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
