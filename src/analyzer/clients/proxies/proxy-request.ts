import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { eachOption } from '../../values/text.js';
import { type Deferred, ready, type Value } from '../../values/value.js';
import type { Request } from '../client.js';
import { originOf } from '../shared/host-options.js';
import { constantMethod, setting, textValue } from '../shared/settings.js';

/** `{ protocol: 'https:', host, port }` as an address. */
function objectTarget(evaluator: Evaluator, target: Deferred, node: ts.Node): Value {
  const protocol = setting(evaluator, target, 'protocol', node)?.value();
  const [part] = protocol?.kind === 'text' ? protocol.parts : [];
  const scheme = part?.kind === 'literal' ? part.text.replace(/:?$/, '://') : 'http://';
  return originOf(evaluator, target, scheme, node) ?? textValue(target, node);
}

/** The address that a proxy's target is, given as text, as URL or in pieces. */
export function targetText(evaluator: Evaluator, target: Deferred, node: ts.Node): Value {
  return eachOption(target.value(), node, (option) =>
    option.kind === 'object'
      ? objectTarget(evaluator, ready(option), node)
      : textValue(ready(option, target.node), node),
  );
}

/** The request of a gateway that passes on whatever comes below a path. */
export function passedOn(url: Value, node: ts.Node, timeout?: Value): Request {
  return {
    url,
    method: constantMethod('ANY', node),
    passesOn: 'any-path',
    body: undefined,
    headers: undefined,
    timeout,
    retries: undefined,
  };
}
