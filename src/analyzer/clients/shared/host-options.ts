import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { concatenate, literalStart, optionsOf, type Piece, union } from '../../values/text.js';
import { type Deferred, literal, type Value } from '../../values/value.js';
import { absolute, firstSetting, setting, textValue } from './settings.js';

/** `{ hostname, port }` as the beginning of an address; undefined where no host is set. */
export function originOf(
  evaluator: Evaluator,
  options: Deferred | undefined,
  scheme: string,
  node: ts.Node,
): Value | undefined {
  const host = firstSetting(evaluator, [options], ['hostname', 'host'], node);
  if (host === undefined) return undefined;
  const port = setting(evaluator, options, 'port', node);
  const colon: readonly Piece[] =
    port === undefined
      ? []
      : [
          [literal(':', node), node],
          [textValue(port, node), port.node ?? node],
        ];
  return concatenate(
    [[literal(scheme, node), node], [textValue(host, node), host.node ?? node], ...colon],
    node,
  );
}

/** The origin of options that are known: where they still are a parameter, they may as well set no host. */
export function knownOriginOf(
  evaluator: Evaluator,
  options: Deferred | undefined,
  scheme: string,
  node: ts.Node,
): Value | undefined {
  return options?.value().kind === 'object' ? originOf(evaluator, options, scheme, node) : undefined;
}

/** True for a path alone: no scheme, and no variable that may hold one. */
function isPath(value: Value): boolean {
  if (value.kind !== 'text') return false;
  return value.parts[0]?.kind !== 'environment' && !absolute.test(literalStart(value));
}

/** A path with an origin before it; an address that has its own is left as it is. */
export function withOrigin(origin: Value | undefined, address: Value, node: ts.Node): Value {
  if (origin === undefined) return address;
  const found = optionsOf(address).map((option) => {
    if (!isPath(option)) return option;
    // what is not known here is at least a path
    const first = option.kind === 'text' ? option.parts[0] : undefined;
    if (first === undefined || first.kind === 'literal')
      return concatenate(
        [
          [origin, node],
          [option, node],
        ],
        node,
      );
    return concatenate(
      [
        [origin, node],
        [literal('/', node), node],
        [option, first.origins.at(-1) ?? node],
      ],
      node,
    );
  });
  return union(found, node);
}
