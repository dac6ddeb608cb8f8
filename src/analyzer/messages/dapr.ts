import { textValue } from '../clients/shared/settings.js';
import { concatenate } from '../values/text.js';
import { type Deferred, literal, ready } from '../values/value.js';
import type { MessagingCall, Transport } from './transport.js';

/** `component/topic`: a topic belongs to its publish and subscribe component. */
function topicOf({ node, values }: MessagingCall): Deferred | undefined {
  const [component, topic] = values;
  if (component === undefined || topic === undefined) return undefined;
  return ready(
    concatenate(
      [
        [textValue(component, node), component.node ?? node],
        [literal('/', node), node],
        [textValue(topic, node), topic.node ?? node],
      ],
      node,
    ),
  );
}

const directions = {
  publish: 'publish',
  publishBulk: 'publish',
  subscribe: 'consume',
  subscribeWithOptions: 'consume',
} as const;

/** `client.pubsub.publish(component, topic, data)`: https://docs.dapr.io/developing-applications/sdks/js/js-client/ */
export const daprTopics: Transport = {
  id: 'dapr',
  packages: ['@dapr/dapr'],
  names: Object.keys(directions),
  channels(call) {
    const { callee } = call;
    const name = callee.path.at(-1) ?? '';
    const direction = Object.entries(directions).find(([key]) => key === name)?.[1];
    if (
      callee.kind !== 'made' ||
      callee.path.length !== 2 ||
      callee.path[0] !== 'pubsub' ||
      direction === undefined
    )
      return [];
    return [{ direction, name: topicOf(call) }];
  },
};
