import { ts } from 'ts-morph';

/** What the decorator of this name is given on a parameter, a field or a class; undefined where there is none. */
export function decoratorArguments(node: ts.Node, name: string): readonly ts.Expression[] | undefined {
  if (!ts.canHaveDecorators(node)) return undefined;
  return ts
    .getDecorators(node)
    ?.map(({ expression }) => expression)
    .filter(ts.isCallExpression)
    .find((call) => call.expression.getText() === name)?.arguments;
}
