import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'nice-grpc',
  match: [
    [
      "import { createChannel, createClient } from 'nice-grpc';\nimport { UserServiceDefinition } from './generated';\nconst client = createClient(UserServiceDefinition, createChannel('user:50051'));\nclient.getUser({ id });",
      'a.ts:4 nice-grpc RPC grpc://user:50051/UserService/GetUser body={ id }',
    ],
    [
      "import { createChannel, createClientFactory } from 'nice-grpc';\nconst UserServiceDefinition = { name: 'UserService', fullName: 'users.v1.UserService', methods: { getUser: { name: 'getUser' } } } as const;\nconst client = createClientFactory().use(retry).create(UserServiceDefinition, createChannel('http://user:50051'));\nclient.getUser({ id });",
      'a.ts:4 nice-grpc RPC grpc://user:50051/UserService/GetUser body={ id }',
    ],
  ],
  nearMiss: [
    "import { createServer } from 'nice-grpc';\nconst server = createServer();\nserver.add(UserServiceDefinition, implementation);\nserver.listen('0.0.0.0:50051');",
    "import { createClient } from 'redis';\nimport 'nice-grpc';\nconst client = createClient({ url });\nclient.getUser({ id });",
  ],
  cannotTell: [
    [
      "import { createClient } from 'nice-grpc';\nexport const f = (channel) => createClient(UserServiceDefinition, channel).getUser({ id });",
      'a.ts:2 nice-grpc RPC grpc://{channel}/UserService/GetUser body={ id }',
    ],
  ],
};
