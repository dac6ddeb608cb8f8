import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import {
  type Deferred,
  type LibraryValue,
  type MadeValue,
  ready,
  unknown,
  type Value,
} from '../../values/value.js';
import type { LibraryCall, Request } from '../client.js';
import { knownOriginOf } from '../shared/host-options.js';
import { constantMethod, firstSetting, methodSetting, textValue, withBase } from '../shared/settings.js';
import { attachedRetries, overridden } from './overrides.js';

const bodiless = new Set(['delete', 'get', 'head', 'options']);
const withBody = new Set(['patch', 'patchForm', 'post', 'postForm', 'put', 'putForm']);
/** Packages that wrap an instance and give one back. */
const wrappers = new Set([
  'axios-cache-adapter',
  'axios-cache-interceptor',
  'axios-retry',
  'axios-case-converter',
]);
const baseNames = ['baseURL', 'baseUrl'];
const injectedTypes = new Set(['Axios', 'AxiosInstance', 'AxiosStatic', 'HttpService']);

/** The settings of an instance, the nearest first; undefined for what is no instance. */
export function instanceSettings(value: LibraryValue | MadeValue): readonly Deferred[] | undefined {
  if (value.kind === 'library')
    return value.specifier === 'axios' || value.specifier === 'global' ? [] : undefined;
  const last = value.maker.path.at(-1) ?? '';
  if (last === 'create') {
    const outer = value.maker.kind === 'made' ? instanceSettings(value.maker) : [];
    return [...value.arguments.slice(0, 1), ...(outer ?? [])];
  }
  if (value.construct && injectedTypes.has(last)) return value.arguments.slice(0, 1);
  if (value.maker.kind !== 'library' || !wrappers.has(value.maker.specifier)) return undefined;
  const inner = value.arguments[0]?.value();
  return inner?.kind === 'library' || inner?.kind === 'made' ? instanceSettings(inner) : undefined;
}

interface Shape {
  /** Where the address, the body and the settings stand among the arguments. */
  readonly url: Deferred | undefined;
  readonly body: Deferred | undefined;
  readonly settings: Deferred | undefined;
  /** Undefined where the settings say it. */
  readonly method: string | undefined;
}

function shapeOf(name: string | undefined, values: readonly Deferred[]): Shape | undefined {
  const [first, second, third] = values;
  if (name === undefined || name === 'request') {
    const isUrl =
      first !== undefined &&
      ['text', 'alternatives', 'parameter'].includes(first.value().kind) &&
      (second !== undefined || first.value().kind === 'text');
    return isUrl
      ? { url: first, body: undefined, settings: second, method: undefined }
      : { url: undefined, body: undefined, settings: first, method: undefined };
  }
  if (bodiless.has(name)) return { url: first, body: undefined, settings: second, method: name };
  if (!withBody.has(name)) return undefined;
  return { url: first, body: second, settings: third, method: name.replace('Form', '') };
}

/** A base that whoever makes the injected instance decides. */
function injectedBase(value: LibraryValue | MadeValue, node: ts.Node): Deferred | undefined {
  if (value.kind === 'library' || value.injected === undefined) return undefined;
  const isInstance = value.maker.path.at(-1) === 'AxiosInstance';
  return isInstance ? ready(unknown('the client is given from outside', node, [value.injected])) : undefined;
}

/** The only argument, where it is not known: it may be the address as well as the settings. */
function whole(settings: Deferred | undefined): Deferred | undefined {
  const value = settings?.value();
  return value?.kind === 'unknown' && value.depends.length === 0 ? settings : undefined;
}

/** `{ host: 'user' }` is no setting of its own, but what was meant is plain. */
function hostOf(evaluator: Evaluator, settings: Deferred | undefined, node: ts.Node): Deferred | undefined {
  const origin = knownOriginOf(evaluator, settings, 'http://', node);
  return origin === undefined ? undefined : ready(origin);
}

/** What is sent; the shorthands `get` and `head` have no body. */
function dataOf(evaluator: Evaluator, { method, settings }: Shape, node: ts.Node): Deferred | undefined {
  return method === 'get' || method === 'head'
    ? undefined
    : firstSetting(evaluator, [settings], ['data'], node);
}

/** Retries that retry-axios or axios-retry make. */
function retriesOf(
  { evaluator, callee, node }: LibraryCall,
  owners: readonly (Deferred | undefined)[],
): Value | undefined {
  const attached = firstSetting(evaluator, owners, ['raxConfig', 'axios-retry'], node);
  return (
    firstSetting(evaluator, [attached], ['retry', 'retries'], node)?.value() ??
    attachedRetries(evaluator, callee, node)
  );
}

/**
 * A request through axios or something with its interface: https://axios-http.com/docs/req_config
 * @param path the member that is called, `['get']`; empty for a call of the instance itself
 * @param defaults settings that the instance was made with, the nearest first
 */
export function axiosRequest(
  call: LibraryCall,
  path: readonly string[],
  defaults: readonly Deferred[],
): Request | undefined {
  const { evaluator, node, callee, values } = call;
  if (path.length > 1) return undefined;
  const shape = shapeOf(path[0], values);
  if (shape === undefined) return undefined;
  const owners = [shape.settings, ...defaults];
  const ownBase = firstSetting(evaluator, [shape.settings], baseNames, node);
  const set = {
    base: ownBase ?? firstSetting(evaluator, defaults, baseNames, node) ?? injectedBase(callee, node),
    isOwnBase: ownBase !== undefined,
    url: shape.url ?? firstSetting(evaluator, [shape.settings], ['url'], node) ?? whole(shape.settings),
  };
  const { base = hostOf(evaluator, shape.settings, node), url } = overridden(evaluator, callee, set, node);
  const method = firstSetting(evaluator, owners, ['method'], node);
  return {
    url: withBase(base, textValue(url, node), node),
    method: shape.method === undefined ? methodSetting(method, node) : constantMethod(shape.method, node),
    body: shape.body ?? dataOf(evaluator, shape, node),
    headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
    timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
    retries: retriesOf(call, owners),
  };
}
