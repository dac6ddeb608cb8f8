import type { Plan, PlanConsumer, PlanMessage } from '../../src/model/plan.js';

/** A consumer that nobody has decided about; `accepted` and `keep-sync` are taken as a person's decision. */
export function consumerOf(
  service: string,
  decision: PlanConsumer['decision'] = 'undecided',
  route: string | null = null,
): PlanConsumer {
  return { service, route, decision, decidedByUser: decision === 'accepted' || decision === 'keep-sync' };
}

/** An event of order that loyalty consumes, unless told otherwise. */
export function messageOf(parts: Partial<PlanMessage> = {}): PlanMessage {
  return {
    name: 'order.OrderPlaced',
    kind: 'event',
    producer: 'order',
    calls: ['order.placeOrder>loyalty POST /points'],
    router: 'sns',
    key: null,
    consumers: [consumerOf('loyalty')],
    ...parts,
  };
}

export function planOf(...messages: readonly PlanMessage[]): Plan {
  return { schemaVersion: 1, messages: [...messages] };
}
