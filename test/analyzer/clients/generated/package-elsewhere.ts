import type { GeneratedCase } from './generated-case.js';

export const packageElsewhere: GeneratedCase = {
  generator: 'a generated package that is not in the repository',
  files: {},
  match: {
    files: {
      'src/orders.ts': `import { Configuration, OrdersApi } from '@acme/orders-client';
export const orders = new OrdersApi(new Configuration({ basePath: process.env.ORDER_URL }));`,
      'src/place.ts': `import { UsersApi } from '@acme/users-client';
import { orders } from './orders.js';
const users = new UsersApi(undefined, 'http://user');
export async function place(order: any) {
  await users.getUser(order.userId);
  return orders.createOrder(order);
}`,
    },
    expected: [
      'src/place.ts:5 openapi-client <UNKNOWN: THE GENERATED PACKAGE IS NOT IN THE REPOSITORY> http://user/{users.getUser(order.userId)}',
      'src/place.ts:6 openapi-client <UNKNOWN: THE GENERATED PACKAGE IS NOT IN THE REPOSITORY> <ORDER_URL>/{orders.createOrder(order)}',
    ],
  },
  nearMiss: {
    files: {
      'src/place.ts': `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.KEY }));
openai.createCompletion({});
class OwnApi { constructor(private configuration: Configuration) {} load() { return 1; } }
const own = new OwnApi(new Configuration({ basePath: 'http://own' }));
own.load();`,
    },
    expected: [],
  },
  cannotTell: {
    files: {
      'src/place.ts': `import { OrdersApi, type Configuration } from '@acme/orders-client';
export class Shop { constructor(private orders: OrdersApi) {} place(order: any) { return this.orders.createOrder(order); } }`,
    },
    expected: [],
  },
};
