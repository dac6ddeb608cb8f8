import { ts } from 'ts-morph';
import { eachNode } from '../syntax/each-node.js';

/** A call of a method: `receiver.method(…)`, or `receiver[computed](…)`, then without a name. */
export interface MethodCall {
  readonly call: ts.CallExpression;
  readonly receiver: ts.Expression;
  readonly method: string;
  readonly arguments: readonly ts.Expression[];
  readonly computed?: ts.Expression;
}

/** Every method call of a file, in source order. */
export function methodCalls(source: ts.SourceFile): readonly MethodCall[] {
  const found: MethodCall[] = [];
  eachNode(source, (node) => {
    const call = ts.isCallExpression(node) ? methodCall(node) : undefined;
    if (call !== undefined) found.push(call);
  });
  // A chain is visited from its end; the name of the method tells the order in which it is written.
  return found.sort((left, right) => placeOf(left) - placeOf(right));
}

function methodCall(call: ts.CallExpression): MethodCall | undefined {
  const callee = call.expression;
  const given = { call, arguments: [...call.arguments] };
  if (ts.isPropertyAccessExpression(callee)) {
    return { ...given, receiver: callee.expression, method: callee.name.text };
  }
  if (!ts.isElementAccessExpression(callee)) return undefined;
  const { argumentExpression: computed } = callee;
  return { ...given, receiver: callee.expression, method: '', computed };
}

function placeOf({ call }: MethodCall): number {
  const callee = call.expression;
  return ts.isPropertyAccessExpression(callee) ? callee.name.getStart() : callee.end;
}
