import { ts } from 'ts-morph';
import { isBrokerMember, isMoleculerUsed } from '../clients/platforms/moleculer.js';
import { propertyOf } from '../syntax/definitions.js';
import { eachNode } from '../syntax/each-node.js';
import { propertyText } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import { literal, ready } from '../values/value.js';
import { published } from './channels.js';
import type { DeclaredChannel, Transport } from './transport.js';

const sending: ReadonlySet<string> = new Set(['broadcast', 'broadcastLocal', 'emit']);

/** The table of `{ name: 'orders', events: { … } }`; undefined for any other node. */
function eventsOf(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (!ts.isObjectLiteralExpression(node) || propertyOf(node, 'name') === undefined) return undefined;
  const events = propertyOf(node, 'events');
  const table = events !== undefined && ts.isPropertyAssignment(events) ? events.initializer : undefined;
  return table !== undefined && ts.isObjectLiteralExpression(table) ? table : undefined;
}

/** The handlers of `{ name: 'orders', events: { 'user.created'(ctx) {} } }`. */
function handlersIn(source: ts.SourceFile): readonly DeclaredChannel[] {
  const found: DeclaredChannel[] = [];
  eachNode(source, (node) => {
    for (const property of eventsOf(node)?.properties ?? []) {
      const name = property.name === undefined ? undefined : propertyText(property.name);
      if (name !== undefined)
        found.push({ direction: 'consume', name: ready(literal(name, property)), node: property });
    }
  });
  return found;
}

/** https://moleculer.services/docs/0.14/events */
export const moleculerEvents: Transport = {
  id: 'moleculer',
  packages: ['moleculer'],
  names: [...sending],
  handsOver: true,
  channels: (call) => (isBrokerMember(call, sending) ? published(call.values[0]) : []),
  isUsed: isMoleculerUsed,
  declared(evaluator: Evaluator) {
    const { program } = evaluator;
    return program.filesWith('events').flatMap((file) => {
      const source = /\bevents\s*:\s*\{/.test(program.textOf(file)) ? program.source(file) : undefined;
      return source === undefined ? [] : handlersIn(source);
    });
  },
};
