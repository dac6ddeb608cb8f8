import { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { ready } from '../../values/value.js';
import { stringified } from '../fetch/call.js';
import { methodSetting } from '../shared/settings.js';
import { type GeneratedOperation, type Generator, generatedRequest } from './generator.js';
import {
  behindVariable,
  callsBelow,
  deferred,
  givenBase,
  pathTemplate,
  pathValue,
  propertyExpression,
} from './path.js';

/** `this.http.fetch(url_, options_)` and `this.instance.request(options_)`: the address and the options. */
function sentBy(
  evaluator: Evaluator,
  call: ts.CallExpression,
): { readonly url: ts.Expression; readonly options: ts.Expression } | undefined {
  const form = call.expression.getText();
  const [first, second] = call.arguments;
  if (form === 'this.http.fetch' && first !== undefined && second !== undefined)
    return { url: first, options: second };
  if (form !== 'this.instance.request' || first === undefined) return undefined;
  const url = propertyExpression(evaluator, first, 'url');
  return url === undefined ? undefined : { url, options: first };
}

function operationOf(evaluator: Evaluator, call: ts.CallExpression): GeneratedOperation | undefined {
  const sent = sentBy(evaluator, call);
  if (sent === undefined) return undefined;
  const { template, filled } = pathTemplate(evaluator, sent.url);
  // `this.baseUrl + "/orders/{id}"`
  if (!ts.isBinaryExpression(template)) return undefined;
  const { left, right } = template;
  const method = propertyExpression(evaluator, sent.options, 'method');
  const body =
    propertyExpression(evaluator, sent.options, 'body') ??
    propertyExpression(evaluator, sent.options, 'data');
  return {
    sink: call,
    read: (frame) =>
      generatedRequest(
        {
          base: ready(givenBase(evaluator.evaluate(left, frame), left), left),
          path: pathValue(evaluator, { template: right, filled }, frame),
          method: methodSetting(deferred(evaluator, method, frame), call),
          body: stringified(
            evaluator,
            deferred(evaluator, body === undefined ? undefined : behindVariable(evaluator, body), frame),
          ),
        },
        call,
      ),
  };
}

/** https://github.com/RicoSuter/NSwag/wiki/TypeScriptClientGenerator */
export const generatedNswag: Generator = {
  id: 'nswag',
  mark: /\bNSwag\b/,
  operations: (evaluator, source) => callsBelow(source).flatMap((call) => operationOf(evaluator, call) ?? []),
};
