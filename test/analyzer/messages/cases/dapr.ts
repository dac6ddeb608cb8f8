import type { MessageCase } from '../message-case.js';

const imported = "import { DaprClient, DaprServer } from '@dapr/dapr';\n";

export const cases: MessageCase = {
  id: 'dapr',
  match: [
    [
      `${imported}new DaprClient().pubsub.publish('pubsub', 'orders', order);\nnew DaprServer().pubsub.subscribe('pubsub', 'orders', handle);`,
      ['2 publish dapr pubsub/orders', '3 consume dapr pubsub/orders'],
    ],
  ],
  nearMiss: [
    `${imported}new DaprClient().state.save('store', []);\ncontainer.pubsub.publish('pubsub', 'orders');`,
  ],
  cannotTell: [
    [`${imported}new DaprClient().pubsub.publish('pubsub', topic(), order);`, ['2 publish dapr pubsub/{}']],
  ],
};
