import type { Deferred, LibraryValue, MadeValue } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import { stringified } from '../fetch/call.js';
import { firstSetting, isSettings, methodSetting, setting, textValue, withBase } from '../shared/settings.js';

/** Dispatchers of one origin. */
const origins = new Set(['BalancedPool', 'Client', 'H2CClient', 'Pool', 'RoundRobinPool']);
/** Dispatchers whose requests name the origin. */
const agents = new Set(['Agent', 'EnvHttpProxyAgent', 'ProxyAgent', 'RetryAgent', 'getGlobalDispatcher']);
const senders = new Set(['pipeline', 'request', 'stream']);

interface Dispatcher {
  readonly origin: Deferred | undefined;
  readonly settings: Deferred | undefined;
}

/** What a dispatcher was made with; undefined for anything else of the package. */
function dispatcherOf(value: LibraryValue | MadeValue): Dispatcher | undefined {
  if (value.kind === 'library') return undefined;
  const name = value.maker.path.at(-1) ?? '';
  // `new Pool(origin).compose(interceptors.retry())`
  if (name === 'compose') return dispatcherOf(value.maker);
  const [first, second] = value.arguments;
  if (agents.has(name)) return { origin: undefined, settings: isSettings(first) ? first : second };
  return value.construct && origins.has(name) ? { origin: first, settings: second } : undefined;
}

interface Target {
  readonly base: Deferred | undefined;
  readonly path: Deferred | undefined;
  /** The nearest first. */
  readonly owners: readonly (Deferred | undefined)[];
}

function targetOf({ evaluator, node, callee, values }: LibraryCall): Target | undefined {
  const [first, second] = values;
  // request(url, options)
  if (callee.kind === 'library') return { base: undefined, path: first, owners: [second] };
  const dispatcher = dispatcherOf(callee);
  if (dispatcher === undefined) return undefined;
  return {
    base: setting(evaluator, first, 'origin', node) ?? dispatcher.origin,
    path: setting(evaluator, first, 'path', node),
    owners: [first, dispatcher.settings],
  };
}

/** `request(url, options)`, `new Pool(origin).request({ path })`: https://undici.nodejs.org/#/docs/api/Dispatcher */
export const undici: Client = {
  id: 'undici',
  packages: ['undici'],
  members: ['pipeline'],
  recognise(call) {
    const { evaluator, node, callee } = call;
    if (callee.path.length !== 1 || !senders.has(callee.path[0] ?? '')) return undefined;
    const target = targetOf(call);
    if (target === undefined) return undefined;
    const [options] = target.owners;
    return {
      url: withBase(target.base, textValue(target.path, node), node),
      method: methodSetting(setting(evaluator, options, 'method', node), node),
      body: stringified(evaluator, setting(evaluator, options, 'body', node)),
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: firstSetting(evaluator, target.owners, ['headersTimeout', 'bodyTimeout'], node)?.value(),
      retries: undefined,
    };
  },
};
