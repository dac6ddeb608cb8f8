import type { ts } from 'ts-morph';
import type { Deferred, LibraryValue, MadeValue } from '../values/value.js';
import { ready, unknown } from '../values/value.js';
import type { LibraryCall, Request } from './client.js';
import { firstSetting, methodOf, methodSetting, textOf, withBase } from './settings.js';

const bodiless = new Set(['delete', 'get', 'head', 'options']);
const withBody = new Set(['patch', 'patchForm', 'post', 'postForm', 'put', 'putForm']);
/** Packages that wrap an instance and give one back. */
const wrappers = new Set([
  'axios-cache-adapter',
  'axios-cache-interceptor',
  'axios-retry',
  'axios-case-converter',
]);
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

/**
 * A request through axios or something with its interface: https://axios-http.com/docs/req_config
 * @param path the member that is called, `['get']`; empty for a call of the instance itself
 * @param defaults settings that the instance was made with, the nearest first
 */
export function axiosRequest(
  { evaluator, node, callee, values }: LibraryCall,
  path: readonly string[],
  defaults: readonly Deferred[],
): Request | undefined {
  if (path.length > 1) return undefined;
  const shape = shapeOf(path[0], values);
  if (shape === undefined) return undefined;
  const owners = [shape.settings, ...defaults];
  const base = firstSetting(evaluator, owners, ['baseURL', 'baseUrl'], node) ?? injectedBase(callee, node);
  const url = shape.url ?? firstSetting(evaluator, [shape.settings], ['url'], node);
  const method = firstSetting(evaluator, owners, ['method'], node);
  return {
    url: withBase(base, textOf(url, node), node),
    method: shape.method === undefined ? methodSetting(method, node) : methodOf(shape.method, node),
    body: shape.body ?? firstSetting(evaluator, [shape.settings], ['data'], node),
    headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
    timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
    retries: firstSetting(evaluator, owners, ['raxConfig', 'axios-retry'], node)?.value(),
  };
}
