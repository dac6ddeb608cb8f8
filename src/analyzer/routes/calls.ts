import { ts } from 'ts-morph';

/** A call of a method: `receiver.method(…)`. */
export interface MethodCall {
  readonly call: ts.CallExpression;
  readonly receiver: ts.Expression;
  readonly method: string;
}

/** Every method call of a file, in source order. */
export function methodCalls(source: ts.SourceFile): readonly MethodCall[] {
  const found: MethodCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      found.push({ call: node, receiver: node.expression.expression, method: node.expression.name.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  // A chain is visited from its end; the name of the method tells the order in which it is written.
  return found.sort((left, right) => placeOf(left) - placeOf(right));
}

function placeOf({ call }: MethodCall): number {
  return (call.expression as ts.PropertyAccessExpression).name.getStart();
}
