import { type Deferred, type MadeValue, ready, unknown } from '../../values/value.js';
import type { Client, LibraryCall, Request } from '../client.js';
import { constantMethod, firstSetting, setting, textValue } from '../shared/settings.js';

const sending = new Set(['batchRequests', 'rawRequest', 'request']);

interface Sent {
  readonly url: Deferred | undefined;
  readonly document: Deferred | undefined;
  readonly variables: Deferred | undefined;
  readonly headers: Deferred | undefined;
}

/** A client that whoever makes it gives its address: the parameter decides. */
function clientAddress({ arguments: values, injected, node }: MadeValue): Deferred | undefined {
  if (injected === undefined) return values[0];
  return ready(unknown('the client is given from outside', node, [injected]));
}

/** `new GraphQLClient(url, { headers }).request(document, variables, headers)` */
function throughClient({ evaluator, node, values }: LibraryCall, client: MadeValue): Sent {
  const [document, variables, headers] = values;
  return {
    url: clientAddress(client),
    document,
    variables: setting(evaluator, document, 'variables', node) ?? variables,
    headers: headers ?? setting(evaluator, client.arguments[1], 'headers', node),
  };
}

/** `request(url, document, variables, headers)`, `request({ url, document, variables })` */
function alone({ evaluator, node, values }: LibraryCall): Sent {
  const [first, document, variables, headers] = values;
  const isOptions = first?.value().kind === 'object';
  if (!isOptions) return { url: first, document, variables, headers };
  return {
    url: setting(evaluator, first, 'url', node),
    document: setting(evaluator, first, 'document', node),
    variables: setting(evaluator, first, 'variables', node),
    headers: setting(evaluator, first, 'requestHeaders', node),
  };
}

function sentBy(call: LibraryCall): Sent | undefined {
  const { callee } = call;
  if (!sending.has(callee.path.at(-1) ?? '') && !(callee.kind === 'library' && callee.path.length === 0))
    return undefined;
  if (callee.kind === 'library') return callee.path.length <= 1 ? alone(call) : undefined;
  const isClient =
    callee.construct && callee.maker.path.at(-1) === 'GraphQLClient' && callee.path.length === 1;
  return isClient ? throughClient(call, callee) : undefined;
}

/** https://github.com/graffle-js/graffle/tree/graphql-request */
export const graphqlRequest: Client = {
  id: 'graphql-request',
  packages: ['graphql-request'],
  members: ['batchRequests', 'rawRequest'],
  recognise(call): Request | undefined {
    const { evaluator, node } = call;
    const sent = sentBy(call);
    if (sent?.document === undefined) return undefined;
    return {
      url: textValue(sent.url, node),
      method: constantMethod('POST', node),
      body: sent.variables,
      headers: sent.headers?.value(),
      timeout: firstSetting(evaluator, [call.values[0]], ['timeout'], node)?.value(),
      retries: undefined,
    };
  },
};
