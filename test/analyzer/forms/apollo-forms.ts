// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, inOneFile } from './form.js';

function linked(line: number, client: string, url: string, to: string): Form['expected'] {
  return [{ at: `src/main.js:${line}`, client, method: 'POST', url, to, path: '/graphql' }];
}

/** https://www.apollographql.com/docs/react/api/link/apollo-link-http */
export const apolloForms: readonly Form[] = [
  inOneFile(
    'apollo-link-http',
    'createHttpLink, called with new',
    "import { createHttpLink } from 'apollo-link-http';\nconst link = new createHttpLink({ uri: 'http://user:4000/graphql' });",
    linked(2, 'apollo', 'http://user:4000/graphql', 'service user'),
  ),
  inOneFile(
    'apollo-link-http',
    'HttpLink of a required module',
    "const HttpLink = require('apollo-link-http').HttpLink;\nconst link = new HttpLink({ uri: 'http://localhost:8080/graphql' });",
    linked(2, 'apollo', 'http://localhost:8080/graphql', 'unknown: the service that listens on port 8080'),
  ),
  inOneFile(
    'apollo-boost',
    'its default import, whose name another import has too',
    "import { ApolloClient } from 'apollo-client';\nimport Boost from 'apollo-boost';\nconst client = new Boost({ uri: 'http://user:4000/graphql' });",
    linked(3, 'apollo', 'http://user:4000/graphql', 'service user'),
  ),
  inOneFile(
    'apollo-client-preset',
    'HttpLink under another name',
    "import { HttpLink as Link } from 'apollo-client-preset';\nconst link = new Link({ uri: 'http://user:4000/graphql' });",
    linked(2, 'apollo', 'http://user:4000/graphql', 'service user'),
  ),
  inOneFile(
    'apollo-client',
    'createNetworkInterface',
    "import { createNetworkInterface } from 'apollo-client';\nconst network = createNetworkInterface({ uri: 'http://user:4000/graphql' });",
    linked(2, 'apollo', 'http://user:4000/graphql', 'service user'),
  ),
];
