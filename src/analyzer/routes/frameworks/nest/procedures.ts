import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { awaited, propertyText } from '../../../syntax/expressions.js';
import { type Decorator, decoratorsOf } from '../../classes/decorators.js';
import { constantText } from '../../constant-text.js';
import { procedurePath } from '../../paths/rpc-path.js';
import { type RegistrationFact, wholeRoute } from '../../route-fact.js';

interface Owner {
  readonly node: ts.ClassDeclaration;
  readonly decorators: readonly Decorator[];
  readonly guards: readonly string[];
}

/** `@UserServiceControllerMethods()`, which ts-proto generates: every method answers one of the service. */
const generated = /^(\w+)ControllerMethods$/;

/** The remote procedures that a method of a controller answers, by gRPC or by message pattern. */
export function procedureRoutes(
  method: ts.MethodDeclaration,
  { decorators, guards }: Owner,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const own = decoratorsOf(method);
  const service = decorators.map(({ name }) => generated.exec(name)?.[1]).find((name) => name !== undefined);
  const isPublic =
    (ts.getCombinedModifierFlags(method) & ts.ModifierFlags.NonPublicAccessibilityModifier) === 0;
  const named = own.flatMap((decorator) => pathOf(decorator, method, program) ?? []);
  const paths =
    service === undefined || !isPublic || named.length > 0
      ? named
      : [procedurePath(service, method.name.getText())];
  return paths.map((path) => ({
    ...wholeRoute(method, 'RPC', path),
    handler: method,
    middleware: guards,
  }));
}

function pathOf(
  { name, arguments: given }: Decorator,
  method: ts.MethodDeclaration,
  program: SourceProgram,
): string | undefined {
  if (name === 'MessagePattern') return patternPath(given[0], program);
  if (name !== 'GrpcMethod' && name !== 'GrpcStreamMethod') return undefined;
  // Without the second name it is the method's own, in upper camel case; without the first the class's.
  const owner = given[0] === undefined ? className(method) : constantText(given[0], program);
  if (owner === undefined) return undefined;
  if (given[1] === undefined) return procedurePath(owner, method.name.getText());
  const called = constantText(given[1], program);
  return called === undefined ? undefined : `${owner}/${called}`;
}

function className({ parent }: ts.MethodDeclaration): string | undefined {
  return ts.isClassLike(parent) ? parent.name?.text : undefined;
}

/**
 * A message pattern as one text: itself, or the members of an object in the order of their names.
 * https://docs.nestjs.com/microservices/basics#request-response
 */
function patternPath(pattern: ts.Expression | undefined, program: SourceProgram): string | undefined {
  if (pattern === undefined) return undefined;
  const inner = awaited(pattern);
  if (!ts.isObjectLiteralExpression(inner)) return constantText(inner, program);
  const members = inner.properties.map((property) => {
    const name = property.name === undefined ? undefined : propertyText(property.name);
    const value = ts.isPropertyAssignment(property) ? patternPath(property.initializer, program) : undefined;
    return name === undefined || value === undefined ? undefined : { name, value };
  });
  const known = members.filter((member) => member !== undefined);
  if (known.length === 0 || known.length < members.length) return undefined;
  return known
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, value }) => `${name}:${value}`)
    .join(',');
}
