import type { ts } from 'ts-morph';
import type { Evaluator } from '../values/evaluator.js';
import type { Deferred, LibraryValue, MadeValue, Value } from '../values/value.js';
import type { LibraryCall, Request } from './client.js';
import { stringified } from './fetch-call.js';
import { firstSetting, methodOf, methodSetting, setting, textOf, withBase } from './settings.js';

const verbs = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

/** The option objects that an instance was extended with, the nearest first; undefined for what is no instance. */
function extensions(
  value: LibraryValue | MadeValue,
  makers: ReadonlySet<string>,
): readonly Deferred[] | undefined {
  if (value.kind === 'library') return [];
  if (!makers.has(value.maker.path.at(-1) ?? '')) return undefined;
  const outer = extensions(value.maker, makers);
  return outer === undefined ? undefined : [...value.arguments.toReversed(), ...outer];
}

/** `timeout: 500` or `timeout: { request: 500 }` */
function timeoutOf(evaluator: Evaluator, value: Deferred | undefined, node: ts.Node): Value | undefined {
  return setting(evaluator, value, 'request', node)?.value() ?? value?.value();
}

function retriesOf(evaluator: Evaluator, value: Deferred | undefined, node: ts.Node): Value | undefined {
  return setting(evaluator, value, 'limit', node)?.value() ?? value?.value();
}

/** A request through got or ky, whose options are alike. */
export function gotRequest(call: LibraryCall, makers: ReadonlySet<string>): Request | undefined {
  const { evaluator, node, callee, values } = call;
  const defaults = extensions(callee, makers);
  const path = callee.path[0] === 'stream' ? callee.path.slice(1) : callee.path;
  const verb = path[0];
  if (defaults === undefined || path.length > 1 || (verb !== undefined && !verbs.has(verb))) return undefined;
  const [first, second] = values;
  const isOptions = first?.value().kind === 'object';
  const options = isOptions ? first : second;
  const owners = [options, ...defaults];
  const url = isOptions ? setting(evaluator, first, 'url', node) : first;
  const base = firstSetting(evaluator, owners, ['prefixUrl', 'prefix', 'baseUrl'], node);
  return {
    url: withBase(base, textOf(url, node), node),
    method:
      verb === undefined
        ? methodSetting(firstSetting(evaluator, owners, ['method'], node), node)
        : methodOf(verb, node),
    body:
      setting(evaluator, options, 'json', node) ??
      setting(evaluator, options, 'form', node) ??
      stringified(evaluator, setting(evaluator, options, 'body', node)),
    headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
    timeout: timeoutOf(evaluator, firstSetting(evaluator, owners, ['timeout'], node), node),
    retries: retriesOf(evaluator, firstSetting(evaluator, owners, ['retry'], node), node),
  };
}
