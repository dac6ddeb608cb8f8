import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { type CallLike, calledName } from '../../syntax/expressions.js';
import { constantText, optionText, writtenMember } from '../constant-text.js';
import { joinPaths } from '../paths/path-template.js';
import { type RouteFact, type RouteFramework, wholeRoute } from '../route-fact.js';
import { calledPackage, namedPackage } from '../routers/router-identity.js';

const packages = [
  '@apollo/server/standalone',
  '@apollo/server/express4',
  '@as-integrations/express5',
  '@as-integrations/koa',
  'apollo-server',
  'apollo-server-express',
  'apollo-server-fastify',
  'apollo-server-koa',
  'express-graphql',
  'graphql-http/lib/use/express',
  'graphql-yoga',
  'mercurius',
  '@nestjs/graphql',
];

/** GraphQL servers: one path that takes every operation. https://www.apollographql.com/docs/apollo-server */
export const graphql: RouteFramework = {
  id: 'graphql',
  packages,
  words:
    /\b(?:startStandaloneServer|expressMiddleware|koaMiddleware|applyMiddleware|graphqlHTTP|createHandler|createYoga|mercurius|GraphQLModule|ApolloServer)\b/,
  routes(file, program) {
    return program.callsIn(file).flatMap((call): readonly RouteFact[] => {
      const path = servedPath(call, program);
      if (path === undefined) return [];
      return [wholeRoute(call, 'POST', joinPaths('', path))];
    });
  },
};

/** The path that a call serves GraphQL at; undefined where it serves none, or nobody can say where. */
function servedPath(call: CallLike, program: SourceProgram): string | undefined {
  const [first, second] = call.arguments ?? [];
  const name = calledName(call.expression)?.text ?? '';
  // `server.applyMiddleware({ app, path })`
  if (name === 'applyMiddleware' && writtenMember(first, 'app') !== undefined)
    return optionText(first, 'path', '/graphql', program);
  if (/^forRoot(?:Async)?$/.test(name) && call.expression.getText().startsWith('GraphQLModule.')) {
    return optionText(first, 'path', '/graphql', program);
  }
  if (name === 'register' && first !== undefined && namedPackage(first, program)?.specifier === 'mercurius') {
    return optionText(second, 'path', '/graphql', program);
  }
  const made = calledPackage(call, program);
  return made !== undefined && packages.includes(made.specifier) ? madePath(call, made, program) : undefined;
}

function madePath(
  call: CallLike,
  { specifier, exported }: { readonly specifier: string; readonly exported: string },
  program: SourceProgram,
): string | undefined {
  if (exported === 'startStandaloneServer') return '/';
  if (exported === 'createYoga')
    return optionText(call.arguments?.[0], 'graphqlEndpoint', '/graphql', program);
  // The server of this package listens by itself; others are applied.
  if (exported === 'ApolloServer') return specifier === 'apollo-server' ? '/' : undefined;
  return /^(?:expressMiddleware|koaMiddleware|graphqlHTTP|createHandler)$/.test(exported)
    ? usedAt(call, program)
    : undefined;
}

/** `app.use('/graphql', cors(), expressMiddleware(server))` */
function usedAt({ parent }: CallLike, program: SourceProgram): string | undefined {
  if (!ts.isCallExpression(parent)) return undefined;
  const name = calledName(parent.expression)?.text ?? '';
  return /^(?:use|all|post)$/.test(name) ? constantText(parent.arguments[0], program) : undefined;
}
