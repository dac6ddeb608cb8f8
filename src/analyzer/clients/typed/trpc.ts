import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { optionsOf } from '../../values/text.js';
import { type Deferred, literal, type MadeValue, type Value } from '../../values/value.js';
import type { Client } from '../client.js';
import { constantMethod, setting, textValue, withBase } from '../shared/settings.js';

const makers = new Set(['createTRPCClient', 'createTRPCProxyClient', 'createTRPCUntypedClient']);
const procedures = new Set(['mutate', 'mutation', 'query']);
const links = new Set(['httpBatchLink', 'httpBatchStreamLink', 'httpLink', 'unstable_httpBatchStreamLink']);

/** The address of the first link that sends over HTTP, also of one that `splitLink` chooses. */
function addressIn(evaluator: Evaluator, value: Value, node: ts.Node): Deferred | undefined {
  for (const option of optionsOf(value)) {
    if (option.kind !== 'made') continue;
    const last = option.maker.path.at(-1) ?? '';
    if (links.has(last)) return setting(evaluator, option.arguments[0], 'url', node);
    if (last !== 'splitLink') continue;
    const branches = ['true', 'false'].flatMap(
      (name) => setting(evaluator, option.arguments[0], name, node) ?? [],
    );
    const found = firstAddress(evaluator, branches, node);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstAddress(
  evaluator: Evaluator,
  values: readonly Deferred[],
  node: ts.Node,
): Deferred | undefined {
  for (const value of values) {
    const given = value.value();
    const found =
      given.kind === 'list'
        ? firstAddress(evaluator, given.elements, node)
        : addressIn(evaluator, given, node);
    if (found !== undefined) return found;
  }
  return undefined;
}

function linkAddress(
  evaluator: Evaluator,
  { arguments: values }: MadeValue,
  node: ts.Node,
): Deferred | undefined {
  const list = setting(evaluator, values[0], 'links', node);
  return list === undefined ? undefined : firstAddress(evaluator, [list], node);
}

/** The procedure and its input: members that are called, or for an untyped client the arguments. */
function procedureOf(
  { path, maker }: MadeValue,
  values: readonly Deferred[],
  node: ts.Node,
): { readonly name: Value; readonly input: Deferred | undefined } | undefined {
  if (!procedures.has(path.at(-1) ?? '')) return undefined;
  if (maker.path.at(-1) === 'createTRPCUntypedClient') {
    const [name, input] = values;
    return name === undefined || path.length > 1 ? undefined : { name: textValue(name, node), input };
  }
  return path.length < 2 ? undefined : { name: literal(path.slice(0, -1).join('.'), node), input: values[0] };
}

/** `client.user.verify.mutate(input)`: https://trpc.io/docs/client/vanilla/setup */
export const trpc: Client = {
  id: 'trpc',
  packages: ['@trpc/client'],
  members: ['mutation'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || !makers.has(callee.maker.path.at(-1) ?? '')) return undefined;
    const procedure = procedureOf(callee, values, node);
    if (procedure === undefined) return undefined;
    return {
      url: withBase(linkAddress(evaluator, callee, node), procedure.name, node),
      method: constantMethod('RPC', node),
      body: procedure.input,
      headers: undefined,
      timeout: undefined,
      retries: undefined,
    };
  },
};
