import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { eachOption, literalText } from '../../values/text.js';
import { literal, unknown, type Value } from '../../values/value.js';

function patternProperty(
  evaluator: Evaluator,
  pattern: Value,
  name: string,
  node: ts.Node,
): string | undefined {
  const value = evaluator.member(pattern, name, node);
  return value.kind === 'object' ? objectText(evaluator, value, node) : literalText(value);
}

/** `{ role: 'user', cmd: 'get' }` as `cmd:get,role:user`: the order of the keys means nothing. */
function objectText(evaluator: Evaluator, pattern: Value, node: ts.Node): string | undefined {
  if (pattern.kind !== 'object' || pattern.open) return undefined;
  const entries = pattern.names
    .toSorted()
    .map((name) => [name, patternProperty(evaluator, pattern, name, node)] as const);
  return entries.some(([, text]) => text === undefined)
    ? undefined
    : entries.map(([name, text]) => `${name}:${text ?? ''}`).join(',');
}

/** The pattern of a message as a text: https://docs.nestjs.com/microservices/basics#patterns */
export function patternText(evaluator: Evaluator, pattern: Value, node: ts.Node): Value {
  return eachOption(pattern, node, (option) => {
    if (option.kind !== 'object') return option;
    const text = objectText(evaluator, option, node);
    return text === undefined ? unknown('a part of the pattern is not known', node) : literal(text, node);
  });
}
