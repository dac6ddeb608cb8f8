import { rootLibrary } from '../values/libraries/library.js';
import { apollo } from './apollo.js';
import { axios } from './axios.js';
import { bent } from './bent.js';
import type { Client, LibraryCall, Request } from './client.js';
import { connect } from './connect.js';
import { dapr } from './dapr.js';
import { fastifyHttpProxy, replyFrom } from './fastify-proxy.js';
import { fetch } from './fetch.js';
import { fetchRetry } from './fetch-retry.js';
import { gaxios } from './gaxios.js';
import { got } from './got.js';
import { graphqlRequest } from './graphql-request.js';
import { grpcJs } from './grpc-js.js';
import { hapiProxy } from './hapi-proxy.js';
import { honoClient } from './hono-client.js';
import { httpProxy } from './http-proxy.js';
import { http2 } from './http2.js';
import { ky } from './ky.js';
import { lambda } from './lambda.js';
import { makeFetchHappen } from './make-fetch-happen.js';
import { moleculer } from './moleculer.js';
import { nats } from './nats.js';
import { needle } from './needle.js';
import { nestGrpc } from './nest-grpc.js';
import { nestHttpService } from './nest-http-service.js';
import { nestProxy } from './nest-proxy.js';
import { niceGrpc } from './nice-grpc.js';
import { nodeFetch } from './node-fetch.js';
import { nodeHttp } from './node-http.js';
import { ofetch } from './ofetch.js';
import { openapiFetch } from './openapi-fetch.js';
import { packageWrapper } from './package-wrapper.js';
import { phin } from './phin.js';
import { proxies } from './proxies.js';
import { redaxios } from './redaxios.js';
import { request } from './request.js';
import { restDataSource } from './rest-data-source.js';
import { superagent } from './superagent.js';
import { trpc } from './trpc.js';
import { tsRest } from './ts-rest.js';
import { undici } from './undici.js';
import { urql } from './urql.js';
import { wreck } from './wreck.js';
import { wretch } from './wretch.js';

/** Every HTTP client that is known, in the order in which they are asked. */
export const clients: readonly Client[] = [
  axios,
  fetch,
  nodeFetch,
  got,
  nestHttpService,
  nestGrpc,
  ky,
  request,
  superagent,
  undici,
  needle,
  nodeHttp,
  proxies,
  hapiProxy,
  trpc,
  bent,
  fetchRetry,
  gaxios,
  honoClient,
  http2,
  makeFetchHappen,
  ofetch,
  openapiFetch,
  phin,
  redaxios,
  tsRest,
  wreck,
  wretch,
  apollo,
  connect,
  dapr,
  fastifyHttpProxy,
  replyFrom,
  graphqlRequest,
  grpcJs,
  httpProxy,
  lambda,
  moleculer,
  nestProxy,
  niceGrpc,
  restDataSource,
  urql,
  nats,
];

const known: ReadonlySet<string> = new Set(clients.flatMap(({ packages }) => packages));

/** The request that a call is, with the client that recognised it; undefined for any other call. */
export function recognise(call: LibraryCall): (Request & { readonly client: string }) | undefined {
  const { specifier } = rootLibrary(call.callee);
  for (const client of clients) {
    if (!client.packages.includes(specifier)) continue;
    const found = client.recognise(call);
    if (found !== undefined) return { ...found, client: client.id };
  }
  const wrapped = packageWrapper(call, known);
  return wrapped === undefined ? undefined : { ...wrapped, client: 'package' };
}
