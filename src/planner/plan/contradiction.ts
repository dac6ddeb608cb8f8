import type { Plan, PlanMessage } from '../../model/plan.js';
import { acceptedConsumers } from './lookup.js';
import { lacksRouter, namesClash, overloadsQueue } from './rules-of-plan.js';

/** Two values of a plan that exclude each other. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  /** A sentence without its full stop. */
  readonly problem: string;
}

function repeated(values: readonly string[]): number {
  return values.findIndex((value, at) => values.indexOf(value) !== at);
}

function withinMessage(message: PlanMessage, at: number): Contradiction | undefined {
  const place = ['messages', at] as const;
  const twice = repeated(message.consumers.map((consumer) => consumer.service));
  if (!message.name.startsWith(`${message.producer}.`)) {
    return {
      path: [...place, 'name'],
      problem: `the name ${message.name} does not begin with its producer, ${message.producer}`,
    };
  }
  if (twice >= 0) {
    return {
      path: [...place, 'consumers', twice],
      problem: `${message.name} names the consumer ${message.consumers[twice]?.service} twice`,
    };
  }
  if (overloadsQueue(message)) {
    return {
      path: [...place, 'router'],
      problem: `${message.name} has the router sqs and several accepted consumers (${acceptedConsumers(message).join(', ')}); a queue gives each message to one of them only`,
    };
  }
  return lacksRouter(message)
    ? {
        path: [...place, 'router'],
        problem: `${message.name} is accepted for ${acceptedConsumers(message).join(', ')} but has the router none`,
      }
    : undefined;
}

/** The first of the messages before `at` that excludes this one. */
function betweenMessages(
  messages: readonly PlanMessage[],
  message: PlanMessage,
  at: number,
): Contradiction | undefined {
  const before = messages.slice(0, at);
  const named = before.find((other) => namesClash(other, message));
  if (named !== undefined) {
    return {
      path: ['messages', at, 'name'],
      problem: `${message.name} and ${named.name} have one name in a service that both touch`,
    };
  }
  const taken = new Set(before.flatMap((other) => other.calls));
  const call = message.calls.findIndex((id, index) => taken.has(id) || message.calls.indexOf(id) !== index);
  return call < 0
    ? undefined
    : {
        path: ['messages', at, 'calls', call],
        problem: `the call ${message.calls[call]} is in the plan twice`,
      };
}

/** The first contradiction of a plan whose values are each allowed, or undefined. */
export function contradictionIn(plan: Plan): Contradiction | undefined {
  return plan.messages
    .map((message, at) => withinMessage(message, at) ?? betweenMessages(plan.messages, message, at))
    .find((found) => found !== undefined);
}
