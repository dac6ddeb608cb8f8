import type { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import type { CallLike } from '../../syntax/expressions.js';
import type { Evaluator } from '../../values/evaluator.js';
import { rootLibrary } from '../../values/libraries/library.js';
import { type Deferred, rootFrame, type Value } from '../../values/value.js';
import type { Client, LibraryCall, Request } from '../client.js';
import { constantMethod, setting, textValue, withBase } from '../shared/settings.js';
import { passedOn } from './proxy-request.js';

const proxyPackages = new Set(['@fastify/http-proxy', 'fastify-http-proxy']);
const replyPackages = new Set(['@fastify/reply-from', 'fastify-reply-from']);

/** The package that a plugin comes from. */
function pluginOf(plugin: Value | undefined): string | undefined {
  return plugin?.kind === 'library' || plugin?.kind === 'made' ? rootLibrary(plugin).specifier : undefined;
}

function isInstance({ callee }: LibraryCall): boolean {
  if (callee.path.at(-1) !== 'register') return false;
  return callee.kind === 'made'
    ? callee.path.length === 1
    : callee.specifier === 'parameter' || callee.path.length === 1;
}

/** `app.register(proxy, { upstream, prefix })`: https://github.com/fastify/fastify-http-proxy */
export const fastifyHttpProxy: Client = {
  id: 'fastify-http-proxy',
  packages: ['fastify', 'parameter'],
  mark: /['"](?:@fastify\/|fastify-)http-proxy['"]/,
  members: ['register'],
  recognise(call) {
    const { evaluator, node, values } = call;
    if (!isInstance(call) || !proxyPackages.has(pluginOf(values[0]?.value()) ?? '')) return undefined;
    const upstream = setting(evaluator, values[1], 'upstream', node);
    return upstream === undefined ? undefined : passedOn(textValue(upstream, node), node);
  },
};

/** Where the repository registers the plugin that gives replies their `from`. */
const registrations = oncePer((evaluator: Evaluator): readonly CallLike[] => {
  const { program } = evaluator;
  const isUsed = [...replyPackages, ...proxyPackages].some((name) => program.filesWith(name).length > 0);
  return (isUsed ? program.callsNamed('register') : []).filter((call) => {
    const [plugin] = call.arguments ?? [];
    const name = plugin === undefined ? undefined : pluginOf(evaluator.evaluate(plugin, rootFrame));
    return name !== undefined && (replyPackages.has(name) || proxyPackages.has(name));
  });
});

/** The base of the nearest registration: the file's own, or the only one that there is. */
function baseOf(evaluator: Evaluator, calls: readonly CallLike[], node: ts.Node): Deferred | undefined {
  const own = calls.filter((call) => call.getSourceFile() === node.getSourceFile());
  const [only, ...others] = own.length > 0 ? own : calls;
  const options = only?.arguments?.[1];
  if (options === undefined || others.length > 0) return undefined;
  return setting(evaluator, evaluator.defer(options, rootFrame), 'base', node);
}

/** `reply.from('http://user/users')`: https://github.com/fastify/fastify-reply-from#usage */
export const replyFrom: Client = {
  id: 'reply-from',
  packages: ['fastify', 'parameter'],
  mark: /\breply\s*\.from\s*\(|['"](?:@fastify\/|fastify-)reply-from['"]/,
  members: ['from'],
  recognise({ evaluator, node, callee, values }): Request | undefined {
    const [address, options] = values;
    const isReply = callee.path.length === 1 && callee.path[0] === 'from';
    if (!isReply || (callee.kind === 'library' && callee.specifier !== 'parameter')) return undefined;
    const calls = registrations(evaluator);
    if (calls.length === 0) return undefined;
    const base = baseOf(evaluator, calls, node);
    if (address === undefined && base === undefined) return undefined;
    const method = setting(evaluator, options, 'method', node)?.value();
    return {
      url: withBase(base, textValue(address, node), node),
      method: method ?? constantMethod('ANY', node),
      passesOn: 'path',
      body: setting(evaluator, options, 'body', node),
      headers: undefined,
      timeout: setting(evaluator, options, 'timeout', node)?.value(),
      retries: undefined,
    };
  },
};
