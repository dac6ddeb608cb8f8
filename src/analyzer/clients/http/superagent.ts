import { rootLibrary } from '../../values/libraries/library.js';
import { objectOf } from '../../values/object-literals.js';
import { literalText, optionsOf } from '../../values/text.js';
import type { Deferred, LibraryValue, MadeValue, Value } from '../../values/value.js';
import type { Client, LibraryCall, Request } from '../client.js';
import { type Step, stepsOf } from '../shared/chain.js';
import { type LaterCall, lastArgument, laterCalls } from '../shared/later-calls.js';
import { constantMethod, setting, textValue, withBase } from '../shared/settings.js';

const verbs = new Set(['del', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

/** Where a request begins: on the package, on an agent, or on what `supertest(address)` gave. */
interface Start {
  readonly base: Deferred | undefined;
  /** What was set on the agent already. */
  readonly calls: readonly Step[];
}

/** An address, not the server object that tests hand over. */
function isAddress(value: Value | undefined): boolean {
  return value !== undefined && optionsOf(value).every((option) => option.kind === 'text');
}

function startOf(callee: LibraryValue | MadeValue): Start | undefined {
  const steps = stepsOf(callee);
  const [first, ...calls] = steps;
  const isTester = rootLibrary(callee).specifier === 'supertest';
  if (first === undefined) return isTester ? undefined : { base: undefined, calls };
  // the verb of another request stands in the chain: this reads its headers
  if (steps.some(({ name }) => verbs.has(name ?? ''))) return undefined;
  const [base] = first.arguments;
  if (isTester) return base !== undefined && isAddress(base.value()) ? { base, calls } : undefined;
  return first.name === 'agent' ? { base: undefined, calls } : undefined;
}

/** `.use(prefix('http://user'))` of superagent-prefix. */
function prefixOf(calls: readonly (LaterCall | Step)[]): Deferred | undefined {
  return calls.flatMap(({ name, arguments: [plugin] }) => {
    const value = name === 'use' ? plugin?.value() : undefined;
    const isPrefix = value?.kind === 'made' && value.maker.kind === 'library';
    return isPrefix && value.maker.specifier === 'superagent-prefix' ? value.arguments.slice(0, 1) : [];
  })[0];
}

/** The headers that one call sets: `.set(name, value)`, `.set({ … })`, `.auth(…)`. */
function headersIn({ name, arguments: values }: LaterCall | Step): readonly (readonly [string, Deferred])[] {
  const [first, second] = values;
  if (first === undefined) return [];
  if (name === 'auth') return [['authorization', first]];
  if (name !== 'set') return [];
  const given = first.value();
  const text = literalText(given);
  if (text !== undefined) return [[text, second ?? first]];
  return given.kind === 'object' ? given.names.map((key) => [key, given.property(key) ?? first]) : [];
}

function headersOf(calls: readonly (LaterCall | Step)[]): Value | undefined {
  const headers = new Map(calls.flatMap(headersIn));
  return headers.size === 0 ? undefined : objectOf(headers, true);
}

/** The verb, the address and the body of `superagent(url)`, `superagent('PUT', url)` and `agent.post(url, body)`. */
function targetOf(
  { callee, values, node }: LibraryCall,
  hasBase: boolean,
): (Pick<Request, 'method'> & { readonly url: Deferred | undefined }) | undefined {
  const [first, second] = values;
  const verb = callee.path[0];
  if (verb !== undefined)
    return verbs.has(verb)
      ? { method: constantMethod(verb.replace(/^del$/, 'delete'), node), url: first }
      : undefined;
  if (hasBase || callee.kind === 'made' || first === undefined) return undefined;
  return second === undefined || second.value().kind === 'function'
    ? { method: constantMethod('GET', node), url: first }
    : { method: first.value(), url: second };
}

/** `superagent.post(url, body)` */
function bodyOf({ callee, values }: LibraryCall): Deferred | undefined {
  const [verb] = callee.path;
  const second = values[1];
  const isBody = verb === 'post' || verb === 'put' || verb === 'patch';
  return isBody && second?.value().kind !== 'function' ? second : undefined;
}

/** `.timeout(ms)` and `.timeout({ response, deadline })` */
function timeoutOf({ evaluator, node }: LibraryCall, calls: readonly LaterCall[]): Value | undefined {
  const given = lastArgument(calls, 'timeout');
  return setting(evaluator, given, 'response', node)?.value() ?? given?.value();
}

/** https://ladjs.github.io/superagent/docs/index.html#request-basics */
export const superagent: Client = {
  id: 'superagent',
  packages: ['superagent', 'supertest'],
  recognise(call) {
    const { callee, node, evaluator } = call;
    if (callee.path.length > 1) return undefined;
    const start = startOf(callee);
    const target = start === undefined ? undefined : targetOf(call, start.base !== undefined);
    if (start === undefined || target === undefined) return undefined;
    const calls = laterCalls(evaluator, node);
    const all = [...start.calls, ...calls];
    const base = start.base ?? prefixOf(all);
    return {
      url: withBase(base, textValue(target.url, node), node),
      method: target.method,
      body: lastArgument(calls, 'send') ?? bodyOf(call),
      headers: headersOf(all),
      timeout: timeoutOf(call, calls),
      retries: lastArgument(calls, 'retry')?.value(),
    };
  },
};
