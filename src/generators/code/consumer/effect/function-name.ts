import { posix } from 'node:path';
import type { Repository } from '../../../../model/repository.js';
import type { Route } from '../../../../model/route.js';

/** Path segments that say themselves what is done: `POST /orders/{}/cancel`. */
const actions = new Set(
  (
    'accept activate add apply approve archive assign book cancel capture charge close commit complete confirm create ' +
    'deactivate decline deliver disable dispatch enable fulfil fulfill import issue notify pay process publish redeem ' +
    'refund register reject release remove renew reopen reserve reset restock resume retry return revoke schedule send ' +
    'ship start stop submit suspend sync transfer update validate verify void'
  ).split(' '),
);

const verbs: Readonly<Record<string, readonly string[]>> = {
  POST: ['add', 'accept', 'register'],
  PUT: ['save', 'store', 'put'],
  PATCH: ['update', 'change', 'patch'],
  DELETE: ['remove', 'delete', 'drop'],
};

/**
 * Names for the function that does what a route does, best first: `addShipment` for `POST /shipments`, `cancelOrder` for
 * `POST /orders/{}/cancel`.
 *
 * @param code the code that it will hold: where it speaks of `Points` and never of a `Point`, so does the name
 */
export function functionNamesOf(route: Route, code: string): readonly string[] {
  const segments = route.path.split('/').filter((segment) => segment !== '' && segment !== '{}');
  const words = segments
    .map((segment) => segment.split(/[^A-Za-z0-9]+/).filter((word) => word !== ''))
    .filter((list) => list.length > 0 && !/^(?:api|v\d+|internal)$/i.test(list.join('')));
  const last = words.at(-1) ?? ['request'];
  const action = last[0]?.toLowerCase() ?? '';
  if (actions.has(action)) {
    const noun = last.length > 1 ? pascal(last.slice(1)) : nounOf(words.at(-2) ?? [], code);
    return [`${action}${noun}`, `${action}${noun}Now`];
  }
  const noun = nounOf(last, code);
  return (verbs[route.method] ?? ['handle', 'perform']).map((verb) => `${verb}${noun}`);
}

function nounOf(words: readonly string[], code: string): string {
  const plural = pascal(words);
  const singular = singularOf(plural);
  if (singular === plural) return plural;
  const speaksOf = (noun: string): boolean => new RegExp(`${noun}(?![a-z])`).test(code);
  return speaksOf(plural) && !speaksOf(singular) ? plural : singular;
}

function singularOf(plural: string): string {
  if (/(?:ss|us|is|news|status)$/i.test(plural)) return plural;
  if (/ies$/.test(plural)) return plural.replace(/ies$/, 'y');
  if (/(?:ches|shes|xes|sses|zes)$/.test(plural)) return plural.replace(/es$/, '');
  return plural.replace(/s$/, '');
}

function pascal(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** The file of a function beside another file, named as its neighbours are: `add-shipment.ts` or `addShipment.ts`. */
export function fileBeside(file: string, name: string, repository: Repository): string {
  const folder = posix.dirname(file);
  const neighbours = repository.files
    .filter((other) => posix.dirname(other) === folder)
    .map((other) => posix.basename(other));
  const camel = neighbours.filter((other) => /^[a-z]+[A-Z]\w*\.[cm]?[jt]sx?$/.test(other)).length;
  const kebab = neighbours.filter((other) => /^[a-z0-9]+-[a-z0-9-]+\.[cm]?[jt]sx?$/.test(other)).length;
  const base = camel > kebab ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return posix.join(folder, `${base}.ts`);
}
