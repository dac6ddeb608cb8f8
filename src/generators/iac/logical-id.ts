import { createHash } from 'node:crypto';

/** Names whose words can be told from the logical id again, so that two of them never meet. */
const reversible = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
/** CloudFormation allows 255 characters; the rest is for the ending. */
const longestStem = 200;

/** `loyalty-order-placed`, `Queue` → `LoyaltyOrderPlacedQueue`; other names get a hash so that each has its own. */
export function logicalId(name: string, ending: string): string {
  const stem = name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const unique = reversible.test(name) && stem.length <= longestStem;
  return `${unique ? stem : `${stem.slice(0, longestStem)}${hashOf(name)}`}${ending}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
