import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import type { Evaluator } from '../evaluator.js';
import { literalText } from '../text.js';
import { rootFrame, type Value } from '../value.js';

/** What tells one injected thing from another: a text, a class, a symbol's declaration, a package's class. */
export type Token = string | ts.Node;

/** `forwardRef(() => Users)` stands for `Users`: https://docs.nestjs.com/fundamentals/circular-dependency */
function withoutReference(node: ts.Expression): ts.Expression {
  const inner = bare(node);
  if (!ts.isCallExpression(inner) || !/^(?:forwardRef|delay)$/.test(inner.expression.getText())) return inner;
  const [reference] = inner.arguments;
  const body = reference !== undefined && ts.isArrowFunction(reference) ? reference.body : undefined;
  return body !== undefined && ts.isExpression(body) ? bare(body) : inner;
}

/** The value of an expression that names a token, and the token itself; undefined where it cannot be told. */
export function tokenOf(
  evaluator: Evaluator,
  expression: ts.Expression,
): { readonly token: Token; readonly value: Value } | undefined {
  const node = withoutReference(expression);
  const value = evaluator.evaluate(node, rootFrame);
  const text = literalText(value);
  if (text !== undefined) return { token: text, value };
  if (value.kind === 'class') return { token: value.node, value };
  if (value.kind === 'library') return { token: `${value.specifier} ${value.path.join('.')}`, value };
  const definition =
    ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)
      ? evaluator.program.definition(ts.isIdentifier(node) ? node : nameOf(node))
      : undefined;
  return definition?.kind === 'declaration' ? { token: definition.node, value } : undefined;
}

function nameOf(node: ts.PropertyAccessExpression): ts.Identifier {
  return ts.isIdentifier(node.name) ? node.name : ts.factory.createIdentifier(node.name.text);
}

/** The argument of `@Inject(TOKEN)` or `@inject(TOKEN)` on a parameter or a field. */
export function injectedToken(
  node: ts.ParameterDeclaration | ts.PropertyDeclaration,
): ts.Expression | undefined {
  for (const decorator of ts.getDecorators(node) ?? []) {
    const call = decorator.expression;
    if (ts.isCallExpression(call) && /^[Ii]nject(?:All)?$/.test(call.expression.getText()))
      return call.arguments[0];
  }
  return undefined;
}
