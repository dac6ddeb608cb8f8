import type { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import type { Evaluator } from '../../values/evaluator.js';
import { optionsOf } from '../../values/text.js';
import { type Deferred, type MadeValue, ready, rootFrame, type Value } from '../../values/value.js';
import type { Client, LibraryCall, Request } from '../client.js';
import { constantMethod, firstSetting, setting, textValue } from '../shared/settings.js';

const operations = ['mutate', 'query', 'watchQuery'] as const;
const links = new Set(['BatchHttpLink', 'HttpLink', 'createHttpLink', 'createNetworkInterface']);
const clients = new Set(['ApolloClient', 'DefaultClient']);

/** A link that sends over HTTP, by what made it. */
function isLink({ maker }: MadeValue): boolean {
  return links.has(maker.path.at(-1) ?? '');
}

/** A client; the default export of some of the packages is one too. */
function isClient({ maker, construct }: MadeValue): boolean {
  if (!construct || maker.kind !== 'library') return false;
  return maker.path.length === 0 || clients.has(maker.path.at(-1) ?? '');
}

/** The links that a value may be made of: itself, each of `from([…])`, the ends of `a.concat(b)`. */
function linksIn(value: Value, depth = 0): readonly MadeValue[] {
  if (depth > 4) return [];
  return optionsOf(value).flatMap((option): readonly MadeValue[] => {
    if (option.kind === 'list')
      return option.elements.flatMap((element) => linksIn(element.value(), depth + 1));
    if (option.kind !== 'made') return [];
    if (isLink(option)) return [option];
    const inner = option.arguments.flatMap((argument) => linksIn(argument.value(), depth + 1));
    const { maker } = option;
    return maker.kind === 'made' ? [...inner, ...linksIn({ ...maker, path: [] }, depth + 1)] : inner;
  });
}

function uriOf(evaluator: Evaluator, made: MadeValue, node: ts.Node): Deferred | undefined {
  return firstSetting(evaluator, [made.arguments[0]], ['uri', 'opts.uri'], node);
}

/** The address of a client: its own, or that of the link that it sends through. */
function addressOf(evaluator: Evaluator, client: MadeValue, node: ts.Node): Deferred | undefined {
  const [settings] = client.arguments;
  const own = uriOf(evaluator, client, node);
  if (own !== undefined) return own;
  const link = firstSetting(evaluator, [settings], ['link', 'networkInterface'], node);
  const [first] = link === undefined ? [] : linksIn(link.value());
  return first === undefined ? link : uriOf(evaluator, first, node);
}

function posted(url: Deferred | undefined, node: ts.Node, body?: Deferred): Request {
  return {
    url: textValue(url, node),
    method: constantMethod('POST', node),
    body,
    headers: undefined,
    timeout: undefined,
    retries: undefined,
  };
}

/** The clients that the repository sends operations through, by where they were made. */
function usedClients(evaluator: Evaluator): readonly MadeValue[] {
  return operations
    .flatMap((name) => evaluator.program.callsNamed(name))
    .flatMap((call) => optionsOf(evaluator.evaluate(call.expression, rootFrame)))
    .filter((value) => value.kind === 'made')
    .filter(isClient);
}

/** The links and clients whose operations are requests of their own. */
const usedNodes = oncePer((evaluator: Evaluator): ReadonlySet<ts.Node> => {
  const nodes = usedClients(evaluator).flatMap((client) => {
    const link = firstSetting(evaluator, [client.arguments[0]], ['link', 'networkInterface'], client.node);
    return [client, ...(link === undefined ? [] : linksIn(link.value()))].map(({ node }) => node);
  });
  return new Set(nodes);
}, new Set());

/** `client.query({ query, variables })` */
function operation({ evaluator, node, values }: LibraryCall, client: MadeValue): Request | undefined {
  const [name, ...rest] = client.path;
  if (rest.length > 0 || !operations.some((known) => known === name) || !isClient(client)) return undefined;
  const url = addressOf(evaluator, client, node);
  const parameter =
    client.injected === undefined
      ? undefined
      : ready({
          kind: 'unknown',
          reason: 'the client is given from outside',
          node,
          depends: [client.injected],
        } as const);
  return posted(parameter ?? url, node, setting(evaluator, values[0], 'variables', node));
}

/**
 * `client.query(…)` and `client.mutate(…)`; for clients that other libraries use (hooks, a gateway) the link or the
 * client itself: https://www.apollographql.com/docs/react/api/core/ApolloClient
 */
export const apollo: Client = {
  id: 'apollo',
  packages: [
    '@apollo/client',
    '@apollo/client/core',
    '@apollo/client/link/batch-http',
    '@apollo/client/link/http',
    'apollo-boost',
    'apollo-client',
    'apollo-client-preset',
    'apollo-link-batch-http',
    'apollo-link-http',
  ],
  members: [...operations],
  constructs: true,
  recognise(call) {
    const { evaluator, node, callee, values } = call;
    if (callee.kind === 'made') return operation(call, callee);
    const name = callee.path.at(-1) ?? 'ApolloClient';
    if (callee.path.length > 1 || !(links.has(name) || clients.has(name))) return undefined;
    const uri = setting(evaluator, values[0], 'uri', node);
    if (uri === undefined || usedNodes(evaluator).has(node)) return undefined;
    return posted(uri, node);
  },
};
