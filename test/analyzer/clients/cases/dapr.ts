import type { ClientCase } from '../client-case.js';

const imported =
  "import { DaprClient, HttpMethod } from '@dapr/dapr';\nconst client = new DaprClient({ daprPort: '3500' });\n";

export const cases: ClientCase = {
  id: 'dapr',
  match: [
    [
      `${imported}client.invoker.invoke('user', 'users', HttpMethod.POST, { id });`,
      'a.ts:3 dapr POST http://user/users body={ id }',
    ],
    [`${imported}client.invoker.invoke('user', 'users/1');`, 'a.ts:3 dapr GET http://user/users/1'],
  ],
  nearMiss: [
    `${imported}client.pubsub.publish('pubsub', 'orders', order);`,
    "import '@dapr/dapr';\ncontainer.invoker.invoke('user', 'users');",
  ],
  cannotTell: [
    [
      `${imported}client.invoker.invoke(application, 'users', HttpMethod.GET);`,
      'a.ts:3 dapr GET http://{application}/users',
    ],
  ],
};
