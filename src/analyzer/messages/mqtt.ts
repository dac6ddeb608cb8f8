import { eachConsumed, published } from './channels.js';
import type { Transport } from './transport.js';

/** https://github.com/mqttjs/MQTT.js#publish */
export const mqtt: Transport = {
  id: 'mqtt',
  packages: ['mqtt', 'async-mqtt'],
  names: ['publish', 'publishAsync', 'subscribe', 'subscribeAsync'],
  channels({ callee, values }) {
    if (callee.kind !== 'made' || callee.path.length !== 1) return [];
    return callee.path[0]?.startsWith('publish') ? published(values[0]) : eachConsumed(values[0]);
  },
};
