import { rootLibrary } from '../values/libraries/library.js';
import { axios } from './axios.js';
import type { Client, LibraryCall, Request } from './client.js';
import { fetch } from './fetch.js';
import { got } from './got.js';
import { hapiProxy } from './hapi-proxy.js';
import { ky } from './ky.js';
import { needle } from './needle.js';
import { nestGrpc } from './nest-grpc.js';
import { nestHttpService } from './nest-http-service.js';
import { nodeFetch } from './node-fetch.js';
import { nodeHttp } from './node-http.js';
import { proxies } from './proxies.js';
import { request } from './request.js';
import { superagent } from './superagent.js';
import { trpc } from './trpc.js';
import { undici } from './undici.js';

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
];

/** The request that a call is, with the client that recognised it; undefined for any other call. */
export function recognise(call: LibraryCall): (Request & { readonly client: string }) | undefined {
  const { specifier } = rootLibrary(call.callee);
  for (const client of clients) {
    if (!client.packages.includes(specifier)) continue;
    const found = client.recognise(call);
    if (found !== undefined) return { ...found, client: client.id };
  }
  return undefined;
}
