import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'trpc',
  match: [
    [
      "import { createTRPCClient, httpBatchLink } from '@trpc/client';\nconst api = createTRPCClient({ links: [httpBatchLink({ url: 'http://user/trpc' })] });\napi.users.create.mutate(user);",
      'a.ts:3 trpc RPC http://user/trpc/users.create body=user',
    ],
    [
      "import { createTRPCProxyClient, httpLink, loggerLink, splitLink, wsLink } from '@trpc/client';\nconst api = createTRPCProxyClient({ links: [loggerLink(), splitLink({ condition, true: wsLink({ client }), false: [httpLink({ url: process.env.USER_URL })] })] });\napi.users.list.query();",
      'a.ts:3 trpc RPC <USER_URL>/users.list',
    ],
    [
      "import { createTRPCUntypedClient, httpLink } from '@trpc/client';\nconst api = createTRPCUntypedClient({ links: [httpLink({ url: 'http://user/trpc' })] });\napi.mutation('users.create', user);",
      'a.ts:3 trpc RPC http://user/trpc/users.create body=user',
    ],
  ],
  nearMiss: [
    "import { createTRPCClient } from '@trpc/client';\nconst api = createTRPCClient({ links: [] });\napi.users.create.subscribe(user);",
  ],
  cannotTell: [
    [
      "import { createTRPCClient } from '@trpc/client';\nconst api = createTRPCClient({ links: [] });\napi.users.list.query();",
      'a.ts:3 trpc RPC users.list',
    ],
  ],
};
