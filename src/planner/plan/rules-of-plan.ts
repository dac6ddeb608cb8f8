import type { PlanMessage } from '../../model/plan.js';
import { acceptedConsumers, shortName } from './lookup.js';

/** True where a queue without a topic would have to serve several services. */
export function overloadsQueue(message: PlanMessage): boolean {
  return message.router === 'sqs' && acceptedConsumers(message).length > 1;
}

/** True where something is accepted that nothing carries. */
export function lacksRouter(message: PlanMessage): boolean {
  return message.router === 'none' && acceptedConsumers(message).length > 0;
}

/** The services for which files, queues and variables are named after a message. */
function namingServices(message: PlanMessage): readonly string[] {
  return [message.producer, ...acceptedConsumers(message)];
}

/** True where two messages cannot both keep their names: one producer, or generated code in the same service. */
export function namesClash(left: PlanMessage, right: PlanMessage): boolean {
  const sameName = shortName(left.name).toLowerCase() === shortName(right.name).toLowerCase();
  const generated = acceptedConsumers(left).length > 0 && acceptedConsumers(right).length > 0;
  const shared = namingServices(left).some((service) => namingServices(right).includes(service));
  return sameName && (left.producer === right.producer || (generated && shared));
}
