import { lines, type RouteCases } from './route-case.js';

export const graphql: RouteCases = {
  framework: 'graphql',
  packages: ['@apollo/server', 'graphql-yoga', 'mercurius'],
  match: {
    'each server at its path': {
      files: {
        'src/express.ts': lines(
          "import { expressMiddleware } from '@apollo/server/express4';",
          "app.use('/graphql', cors(), expressMiddleware(server));",
        ),
        'src/yoga.ts':
          "import { createYoga } from 'graphql-yoga';\nexport const yoga = createYoga({ schema, graphqlEndpoint: '/yoga' });",
        'src/fastify.ts':
          "import mercurius from 'mercurius';\napp.register(mercurius, { schema, path: '/mercurius' });",
        'src/alone.ts':
          "import { startStandaloneServer } from '@apollo/server/standalone';\nawait startStandaloneServer(server);",
      },
      routes: [
        'POST / → anonymous src/alone.ts:2',
        'POST /graphql → anonymous src/express.ts:2',
        'POST /mercurius → anonymous src/fastify.ts:2',
        'POST /yoga → anonymous src/yoga.ts:2',
      ],
    },
  },
  nearMiss: {
    'a client': {
      files: {
        'src/main.ts':
          "import { ApolloClient } from '@apollo/client';\nnew ApolloClient({ uri: 'http://user/graphql' });",
      },
      routes: [],
    },
  },
  cannotTell: {
    'a path of elsewhere': {
      files: {
        'src/main.ts': lines(
          "import { expressMiddleware } from '@apollo/server/express4';",
          "import { path } from 'elsewhere';",
          'app.use(path, expressMiddleware(server));',
        ),
      },
      routes: [],
    },
  },
};
