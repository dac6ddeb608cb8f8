import type { ts } from 'ts-morph';
import type { Evaluator } from '../values/evaluator.js';
import { optionsOf } from '../values/text.js';
import { type Deferred, literal, type MadeValue } from '../values/value.js';
import type { Client } from './client.js';
import { methodOf, setting, withBase } from './settings.js';

const makers = new Set(['createTRPCClient', 'createTRPCProxyClient']);
const procedures = new Set(['mutate', 'query']);
const links = new Set(['httpBatchLink', 'httpBatchStreamLink', 'httpLink', 'unstable_httpBatchStreamLink']);

/** The address of the first link that sends over HTTP. */
function linkAddress(
  evaluator: Evaluator,
  { arguments: values }: MadeValue,
  node: ts.Node,
): Deferred | undefined {
  const list = setting(evaluator, values[0], 'links', node)?.value();
  const elements = list?.kind === 'list' ? list.elements : [];
  for (const option of elements.flatMap((element) => optionsOf(element.value()))) {
    if (option.kind === 'made' && links.has(option.maker.path.at(-1) ?? '')) {
      return setting(evaluator, option.arguments[0], 'url', node);
    }
  }
  return undefined;
}

/** `client.user.verify.mutate(input)`: https://trpc.io/docs/client/vanilla/setup */
export const trpc: Client = {
  id: 'trpc',
  packages: ['@trpc/client'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || !makers.has(callee.maker.path.at(-1) ?? '')) return undefined;
    if (!procedures.has(callee.path.at(-1) ?? '') || callee.path.length < 2) return undefined;
    const address = linkAddress(evaluator, callee, node);
    const procedure = callee.path.slice(0, -1).join('.');
    return {
      url: withBase(address, literal(procedure, node), node),
      method: methodOf('RPC', node),
      body: values[0],
      headers: undefined,
      timeout: undefined,
      retries: undefined,
    };
  },
};
