import type { RouterId } from '../../model/flow.js';
import { groupedDigits } from '../../model/grouped-digits.js';
import type { MessageTraffic } from '../cost/message-traffic.js';
import { type QuotaCheck, quotaChecks } from './quota-checks.js';
import type { Quotas } from './quotas.js';
import { shardsFor } from './shards.js';

/** To one decimal: no quota is finer. */
function shown(value: number): string {
  return groupedDigits(Math.round(value * 10) / 10);
}

function sentenceOf(
  { quota, amount, of, limits, advice, applies }: QuotaCheck,
  message: MessageTraffic,
  quotas: Quotas,
): string | undefined {
  const found = amount(message, quotas);
  const { limit } = quotas.figures[quota];
  if (found === null || found <= limit || applies?.(message) === false) return undefined;
  const { peakPerSecond, bytes: size, consumers } = message;
  const needed = shardsFor({ peakPerSecond: peakPerSecond ?? 0, bytes: size ?? 0, consumers }, quotas);
  const what = advice.replace('SHARDS', String(needed));
  return `${shown(found)} ${of} are more than the ${shown(limit)} that ${limits} (${quotas.region}, ${quotas.asOf}). ${what}.`;
}

/** The quotas of a router that the traffic of a message is above: a sentence each with the figures and what to do. */
export function breachesOf(router: RouterId, message: MessageTraffic, quotas: Quotas): readonly string[] {
  return quotaChecks[router]
    .map((group) =>
      group.map((check) => sentenceOf(check, message, quotas)).find((sentence) => sentence !== undefined),
    )
    .filter((sentence) => sentence !== undefined);
}
