import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { awaited } from '../../../syntax/expressions.js';
import { methodCalls } from '../../calls.js';
import { operationsOf } from '../../classes/implementations.js';
import { procedurePath } from '../../paths/rpc-path.js';
import { type RegistrationFact, type RouteFramework, wholeRoute } from '../../route-fact.js';
import { protoServices } from './proto.js';

/**
 * gRPC servers: `server.addService(proto.UserService.service, { getUser })` of grpc-js and `server.add(definition, …)`
 * of nice-grpc. https://grpc.io/docs/languages/node/basics/#server
 */
export const grpc: RouteFramework = {
  id: 'grpc',
  packages: ['@grpc/grpc-js', 'grpc', 'nice-grpc'],
  words: /\.(?:addService|add)\s*\(/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    return methodCalls(source).flatMap(({ call, method }) => {
      const [definition, implementation] = call.arguments;
      const isNice = method === 'add' && /\b\w+Definition$/.test(definition?.getText() ?? '');
      if (definition === undefined || (method !== 'addService' && !isNice)) return [];
      return serviceRoutes({ call, definition, implementation }, program);
    });
  },
};

interface Added {
  readonly call: ts.CallExpression;
  readonly definition: ts.Expression;
  readonly implementation: ts.Expression | undefined;
}

function serviceRoutes(
  { call, definition, implementation }: Added,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const service = serviceName(definition, program);
  if (service === undefined) return [];
  const declared = protoServices(program).get(service);
  return operationsOf(implementation, program).flatMap(({ name, handler }) => {
    const own = declared?.find((method) => method.toLowerCase() === name.toLowerCase());
    // A class has methods besides those of its service.
    if (declared !== undefined && own === undefined) return [];
    return [{ ...wholeRoute(call, 'RPC', procedurePath(service, own ?? name)), handler }];
  });
}

/** The service that a definition is of: `proto.shop.UserService.service`, `UserServiceService`, `UserServiceDefinition`. */
function serviceName(definition: ts.Expression, program: SourceProgram): string | undefined {
  const inner = awaited(definition);
  const isMember = ts.isPropertyAccessExpression(inner) && inner.name.text === 'service';
  const named = isMember ? awaited(inner.expression) : inner;
  const name = lastName(named);
  if (name === undefined) return undefined;
  // Clients generated from a service are called after it: `UserServiceClient.service`.
  if (isMember) return declaredAs(name, [name, name.replace(/Client$/, '')], program);
  const stem = name.replace(/(?:Definition|Service)$/, '');
  return stem === name ? undefined : declaredAs(stem, [stem], program);
}

function lastName(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  if (!ts.isElementAccessExpression(expression)) return undefined;
  const { argumentExpression: name } = expression;
  return ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** Of the names that a service may have the one that a protocol file declares; the first where there is none. */
function declaredAs(first: string, names: readonly string[], program: SourceProgram): string {
  const services = protoServices(program);
  return names.find((name) => services.has(name)) ?? first;
}
