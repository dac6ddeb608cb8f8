import type { ts } from 'ts-morph';
import type { AnswerUse } from '../../../model/call.js';
import { callbackCarriers, requestCallbackOf } from './callbacks.js';
import { type Carrier, startAt, type Tracing, type Use } from './carrier.js';
import { step } from './steps.js';

/** Steps that are spent on one answer before it is taken for used. */
const STEP_LIMIT = 2000;

const RANKS: Readonly<Record<Use['rank'], number>> = { log: 0, status: 1, data: 2 };

/*
 * A decision weighs most, since it gates what the caller does; then an answer that the caller's own client waits for;
 * then work that is handed on; then what is only kept.
 */
const WEIGHTS: Readonly<Record<AnswerUse, number>> = {
  decision: 4,
  reply: 3,
  'next-call': 2,
  store: 1,
  log: 0,
};

function weightOf(use: Use): number {
  return RANKS[use.rank] * 10 + (use.presence ? 0 : WEIGHTS[use.to]);
}

/** The use that decides: the highest rank, then the greatest weight, then the first that was found. */
export function weightiest(uses: readonly Use[]): Use | undefined {
  return uses.reduce<Use | undefined>(
    (best, use) => (best === undefined || weightOf(use) > weightOf(best) ? use : best),
    undefined,
  );
}

function keyOf(carrier: Carrier): string {
  const { rank, stage, byName, whole, slots, frames } = carrier;
  return [rank, stage, byName, whole, slots.join('.'), frames.map((frame) => frame.call.pos).join('.')].join(
    ' ',
  );
}

/** Follows carriers until nothing is left and gives every use on the way. */
export function usesFrom(tracing: Tracing, carriers: readonly Carrier[]): Use[] {
  const seen = new Map<ts.Node, Set<string>>();
  const uses: Use[] = [];
  const queue = [...carriers];
  let steps = 0;
  for (let carrier = queue.shift(); carrier !== undefined; carrier = queue.shift()) {
    const keys = seen.get(carrier.node) ?? new Set<string>();
    const key = keyOf(carrier);
    if (keys.has(key)) continue;
    seen.set(carrier.node, keys.add(key));
    steps += 1;
    if (steps > STEP_LIMIT) {
      return [...uses, { rank: carrier.rank, to: 'next-call', presence: false, node: carrier.node }];
    }
    const flow = step(tracing, carrier);
    uses.push(...flow.uses);
    queue.push(...flow.next);
  }
  return uses;
}

/** Every use of what a request answers. */
export function usesOfRequest(tracing: Tracing, site: ts.Expression): Use[] {
  const start = startAt(site);
  const callback = requestCallbackOf(tracing.program, site);
  const inCallback = callback === undefined ? [] : callbackCarriers(tracing.program, start, callback);
  return usesFrom(tracing, [start, ...inCallback]);
}
