import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { concatenate } from '../../values/text.js';
import { type Deferred, literal, ready, type Value } from '../../values/value.js';
import { setting, textValue } from '../shared/settings.js';

/** An endpoint of a contract. */
export interface Endpoint {
  readonly method: Deferred | undefined;
  /** The path pattern, prefixes included. */
  readonly path: Value;
}

/** A place in a contract: a router, or a plain object of endpoints. */
interface Place {
  readonly value: Value;
  readonly prefix: Value;
}

function joined(prefix: Value, more: Deferred | undefined, node: ts.Node): Value {
  return more === undefined
    ? prefix
    : concatenate(
        [
          [prefix, node],
          [textValue(more, node), more.node ?? node],
        ],
        node,
      );
}

function memberOf(place: Place, name: string, evaluator: Evaluator, node: ts.Node): Place | undefined {
  const inner = opened(place, evaluator, node);
  const member = inner === undefined ? undefined : setting(evaluator, ready(inner.value), name, node);
  return inner === undefined || member === undefined
    ? undefined
    : { value: member.value(), prefix: inner.prefix };
}

/**
 * The object behind `c.router({ … }, { pathPrefix })` and behind `c.query({ … })`; undefined for anything that is no
 * part of a contract.
 */
function opened(place: Place, evaluator: Evaluator, node: ts.Node): Place | undefined {
  const { value } = place;
  if (value.kind === 'object') return place;
  if (value.kind !== 'made') return undefined;
  const [content, options] = value.arguments;
  if (content === undefined) return undefined;
  const made = {
    value: content.value(),
    prefix: joined(place.prefix, setting(evaluator, options, 'pathPrefix', node), node),
  };
  // `contract.orders` is read from what `c.router(…)` gave
  return value.path.reduce<Place | undefined>(
    (at, name) => (at === undefined ? undefined : memberOf(at, name, evaluator, node)),
    made,
  );
}

/** The endpoint that a contract has under a path of names: https://ts-rest.com/contract/overview */
export function endpointOf(
  evaluator: Evaluator,
  contract: Value,
  names: readonly string[],
  node: ts.Node,
): Endpoint | undefined {
  const start: Place = { value: contract, prefix: literal('', node) };
  const found = names.reduce<Place | undefined>(
    (at, name) => (at === undefined ? undefined : memberOf(at, name, evaluator, node)),
    start,
  );
  const inner = found === undefined ? undefined : opened(found, evaluator, node);
  const owner = inner === undefined ? undefined : ready(inner.value);
  const path = setting(evaluator, owner, 'path', node);
  if (inner === undefined || path === undefined) return undefined;
  return { method: setting(evaluator, owner, 'method', node), path: joined(inner.prefix, path, node) };
}
