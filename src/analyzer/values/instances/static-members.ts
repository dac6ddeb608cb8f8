import { ts } from 'ts-morph';
import { assignmentsOf } from '../assignments.js';
import type { Evaluator } from '../evaluator.js';
import { union } from '../text.js';
import { type Frame, unknown, type Value } from '../value.js';
import { namedMembers, parentOf } from './instances.js';
import { assignedFields } from './written-members.js';

/** What is written to a static field: where it is declared, in static methods and blocks, and after the class. */
function writtenValues(
  evaluator: Evaluator,
  node: ts.ClassLikeDeclaration,
  name: string,
  frame: Frame,
): readonly Value[] {
  const field = namedMembers(node, name, true).find(ts.isPropertyDeclaration);
  const later = assignmentsOf(node).properties.filter((write) => write.name === name && !write.isAppended);
  const expressions = [
    ...(field?.initializer === undefined ? [] : [field.initializer]),
    ...(field === undefined ? [] : assignedFields(node, name)),
    ...later.map(({ value }) => value),
  ];
  return expressions.map((expression) => evaluator.evaluate(expression, frame));
}

/** The value of a static member, through the classes that it is inherited from. */
export function staticMember(
  evaluator: Evaluator,
  node: ts.ClassLikeDeclaration,
  frame: Frame,
  name: string,
  at: ts.Node,
): Value {
  const own: Frame = { parameters: frame.parameters, self: { kind: 'class', node, frame } };
  const members = namedMembers(node, name, true);
  const method = members.filter(ts.isMethodDeclaration).find((member) => member.body !== undefined);
  if (method !== undefined) return { kind: 'function', node: method, frame: own };
  const getter = members.find(ts.isGetAccessorDeclaration);
  if (getter?.body !== undefined)
    return evaluator.call({ kind: 'function', node: getter, frame: own }, [], getter, false);
  const written = writtenValues(evaluator, node, name, own);
  if (written.length > 0) return union(written, at);
  const parent = parentOf(evaluator, node, frame);
  return parent?.kind === 'class' && parent.node !== node
    ? staticMember(evaluator, parent.node, parent.frame, name, at)
    : unknown(`the class has no static member ${name}`, at);
}
