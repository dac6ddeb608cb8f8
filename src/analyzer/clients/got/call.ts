import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { objectOf } from '../../values/object-literals.js';
import { type Deferred, type LibraryValue, type MadeValue, ready, type Value } from '../../values/value.js';
import type { LibraryCall, Request } from '../client.js';
import { stringified } from '../fetch/call.js';
import { knownOriginOf, withOrigin } from '../shared/host-options.js';
import {
  constantMethod,
  firstSetting,
  isSettings,
  methodSetting,
  setting,
  textValue,
  withBase,
} from '../shared/settings.js';

const verbs = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

/** Members that send a request in another way: `got.stream.post(url)`, `got.paginate.each(url)`. */
const notVerbs = new Set(['all', 'each', 'paginate', 'stream']);

/**
 * The settings that an argument of `extend` brings: an object, another instance, or a function of the settings so far
 * (https://github.com/sindresorhus/ky#kyextenddefaultoptions).
 */
function brought(
  call: LibraryCall,
  argument: Deferred,
  outer: readonly Deferred[],
  makers: ReadonlySet<string>,
): readonly Deferred[] {
  const { evaluator, node } = call;
  const value = argument.value();
  if (value.kind === 'made') return extensions(call, value, makers) ?? [];
  if (value.kind !== 'function') return [argument];
  return [ready(evaluator.call(value, [outer[0] ?? ready(objectOf(new Map(), true))], node, false))];
}

/** The option objects that an instance was extended with, the nearest first; undefined for what is no instance. */
function extensions(
  call: LibraryCall,
  value: LibraryValue | MadeValue,
  makers: ReadonlySet<string>,
): readonly Deferred[] | undefined {
  if (value.kind === 'library') return [];
  if (!makers.has(value.maker.path.at(-1) ?? '')) return undefined;
  const outer = extensions(call, value.maker, makers);
  if (outer === undefined) return undefined;
  const own = value.arguments.toReversed().flatMap((argument) => brought(call, argument, outer, makers));
  return [...own, ...outer];
}

/** `timeout: 500` or `timeout: { request: 500 }` */
function timeoutOf(evaluator: Evaluator, value: Deferred | undefined, node: ts.Node): Value | undefined {
  return setting(evaluator, value, 'request', node)?.value() ?? value?.value();
}

function retriesOf(evaluator: Evaluator, value: Deferred | undefined, node: ts.Node): Value | undefined {
  return setting(evaluator, value, 'limit', node)?.value() ?? value?.value();
}

/** Older versions take `json: true` as the wish for an answer in JSON. */
function jsonBody(json: Deferred | undefined): Deferred | undefined {
  return json?.value().kind === 'constant' ? undefined : json;
}

/** A request through got or ky, whose options are alike. */
export function gotRequest(call: LibraryCall, makers: ReadonlySet<string>): Request | undefined {
  const { evaluator, node, callee, values } = call;
  const defaults = extensions(call, callee, makers);
  const path = callee.path.filter((name) => !notVerbs.has(name));
  const verb = path[0];
  if (defaults === undefined || path.length > 1 || (verb !== undefined && !verbs.has(verb))) return undefined;
  const [first, second] = values;
  const isOptions = isSettings(first);
  const options = isOptions ? first : second;
  const owners = [options, ...defaults];
  const url = isOptions ? setting(evaluator, first, 'url', node) : first;
  const base = firstSetting(evaluator, owners, ['prefixUrl', 'prefix', 'baseUrl'], node);
  return {
    url: withOrigin(
      knownOriginOf(evaluator, options, 'http://', node),
      withBase(base, textValue(url, node), node),
      node,
    ),
    method:
      verb === undefined
        ? methodSetting(firstSetting(evaluator, owners, ['method'], node), node)
        : constantMethod(verb, node),
    body:
      jsonBody(setting(evaluator, options, 'json', node)) ??
      setting(evaluator, options, 'form', node) ??
      stringified(evaluator, setting(evaluator, options, 'body', node)),
    headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
    timeout: timeoutOf(evaluator, firstSetting(evaluator, owners, ['timeout'], node), node),
    retries: retriesOf(evaluator, firstSetting(evaluator, owners, ['retry'], node), node),
  };
}
