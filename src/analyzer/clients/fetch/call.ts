import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import type { Evaluator } from '../../values/evaluator.js';
import type { Deferred, Value } from '../../values/value.js';
import type { LibraryCall, Request } from '../client.js';
import { methodSetting, setting, textValue } from '../shared/settings.js';

/** The milliseconds of `AbortSignal.timeout(ms)`. */
function signalTimeout(signal: Deferred | undefined): Value | undefined {
  const value = signal?.value();
  const made =
    value?.kind === 'alternatives' ? value.options.find((option) => option.kind === 'made') : value;
  return made?.kind === 'made' && made.maker.path.at(-1) === 'timeout'
    ? made.arguments[0]?.value()
    : undefined;
}

/** `new Request(url, init)` as the only argument. */
function requestObject(value: Deferred | undefined): readonly Deferred[] | undefined {
  const made = value?.value();
  return made?.kind === 'made' && made.maker.path.at(-1) === 'Request' ? made.arguments : undefined;
}

/** `JSON.stringify(x)` sends `x`. */
export function stringified(evaluator: Evaluator, body: Deferred | undefined): Deferred | undefined {
  if (body?.node === undefined) return body;
  const node = bare(body.node);
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'JSON.stringify') return body;
  const [inner] = node.arguments;
  return inner === undefined ? body : evaluator.defer(inner, body.frame);
}

/** A request through `fetch`: https://developer.mozilla.org/docs/Web/API/RequestInit */
export function fetchRequest({ evaluator, node, values }: LibraryCall): Request | undefined {
  const [input, init] = requestObject(values[0]) ?? values;
  if (input === undefined) return undefined;
  return {
    url: textValue(input, node),
    method: methodSetting(setting(evaluator, init, 'method', node), node),
    body: stringified(evaluator, setting(evaluator, init, 'body', node)),
    headers: setting(evaluator, init, 'headers', node)?.value(),
    timeout:
      setting(evaluator, init, 'timeout', node)?.value() ??
      signalTimeout(setting(evaluator, init, 'signal', node)),
    retries: undefined,
  };
}
