import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'redis',
  match: [
    [
      "import Redis from 'ioredis';\nconst redis = new Redis();\nredis.publish('orders', data);\nredis.subscribe('orders', 'users', handle);\nredis.psubscribe('order.*');\nredis.xadd('stream', '*', 'a', 'b');",
      [
        '3 publish redis orders',
        '4 consume redis orders',
        '4 consume redis users',
        '5 consume redis order.*',
        '6 publish redis stream',
      ],
    ],
    [
      "import { createClient } from 'redis';\nconst client = createClient();\nclient.subscribe(['orders', 'users'], handle);\nclient.duplicate().publish('orders', data);",
      ['3 consume redis orders', '3 consume redis users', '4 publish redis orders'],
    ],
  ],
  nearMiss: [
    "import Redis from 'ioredis';\nnew Redis().get('orders');",
    "import 'redis';\nbus.publish('orders');",
  ],
  cannotTell: [
    ["import Redis from 'ioredis';\nnew Redis().publish(channel(), data);", ['2 publish redis {}']],
  ],
};
