import type { Call } from '../../model/call.js';
import { compareText, functionOf, listed, type PlanningContext } from '../context.js';
import { consumersOf } from '../messages/draft.js';
import { type Router, type RouterInput, reasonOf } from './router.js';

/** From this many consumers on, who hears of what is a matter of its own, to be kept in rules and not in code. */
const manyConsumers = 5;

/** Third parties that the same function tells without looking at an answer, under the same conditions. */
function hostsTold([first]: readonly Call[], context: PlanningContext): readonly string[] {
  const together = first === undefined ? [] : (context.callsOfFunction.get(functionOf(first)) ?? []);
  const hosts = together.flatMap(({ to, response, method, sequence }) =>
    to.kind === 'external' &&
    response !== 'data' &&
    method !== 'GET' &&
    sequence.branch === first?.sequence.branch
      ? [to.host]
      : [],
  );
  return [...new Set(hosts)].sort(compareText);
}

/** What speaks for a bus, a sentence; undefined where a topic does as well. */
function becauseOf({ draft, context }: RouterInput): string | undefined {
  const consumers = consumersOf(draft.calls);
  const hosts = hostsTold(draft.calls, context);
  if (hosts.length > 0) {
    return `Besides ${listed(consumers)}, ${listed(hosts)} hears of the same occurrence: a bus tells services of yours through queues and others through API destinations.`;
  }
  if (consumers.length >= manyConsumers) {
    return `${listed(consumers)} are told of the same occurrence: with so many, rules on a bus say who hears of what.`;
  }
  const [known] = context.analysis.messages
    .filter(
      ({ transport, service }) =>
        transport === 'eventbridge' && [draft.producer, ...consumers].includes(service),
    )
    .sort((left, right) => compareText(left.id, right.id));
  return known === undefined
    ? undefined
    : `${listed(consumers)} are told of the same occurrence, and ${known.service} uses a bus already (${known.file}:${known.line}).`;
}

/** A bus in the middle: rules choose by content, a queue for each consumer. */
export const eventbridge = {
  id: 'eventbridge',
  rule: 'B10',
  title: 'One fact, chosen by rules',
  explain:
    'Several services hear of the same occurrence, and who hears of what is more than a list: there are many of them, third parties among them, or a bus is in use already. An EventBridge bus matches each event with rules by its content, reaches other accounts and outside addresses, and can archive and replay. Each consumer of yours has a queue behind its rule. A bus keeps no order, and costs 1.00 USD for a million events where a topic costs 0.50.',
  choose: (input) => {
    const { draft } = input;
    const [call] = draft.calls;
    const ordered = draft.calls.some(({ ordering }) => ordering);
    const because =
      draft.kind === 'event' && consumersOf(draft.calls).length > 1 && !ordered
        ? becauseOf(input)
        : undefined;
    if (call === undefined || because === undefined) {
      return undefined;
    }
    return {
      pattern: 'fan-out',
      confidence: 'medium',
      reasons: [reasonOf('B10', 'One fact, chosen by rules', because, call)],
      alternatives: [
        {
          router: 'sns',
          flipsWhen:
            'all of them want every event and none is a third party, above about 10,000 events a second, or where half the price counts',
        },
        { router: 'sqs', flipsWhen: 'only one of the services is moved and no other will ever want to know' },
        {
          router: 'kinesis',
          flipsWhen: 'several readers replay the events in order at more than about 1,000 events per second',
        },
      ],
      warnings: [],
      variant: 'standard',
    };
  },
} as const satisfies Router;
