import type { ts } from 'ts-morph';
import { objectOf } from '../../values/object-literals.js';
import { concatenate, optionsOf, union } from '../../values/text.js';
import { type Deferred, ready, type Value } from '../../values/value.js';
import type { Client } from '../client.js';
import { type Step, stepsOf } from '../shared/chain.js';
import { constantMethod, sourceOf, textValue, withBase } from '../shared/settings.js';

const bodiless: ReadonlyMap<string, string> = new Map([
  ['delete', 'DELETE'],
  ['get', 'GET'],
  ['head', 'HEAD'],
  ['opts', 'OPTIONS'],
]);
const withBody: ReadonlyMap<string, string> = new Map([
  ['patch', 'PATCH'],
  ['post', 'POST'],
  ['put', 'PUT'],
]);
const bodySteps = new Set(['body', 'formData', 'formUrl', 'json']);

/** An address is what it was before, and then the next piece: nothing replaces the base, even if it is not known. */
function appended(base: Value, piece: Deferred | undefined, node: ts.Node): Value {
  if (piece === undefined || piece.value().kind === 'object') return base;
  const path = textValue(piece, node);
  const found = optionsOf(path).map((option) =>
    option.kind === 'text' && option.parts[0]?.kind === 'literal'
      ? withBase(ready(base), option, node)
      : concatenate(
          [
            [base, sourceOf(base, node)],
            [option, sourceOf(option, node)],
          ],
          node,
        ),
  );
  return base.kind === 'text' && base.parts.length === 0 ? path : union(found, node);
}

/** What `wretch(base)` and each `.url(piece)` say; `.url(address, true)` begins anew. */
function addressOf(steps: readonly Step[], node: ts.Node): Value {
  return steps.reduce<Value>(
    (address, { name, arguments: [first, second] }, index) => {
      if (index > 0 && name !== 'url') return address;
      const flag = second?.value();
      const isAnew = index === 0 || (flag?.kind === 'constant' && flag.value === true);
      return isAnew ? textValue(first, node) : appended(address, first, node);
    },
    { kind: 'text', parts: [] },
  );
}

function last(steps: readonly Step[], names: ReadonlySet<string>): Deferred | undefined {
  return steps.findLast(({ name }, index) => index > 0 && names.has(name ?? ''))?.arguments[0];
}

/** `.auth(token)` sets the header of that name. */
function headersOf(steps: readonly Step[]): Value | undefined {
  const token = last(steps, new Set(['auth']));
  const headers = last(steps, new Set(['headers']))?.value();
  return token === undefined ? headers : objectOf(new Map([['authorization', token]]), true);
}

function isVerb(name: string | undefined): boolean {
  return name !== undefined && (bodiless.has(name) || withBody.has(name));
}

/** `wretch(base).url(path).headers({}).get()`: https://elbywan.github.io/wretch/api/interfaces/index.Wretch */
export const wretch: Client = {
  id: 'wretch',
  packages: ['wretch'],
  members: ['opts'],
  recognise({ node, callee, values }) {
    const verb = callee.path[0];
    if (callee.kind !== 'made' || callee.path.length !== 1 || verb === undefined) return undefined;
    const steps = stepsOf(callee);
    // what follows a verb is the answer
    if (!isVerb(verb) || steps.some(({ name }) => isVerb(name))) return undefined;
    const hasBody = withBody.has(verb);
    const address = addressOf(steps, node);
    return {
      url: appended(address, hasBody ? values[1] : values[0], node),
      method: constantMethod(bodiless.get(verb) ?? withBody.get(verb) ?? verb, node),
      body: (hasBody ? values[0] : undefined) ?? last(steps, bodySteps),
      headers: headersOf(steps),
      timeout: undefined,
      retries: undefined,
    };
  },
};
