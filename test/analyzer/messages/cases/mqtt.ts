import type { MessageCase } from '../message-case.js';

const connected = "import mqtt from 'mqtt';\nconst client = mqtt.connect('mqtt://b');\n";

export const cases: MessageCase = {
  id: 'mqtt',
  match: [
    [
      `${connected}client.publish('orders', data);\nclient.subscribe(['orders', 'users/+'], handle);`,
      ['3 publish mqtt orders', '4 consume mqtt orders', '4 consume mqtt users/+'],
    ],
  ],
  nearMiss: [`${connected}client.unsubscribe('orders');\nclient.stream.publish('orders');`],
  cannotTell: [[`${connected}client.publish(topic(), data);`, ['3 publish mqtt {}']]],
};
