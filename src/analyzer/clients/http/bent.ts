import { literalText } from '../../values/text.js';
import type { Deferred, Value } from '../../values/value.js';
import type { Client } from '../client.js';
import { constantMethod, textValue, withBase } from '../shared/settings.js';

const encodings = new Set(['buffer', 'json', 'string']);

/** A method is a text in capitals: https://github.com/mikeal/bent#bentargs */
function isMethod(text: string | undefined): boolean {
  return text !== undefined && text !== '' && text.toUpperCase() === text && !/[/:]/.test(text);
}

/** A text that may be an address; one that is not known is none of the encodings that people write down. */
function isBase(value: Value): boolean {
  if (!['text', 'parameter', 'unknown', 'alternatives'].includes(value.kind)) return false;
  const text = literalText(value);
  return text === undefined || !(isMethod(text) || encodings.has(text));
}

function find(values: readonly Deferred[], fits: (value: Value) => boolean): Deferred | undefined {
  return values.find((entry) => fits(entry.value()));
}

/** `bent(base, 'POST', 'json', 200)(path, body, headers)`: the settings come in any order. */
export const bent: Client = {
  id: 'bent',
  packages: ['bent'],
  recognise({ node, callee, values }) {
    if (callee.kind !== 'made' || callee.maker.kind !== 'library' || callee.path.length > 0) return undefined;
    if (callee.maker.path.length > 0) return undefined;
    const [path, body, headers] = values;
    const base = find(callee.arguments, isBase);
    const method = find(callee.arguments, (value) => isMethod(literalText(value)));
    const common = find(callee.arguments, (value) => value.kind === 'object');
    return {
      url: withBase(base, textValue(path, node), node),
      method: method?.value() ?? constantMethod('GET', node),
      body,
      headers: (headers ?? common)?.value(),
      timeout: undefined,
      retries: undefined,
    };
  },
};
