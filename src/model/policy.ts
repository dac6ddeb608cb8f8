import type { z } from 'zod';
import { type RouterId, routerIds } from './flow.js';
import type { policySchema } from './policy-schema.js';

/** The routers that carry messages: all but `none`, which always stays possible. */
export const carryingRouters = routerIds.filter((id) => id !== 'none');

/** Ways to name a message: as it is, or with `Event` or `Command` behind it. */
export const namingStyles = ['plain', 'kind'] as const;

export type Policy = z.infer<typeof policySchema>;

/** A policy and where it stands. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly file: string;
  /** 1-based line of a member (`['routers']`). */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/**
 * Why a policy rules a router out, to stand behind "The policy"; undefined where it may be used. A Kinesis stream has no
 * dead-letter queue: its reader has to put aside by itself what it cannot handle.
 */
export function objectionTo(
  router: RouterId,
  { routers, deadLetterQueues }: Policy,
): { readonly member: 'routers' | 'deadLetterQueues'; readonly because: string } | undefined {
  if (router === 'none') return undefined;
  if (routers !== undefined && !routers.includes(router)) {
    return { member: 'routers', because: `allows only ${routers.join(' and ')}, and not ${router}` };
  }
  return deadLetterQueues === 'required' && router === 'kinesis'
    ? { member: 'deadLetterQueues', because: 'requires dead-letter queues, and a Kinesis stream has none' }
    : undefined;
}

/** The name that a message has to have under a policy: `OrderPlaced` becomes `ShopOrderPlacedEvent`. */
export function nameUnder(name: string, kind: 'event' | 'command', { naming }: Policy): string {
  const prefix = naming?.prefix ?? '';
  const suffix = naming?.style === 'kind' ? { event: 'Event', command: 'Command' }[kind] : '';
  const begun = name.startsWith(prefix) ? name : `${prefix}${name}`;
  return begun.endsWith(suffix) ? begun : `${begun}${suffix}`;
}
