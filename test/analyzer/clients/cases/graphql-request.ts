import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'graphql-request',
  match: [
    [
      "import { GraphQLClient, gql } from 'graphql-request';\nconst client = new GraphQLClient('http://user/graphql', { headers: { authorization: token } });\nclient.request(gql`query { user }`, { id });",
      'a.ts:3 graphql-request POST http://user/graphql body={ id } auth',
    ],
    [
      "import { request } from 'graphql-request';\nrequest('http://user/graphql', document, { id });",
      'a.ts:2 graphql-request POST http://user/graphql body={ id }',
    ],
    [
      "import request from 'graphql-request';\nrequest({ url: process.env.USER_URL, document, variables: { id } });",
      'a.ts:2 graphql-request POST <USER_URL> body={ id }',
    ],
    [
      "import { GraphQLClient } from 'graphql-request';\nclass Users { constructor(private readonly client: GraphQLClient) {}\n get() { return this.client.rawRequest(document); } }\nnew Users(new GraphQLClient('http://user/graphql'));",
      'a.ts:3 graphql-request POST http://user/graphql',
    ],
  ],
  nearMiss: [
    "import { gql } from 'graphql-request';\ngql`query { user }`;\nclient.request(document);",
    "import { GraphQLClient } from 'graphql-request';\nnew GraphQLClient('http://user/graphql').setHeader('a', 'b');",
  ],
  cannotTell: [
    [
      "import { GraphQLClient } from 'graphql-request';\nnew GraphQLClient(address).request(document);",
      'a.ts:2 graphql-request POST {address}',
    ],
  ],
};
