import { type Deferred, literal, type MadeValue, type Value } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import { stringified } from '../fetch/call.js';
import { filledPath } from '../shared/path-pattern.js';
import {
  constantMethod,
  firstSetting,
  methodSetting,
  setting,
  textValue,
  withBase,
} from '../shared/settings.js';

const verbs = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);
/** The default export and what it is called where it is imported by name. */
const makers = new Set([undefined, 'createClient', 'createPathBasedClient']);

/** What `createClient` was given, also where the client was wrapped to be read by path. */
function clientSettings(value: MadeValue): Deferred | undefined {
  const maker = value.maker.path.at(-1);
  if (maker !== 'wrapAsPathBasedClient') return makers.has(maker) ? value.arguments[0] : undefined;
  const inner = value.arguments[0]?.value();
  return inner?.kind === 'made' ? clientSettings(inner) : undefined;
}

interface Shape {
  readonly path: Value;
  readonly method: Value;
  readonly options: Deferred | undefined;
}

function shapeOf({ node, callee: { path }, values }: LibraryCall): Shape | undefined {
  const [first, second, third] = values;
  const verb = path.at(-1) ?? '';
  if (path.length === 1 && verb === 'request')
    return { path: textValue(second, node), method: methodSetting(first, node), options: third };
  if (!verbs.has(verb)) return undefined;
  if (path.length === 1)
    return { path: textValue(first, node), method: constantMethod(verb, node), options: second };
  // client['/orders/{id}'].GET(options)
  return path.length === 2
    ? { path: literal(path[0] ?? '', node), method: constantMethod(verb, node), options: first }
    : undefined;
}

/** `createClient<paths>({ baseUrl }).GET('/orders/{id}', …)`: https://openapi-ts.dev/openapi-fetch/api */
export const openapiFetch: Client = {
  id: 'openapi-fetch',
  packages: ['openapi-fetch'],
  members: [...verbs],
  recognise(call) {
    const { evaluator, node, callee } = call;
    const shape = shapeOf(call);
    if (callee.kind !== 'made' || callee.maker.kind !== 'library' || shape === undefined) return undefined;
    const { options } = shape;
    const client = clientSettings(callee);
    const base = firstSetting(evaluator, [options, client], ['baseUrl'], node);
    const parameters = setting(evaluator, setting(evaluator, options, 'params', node), 'path', node);
    return {
      url: withBase(base, filledPath(evaluator, shape.path, parameters, node), node),
      method: shape.method,
      body: stringified(evaluator, setting(evaluator, options, 'body', node)),
      headers: firstSetting(evaluator, [options, client], ['headers'], node)?.value(),
      timeout: undefined,
      retries: undefined,
    };
  },
};
