import { type Deferred, ready } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import { setting, textValue } from '../shared/settings.js';
import { passedOn, targetText } from './proxy-request.js';

const makers = new Set(['createProxy', 'createProxyServer', 'createServer']);

function isServer({ callee }: LibraryCall): boolean {
  if (callee.kind !== 'made' || callee.maker.kind !== 'library') return false;
  return callee.construct || makers.has(callee.maker.path.at(-1) ?? '');
}

/** The options of the call that names the target: of the server's maker, or of one request. */
function optionsOf(call: LibraryCall): Deferred | undefined {
  const { callee, values } = call;
  const name = callee.path.at(-1) ?? '';
  if (callee.kind === 'library') return callee.path.length === 1 && makers.has(name) ? values[0] : undefined;
  if (!isServer(call) || callee.path.length !== 1) return undefined;
  if (name === 'web') return values[2];
  return name === 'ws' ? values[3] : undefined;
}

/** `createProxyServer({ target })`, `proxy.web(request, response, { target })`: https://github.com/http-party/node-http-proxy */
export const httpProxy: Client = {
  id: 'http-proxy',
  packages: ['http-proxy', 'http-proxy-3', 'httpxy'],
  members: ['createProxy', 'createProxyServer', 'createServer', 'web', 'ws'],
  recognise(call) {
    const { evaluator, node } = call;
    const options = optionsOf(call);
    if (options === undefined) return undefined;
    const target =
      setting(evaluator, options, 'target', node) ?? setting(evaluator, options, 'forward', node);
    if (target !== undefined) {
      const timeout = setting(evaluator, options, 'proxyTimeout', node)?.value();
      return passedOn(targetText(evaluator, target, node), node, timeout);
    }
    // options that are not known may name one
    return options.value().kind === 'unknown'
      ? passedOn(textValue(ready(options.value(), options.node), node), node)
      : undefined;
  },
};
