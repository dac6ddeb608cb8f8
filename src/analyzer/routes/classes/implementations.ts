import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { awaited, propertyText } from '../../syntax/expressions.js';
import { listedObjects } from '../listed.js';
import { classOfExpression } from './class-members.js';
import { methodsOf } from './decorators.js';

/** One operation that an object or a class answers. */
export interface AnsweredOperation {
  readonly name: string;
  readonly handler: ts.Node;
}

/** The operations of an implementation: an object literal, wherever it is written, or an instance of a class. */
export function operationsOf(
  implementation: ts.Expression | undefined,
  program: SourceProgram,
): readonly AnsweredOperation[] {
  if (implementation === undefined) return [];
  const owner = classOfExpression(implementation, program);
  if (owner !== undefined) {
    return methodsOf(owner, program).map((method) => ({ name: method.name.getText(), handler: method }));
  }
  return listedObjects(implementation, program).flatMap(({ properties }) =>
    properties.flatMap((property) => operationOf(property, program)),
  );
}

function operationOf(
  property: ts.ObjectLiteralElementLike,
  program: SourceProgram,
): readonly AnsweredOperation[] {
  if (ts.isSpreadAssignment(property)) return operationsOf(property.expression, program);
  const name = property.name === undefined ? undefined : propertyText(property.name);
  if (name === undefined) return [];
  if (ts.isPropertyAssignment(property)) return [{ name, handler: awaited(property.initializer) }];
  if (ts.isShorthandPropertyAssignment(property)) return [{ name, handler: property.name }];
  return ts.isMethodDeclaration(property) ? [{ name, handler: property }] : [];
}
