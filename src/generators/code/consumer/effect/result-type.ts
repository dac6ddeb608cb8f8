import { ts } from 'ts-morph';
import { importOf } from './declarations.js';
import type { HandlerFunction } from './handler-function.js';
import type { ModuleLookup } from './module-lookup.js';

/** The type of a value, where the code says it in a word. */
export interface ResultType {
  readonly text: string;
  /** True where the code has a promise of it. */
  readonly isPromised: boolean;
  /** A type that has to be imported beside what an import statement brings already. */
  readonly imported: { readonly name: string; readonly specifier: string } | undefined;
}

const keywords = /^(?:string|number|boolean|void)(?:\[\])?$/;

/** What a variable holds: by its annotation, or by the declared result of the function that made it. */
export function typeOfVariable(
  declaration: ts.Declaration,
  handler: HandlerFunction,
  modules: ModuleLookup,
): ResultType | undefined {
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  if (declaration.type !== undefined)
    return { text: declaration.type.getText(), isPromised: false, imported: undefined };
  return declaration.initializer && typeOfCall(declaration.initializer, handler, modules);
}

/** What an awaited call gives, by the declared result of the called function. */
export function typeOfCall(
  expression: ts.Expression,
  handler: HandlerFunction,
  modules: ModuleLookup,
): ResultType | undefined {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  const declaration = handler.checked.declarationOf(call.expression);
  const called = declaration && modules.functionOf(declaration, handler.checked);
  const result = called && settled(called.node.type);
  if (declaration === undefined || called === undefined || result === undefined) return undefined;
  const text = result.getText();
  const isPromised = result !== called.node.type;
  if (keywords.test(text)) return { text, isPromised, imported: undefined };
  const element = ts.isArrayTypeNode(result) ? result.elementType : result;
  if (!ts.isTypeReferenceNode(element) || !ts.isIdentifier(element.typeName) || element.typeArguments)
    return undefined;
  const name = element.typeName.text;
  const specifier = importOf(declaration)?.specifier;
  if (specifier === undefined || modules.exported(called.file, name) === undefined) return undefined;
  return { text, isPromised, imported: { name, specifier } };
}

/** `T` of `Promise<T>`. */
function settled(type: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return type;
  return type.typeName.getText() === 'Promise' ? type.typeArguments?.[0] : type;
}
