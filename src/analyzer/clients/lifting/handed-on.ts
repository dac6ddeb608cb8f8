import { ts } from 'ts-morph';
import { declarationOf } from '../../syntax/declared.js';
import { bare, type CallLike } from '../../syntax/expressions.js';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';
import type { Evaluator } from '../../values/evaluator.js';
import { optionsOf } from '../../values/text.js';
import { rootFrame } from '../../values/value.js';

/** True where a name at a call is made into an object in the function of the call itself: it decides what it hands on. */
function isMadeHere(evaluator: Evaluator, call: CallLike, argument: ts.Identifier): boolean {
  const declaration = declarationOf(evaluator.program, argument);
  const value =
    declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (declaration === undefined || value === undefined || !ts.isObjectLiteralExpression(bare(value)))
    return false;
  return functionAround(declaration) === functionAround(call);
}

/**
 * True where the only caller of a function hands on a settings object that was made elsewhere
 * (`createApp(configuration)`): it decides no endpoint, the function's own code does.
 */
export function handsOnSettings(
  evaluator: Evaluator,
  owner: FunctionNode,
  calls: readonly CallLike[],
  deciding: readonly ts.Node[],
): boolean {
  const [call, ...others] = calls;
  if (call === undefined || others.length > 0) return false;
  const indexes = owner.parameters.flatMap((parameter, index) =>
    deciding.includes(parameter) ? [index] : [],
  );
  return (
    indexes.length > 0 &&
    indexes.every((index) => {
      const argument = call.arguments?.[index];
      if (argument === undefined || !ts.isIdentifier(argument)) return false;
      const values = optionsOf(evaluator.evaluate(argument, rootFrame));
      return values.every(({ kind }) => kind === 'object') && !isMadeHere(evaluator, call, argument);
    })
  );
}
