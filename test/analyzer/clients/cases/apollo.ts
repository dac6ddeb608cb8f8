import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'apollo',
  match: [
    [
      "import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';\nconst client = new ApolloClient({ link: new HttpLink({ uri: 'http://user/graphql' }), cache: new InMemoryCache() });\nclient.query({ query: document, variables: { id } });",
      'a.ts:3 apollo POST http://user/graphql body={ id }',
    ],
    [
      "import { ApolloClient, createHttpLink, from } from '@apollo/client';\nconst client = new ApolloClient({ link: from([onError(log), createHttpLink({ uri: 'http://user/graphql' })]) });\nclient.mutate({ mutation: document });",
      'a.ts:3 apollo POST http://user/graphql',
    ],
    [
      "import ApolloClient from 'apollo-boost';\nconst client = new ApolloClient({ uri: process.env.USER_URL });\nexport const f = () => client.query({ query: document });",
      'a.ts:3 apollo POST <USER_URL>',
    ],
    [
      "import { HttpLink } from 'apollo-link-http';\nexport const link = new HttpLink({ uri: 'http://user/graphql' });",
      'a.ts:2 apollo POST http://user/graphql',
    ],
    [
      "import { createNetworkInterface } from 'apollo-client';\nexport const network = createNetworkInterface({ uri: 'http://user/graphql' });",
      'a.ts:2 apollo POST http://user/graphql',
    ],
  ],
  nearMiss: [
    "import { ApolloClient, InMemoryCache } from '@apollo/client';\nexport const client = new ApolloClient({ cache: new InMemoryCache() });",
    "import { gql } from '@apollo/client';\nimport knex from 'knex';\nknex({}).query({ query: gql`query { user }` });",
  ],
  cannotTell: [
    [
      "import { ApolloClient } from '@apollo/client';\nnew ApolloClient({ uri: address() }).query({ query: document });",
      'a.ts:2 apollo POST {address()}',
    ],
  ],
};
