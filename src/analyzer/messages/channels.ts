import type { ts } from 'ts-morph';
import { setting } from '../clients/shared/settings.js';
import type { Evaluator } from '../values/evaluator.js';
import { optionsOf } from '../values/text.js';
import type { Deferred } from '../values/value.js';
import type { Channel } from './transport.js';

/** One channel of this name; one without a name where nothing tells it. */
export function published(name: Deferred | undefined): readonly Channel[] {
  return [{ direction: 'publish', name }];
}

/** One channel that is listened to. */
export function consumed(name: Deferred | undefined): readonly Channel[] {
  return [{ direction: 'consume', name }];
}

/** The elements of a list, the value itself where it is no list. */
export function elementsOf(value: Deferred | undefined): readonly (Deferred | undefined)[] {
  const list =
    value === undefined ? undefined : optionsOf(value.value()).find((option) => option.kind === 'list');
  return list?.kind === 'list' && list.elements.length > 0 ? list.elements : [value];
}

/** A channel for each element of a list (`subscribe(['a', 'b'])`), or for the one value. */
export function eachConsumed(value: Deferred | undefined): readonly Channel[] {
  return elementsOf(value).flatMap(consumed);
}

/** A setting of each entry of a list of entries. */
export function settingOfEach(
  evaluator: Evaluator,
  list: Deferred | undefined,
  name: string,
  node: ts.Node,
): readonly (Deferred | undefined)[] {
  return elementsOf(list).map((entry) => setting(evaluator, entry, name, node));
}

/** Channels without those that say the same again. */
export function distinct(channels: readonly Channel[]): readonly Channel[] {
  const named = channels.filter(({ name }) => name !== undefined);
  return named.length > 0 ? named : channels.slice(0, 1);
}
