import { rootLibrary } from '../values/libraries/library.js';
import { axios } from './axios/axios.js';
import { redaxios } from './axios/redaxios.js';
import type { Client, LibraryCall, Request } from './client.js';
import { fetch } from './fetch/fetch.js';
import { fetchRetry } from './fetch/fetch-retry.js';
import { makeFetchHappen } from './fetch/make-fetch-happen.js';
import { nodeFetch } from './fetch/node-fetch.js';
import { ofetch } from './fetch/ofetch.js';
import { got } from './got/got.js';
import { ky } from './got/ky.js';
import { apollo } from './graphql/apollo.js';
import { graphqlRequest } from './graphql/graphql-request.js';
import { restDataSource } from './graphql/rest-data-source.js';
import { urql } from './graphql/urql.js';
import { connect } from './grpc/connect.js';
import { grpcJs } from './grpc/grpc-js.js';
import { niceGrpc } from './grpc/nice-grpc.js';
import { bent } from './http/bent.js';
import { gaxios } from './http/gaxios.js';
import { http2 } from './http/http2.js';
import { needle } from './http/needle.js';
import { nodeHttp } from './http/node-http.js';
import { phin } from './http/phin.js';
import { request } from './http/request.js';
import { superagent } from './http/superagent.js';
import { undici } from './http/undici.js';
import { wreck } from './http/wreck.js';
import { wretch } from './http/wretch.js';
import { nestProxy } from './nest/client-proxy.js';
import { nestGrpc } from './nest/grpc.js';
import { nestHttpService } from './nest/http-service.js';
import { packageWrapper } from './package-wrapper.js';
import { dapr } from './platforms/dapr.js';
import { lambda } from './platforms/lambda.js';
import { moleculer } from './platforms/moleculer.js';
import { nats } from './platforms/nats.js';
import { fastifyHttpProxy, replyFrom } from './proxies/fastify-proxy.js';
import { hapiProxy } from './proxies/hapi-proxy.js';
import { httpProxy } from './proxies/http-proxy.js';
import { proxies } from './proxies/proxies.js';
import { honoClient } from './typed/hono-client.js';
import { openapiFetch } from './typed/openapi-fetch.js';
import { trpc } from './typed/trpc.js';
import { tsRest } from './typed/ts-rest.js';

/**
 * Every client that is known, by folder. They are asked in this order, which only matters where two have a package in
 * common. To add one, write its file in the folder of its family, add it here, and add its cases to the tests.
 */
export const clients: readonly Client[] = [
  axios,
  redaxios,
  fetch,
  nodeFetch,
  fetchRetry,
  makeFetchHappen,
  ofetch,
  got,
  ky,
  bent,
  gaxios,
  http2,
  needle,
  nodeHttp,
  phin,
  request,
  superagent,
  undici,
  wreck,
  wretch,
  nestHttpService,
  nestGrpc,
  nestProxy,
  grpcJs,
  niceGrpc,
  connect,
  honoClient,
  openapiFetch,
  trpc,
  tsRest,
  apollo,
  graphqlRequest,
  restDataSource,
  urql,
  proxies,
  hapiProxy,
  fastifyHttpProxy,
  replyFrom,
  httpProxy,
  dapr,
  lambda,
  moleculer,
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
