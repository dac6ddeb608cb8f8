import { patternText } from '../clients/nest/message-pattern.js';
import type { Evaluator } from '../values/evaluator.js';
import { type Deferred, ready } from '../values/value.js';
import { elementsOf, published } from './channels.js';
import type { MessagingCall, Transport } from './transport.js';

function patternName(
  evaluator: Evaluator,
  pattern: Deferred | undefined,
  node: MessagingCall['node'],
): Deferred | undefined {
  return pattern === undefined
    ? undefined
    : ready(patternText(evaluator, pattern.value(), pattern.node ?? node), pattern.node);
}

/**
 * `client.emit(pattern, event)` of a `ClientProxy`, and `@EventPattern(pattern)`:
 * https://docs.nestjs.com/microservices/basics#event-based
 */
export const nestEvents: Transport = {
  id: 'nestjs',
  packages: ['@nestjs/microservices'],
  names: ['EventPattern', 'emit'],
  channels({ evaluator, node, callee, values }) {
    const name = callee.path.at(-1);
    if (callee.kind === 'library') {
      return name === 'EventPattern'
        ? elementsOf(values[0]).map((pattern) => ({
            direction: 'consume',
            name: patternName(evaluator, pattern, node),
          }))
        : [];
    }
    return name === 'emit' ? published(patternName(evaluator, values[0], node)) : [];
  },
};
