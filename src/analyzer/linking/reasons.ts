import type { Part } from '../values/value.js';

/** Why a part of an address is not known, and the fact that would tell it. */
export function reasonOfPart(part: Exclude<Part, { kind: 'literal' }>): {
  readonly reason: string;
  readonly missing: string;
} {
  if (part.kind === 'environment') {
    return {
      reason: `the environment variable ${part.name} has no value here`,
      missing: `the value of ${part.name}`,
    };
  }
  const text = part.origins.at(-1)?.getText().replace(/\s+/g, ' ').slice(0, 60);
  return {
    reason: part.reason,
    missing: text === undefined ? 'the address of the request' : `the value of ${text}`,
  };
}
