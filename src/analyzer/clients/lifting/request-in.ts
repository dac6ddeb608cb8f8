import { ts } from 'ts-morph';
import { bare, type CallLike } from '../../syntax/expressions.js';
import { callArguments } from '../../values/call-arguments.js';
import type { Evaluator } from '../../values/evaluator.js';
import { optionsOf } from '../../values/text.js';
import type { Frame, LibraryValue, MadeValue, Value } from '../../values/value.js';
import type { Request } from '../client.js';
import { declaredRequest } from '../declared-client.js';
import { indexedRequest } from '../indexed-verb.js';
import { recognise } from '../registry.js';

/** A framework's object that is only a parameter (`h` of a hapi handler) counts as the library `parameter`. */
function libraryOf(callee: Value): LibraryValue | MadeValue | undefined {
  if (callee.kind === 'library' || callee.kind === 'made') return callee;
  return callee.kind === 'parameter'
    ? { kind: 'library', specifier: 'parameter', path: callee.path }
    : undefined;
}

/** What a framework puts into an object literal that it is given: `this.broker.call(…)` in the schema of a service. */
function ownMember(node: CallLike, callee: Value): LibraryValue | undefined {
  const called = bare(node.expression);
  const isUntold = callee.kind === 'unknown' || callee.kind === 'constant';
  if (!isUntold || !ts.isPropertyAccessExpression(called)) return undefined;
  const { expression: owner, name } = called;
  return ts.isPropertyAccessExpression(owner) && owner.expression.kind === ts.SyntaxKind.ThisKeyword
    ? { kind: 'library', specifier: 'parameter', path: ['this', owner.name.text, name.text] }
    : undefined;
}

/** The member of a library that a call calls; undefined for everything else. */
export function calledLibrary(node: CallLike, callee: Value): LibraryValue | MadeValue | undefined {
  return libraryOf(callee) ?? ownMember(node, callee);
}

/** The request that a call is in a frame; undefined where its callee is no client there. */
export function requestIn(
  evaluator: Evaluator,
  node: CallLike,
  frame: Frame,
): (Request & { readonly client: string }) | undefined {
  const told = declaredRequest(evaluator, node, frame) ?? indexedRequest(evaluator, node, frame);
  if (told !== undefined) return told;
  for (const callee of optionsOf(evaluator.evaluate(node.expression, frame))) {
    const library = calledLibrary(node, callee);
    if (library === undefined) continue;
    const values = callArguments(evaluator, node.arguments, frame);
    const request = recognise({ evaluator, node, callee: library, values });
    if (request !== undefined) return request;
  }
  return undefined;
}
