import { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import { isAssignment } from '../../syntax/assignments.js';
import { callableName } from '../../syntax/callers.js';
import { eachNode } from '../../syntax/each-node.js';
import { bare } from '../../syntax/expressions.js';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import type { Evaluator } from '../evaluator.js';
import { objectOf } from '../object-literals.js';
import { union } from '../text.js';
import type { Deferred, Frame, Value } from '../value.js';
import { fieldAssignments } from './written-members.js';

interface PrototypeMember {
  readonly name: string;
  readonly value: ts.Expression;
}

/** The constructor's name and the member's in `User.prototype.get`. */
function prototypePlace(node: ts.Expression): { owner: ts.Identifier; name: string } | undefined {
  const left = bare(node);
  if (!ts.isPropertyAccessExpression(left)) return undefined;
  const prototype = bare(left.expression);
  if (!ts.isPropertyAccessExpression(prototype) || prototype.name.text !== 'prototype') return undefined;
  return ts.isIdentifier(prototype.expression)
    ? { owner: prototype.expression, name: left.name.text }
    : undefined;
}

const prototypesIn = oncePer((source: ts.SourceFile): ReadonlyMap<string, readonly PrototypeMember[]> => {
  const found = new Map<string, PrototypeMember[]>();
  const note = (node: ts.Node): void => {
    const place = isAssignment(node) ? prototypePlace(node.left) : undefined;
    if (place !== undefined && isAssignment(node)) {
      const member = { name: place.name, value: node.right };
      found.set(place.owner.text, [...(found.get(place.owner.text) ?? []), member]);
    }
  };
  if (source.text.includes('.prototype')) eachNode(source, note);
  return found;
});

/**
 * What `new` makes of a function that is no class: what it assigns to `this`, and what its prototype has. Undefined
 * for a function that does neither.
 * @param frame what is bound in the function's body
 */
export function constructedObject(
  evaluator: Evaluator,
  maker: FunctionNode,
  frame: Frame,
): Value | undefined {
  const fields = fieldAssignments(maker);
  const methods = prototypesIn(maker.getSourceFile()).get(callableName(maker) ?? '') ?? [];
  if (fields.size === 0 && methods.length === 0) return undefined;
  const self: { value: Value | undefined } = { value: undefined };
  const own: Frame = {
    parameters: frame.parameters,
    get self() {
      return self.value;
    },
  };
  const properties = new Map<string, Deferred>();
  for (const { name, value } of methods) properties.set(name, evaluator.defer(value, own));
  for (const [name, values] of fields) {
    const [first] = values;
    properties.set(name, {
      node: first,
      frame: own,
      value: () =>
        union(
          values.map((value) => evaluator.evaluate(value, own)),
          first,
        ),
    });
  }
  self.value = objectOf(properties);
  return self.value;
}

/** `this` in `User.prototype.get = function () { … }`: an object that the constructor function makes. */
export function prototypeOwner(evaluator: Evaluator, node: ts.Node, frame: Frame): Value | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (!ts.isFunctionExpression(at)) continue;
    const place = isAssignment(at.parent) ? prototypePlace(at.parent.left) : undefined;
    if (place === undefined) return undefined;
    const maker = evaluator.evaluate(place.owner, frame);
    return maker.kind === 'function' ? constructedObject(evaluator, maker.node, frame) : undefined;
  }
  return undefined;
}
