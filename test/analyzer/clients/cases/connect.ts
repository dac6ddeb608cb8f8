import type { ClientCase } from '../client-case.js';

const imported =
  "import { createClient } from '@connectrpc/connect';\nimport { createConnectTransport } from '@connectrpc/connect-node';\n";

export const cases: ClientCase = {
  id: 'connect',
  match: [
    [
      `${imported}import { UserService } from './generated';\nconst client = createClient(UserService, createConnectTransport({ baseUrl: 'http://user:8080', httpVersion: '1.1' }));\nclient.getUser({ id }, { timeoutMs: 500 });`,
      'a.ts:5 connect RPC http://user:8080/UserService/GetUser body={ id } timeout=500',
    ],
    [
      "import { createPromiseClient } from '@bufbuild/connect';\nimport { createGrpcTransport } from '@bufbuild/connect-node';\nconst UserService = { typeName: 'users.v1.UserService', methods: { getUser: { name: 'GetUser' } } } as const;\nclass Users { private client = createPromiseClient(UserService, createGrpcTransport({ baseUrl: process.env.USER_URL }));\n get() { return this.client.getUser({ id }); } }",
      'a.ts:5 connect RPC <USER_URL>/UserService/GetUser body={ id }',
    ],
  ],
  nearMiss: [
    "import { ConnectError } from '@connectrpc/connect';\nConnectError.from(error);",
    `${imported}const client = createClient(UserService, createConnectTransport({ baseUrl: 'http://user' }));\nexport const get = client;`,
  ],
  cannotTell: [
    [
      "import { createClient } from '@connectrpc/connect';\nexport const f = (transport) => createClient(UserService, transport).getUser({ id });",
      'a.ts:2 connect RPC {transport}/UserService/GetUser body={ id }',
    ],
  ],
};
