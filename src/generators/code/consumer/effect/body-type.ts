import { ts } from 'ts-morph';
import type { HandlerFunction } from './handler-function.js';
import type { ModuleLookup } from './module-lookup.js';

/** The type of a request's body as the new function declares it. */
export interface BodyType {
  readonly text: string;
  /** The type nodes that `text` was taken from: what they refer to must be imported beside it. */
  readonly nodes: readonly ts.TypeNode[];
}

/** Where each framework's generics carry the body: a member of the first argument, or an argument of its own. */
const expressBodyIndex = 2;

/** The body's type by the generics of the registration (`app.post<{ Body: T }>`) or of the request parameter. */
export function declaredBodyType(handler: HandlerFunction, framework: string): BodyType | undefined {
  const annotation = handler.request?.type;
  const byParameter = annotation && ts.isTypeReferenceNode(annotation) ? annotation.typeArguments : undefined;
  const typeArguments = byParameter ?? registrationOf(handler.node)?.typeArguments;
  if (typeArguments === undefined) return undefined;
  if (framework === 'express') {
    const node = typeArguments[expressBodyIndex];
    return node && { text: node.getText(), nodes: [node] };
  }
  const [routeTypes] = typeArguments;
  if (routeTypes === undefined) return undefined;
  if (!ts.isTypeLiteralNode(routeTypes))
    return { text: `${routeTypes.getText()}['Body']`, nodes: [routeTypes] };
  const member = routeTypes.members.find(({ name }) => name?.getText() === 'Body');
  const node = member && ts.isPropertySignature(member) ? member.type : undefined;
  return node && { text: node.getText(), nodes: [node] };
}

/** The call that registers the handler: `app.post('/points', …, handler)`. */
export function registrationOf(node: ts.Node): ts.CallExpression | undefined {
  for (let at: ts.Node = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) return at;
    if (ts.isFunctionLike(at) || ts.isBlock(at)) return undefined;
  }
  return undefined;
}

const validating =
  /^(?:parse|parseAsync|safeParse|safeParseAsync|validate|validateAsync|validateSync|assert|decode|is)$/;

/**
 * The type by the one thing that the body is handed to: `unknown` for a schema, the parameter's type for a function
 * of the repository.
 */
export function receivedBodyType(
  body: ts.Expression,
  handler: HandlerFunction,
  modules: ModuleLookup,
): BodyType | undefined {
  const call = body.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const index = call.arguments.indexOf(body);
  if (index === -1) return undefined;
  if (ts.isPropertyAccessExpression(call.expression) && validating.test(call.expression.name.text)) {
    return { text: 'unknown', nodes: [] };
  }
  if (!ts.isIdentifier(call.expression)) return undefined;
  const declaration = handler.checked.declarationOf(call.expression);
  const parameter = declaration && modules.functionOf(declaration, handler.checked)?.node.parameters[index];
  if (parameter?.type === undefined) return undefined;
  if (parameter.type.kind === ts.SyntaxKind.UnknownKeyword) return { text: 'unknown', nodes: [] };
  return { text: `Parameters<typeof ${call.expression.text}>[${index}]`, nodes: [] };
}
