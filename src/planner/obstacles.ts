import type { Call } from '../model/call.js';
import type { Alternative } from '../model/flow.js';
import { type PlanningContext, targetService } from './context.js';
import { isSubscription } from './rules/subscription.js';

/** What has to happen before a call can become a message, although nothing needs its answer. */
export interface Obstacle {
  readonly title: string;
  readonly reason: string;
  readonly alternative: Alternative;
}

/** The obstacle in the way of a call, or undefined. A call with one makes no event together with others. */
export function obstacleOf(call: Call, { services }: PlanningContext): Obstacle | undefined {
  if (call.group !== null) {
    return {
      title: 'Target chosen at run time',
      reason: `Which service this request goes to is chosen at run time: write one request a service before turning it into a message.`,
      alternative: { router: 'sqs', flipsWhen: 'each service is called in a statement of its own' },
    };
  }
  if (services.get(call.from)?.kind === 'frontend') {
    return {
      title: 'Sent by the browser',
      reason: `${call.from} runs in the browser, which can send no messages: let the service behind it send this one.`,
      alternative: { router: 'sqs', flipsWhen: 'a service makes this request in place of the browser' },
    };
  }
  if (isSubscription(call)) {
    return {
      title: 'Published by the other service',
      reason: `${targetService(call)} would have to publish what ${call.from} hears of by this stream: the message goes the other way, so this call site cannot send it.`,
      alternative: {
        router: 'sns',
        flipsWhen: `${targetService(call)} publishes its changes and ${call.from} reads them from a queue`,
      },
    };
  }
  const target = targetService(call);
  if (target !== null && services.get(target)?.inRepo !== true) {
    return {
      title: 'Code not in this repository',
      reason: `The code of ${target} is not in this repository, so no worker can be written for it here.`,
      alternative: { router: 'sqs', flipsWhen: `${target} is analysed together with ${call.from}` },
    };
  }
  return undefined;
}
