import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { awaited } from '../../syntax/expressions.js';
import { type MethodCall, methodCalls } from '../calls.js';
import { type AnsweredOperation, operationsOf } from '../classes/implementations.js';
import { procedurePath } from '../paths/rpc-path.js';
import { type RegistrationFact, type RouteFramework, wholeRoute } from '../route-fact.js';
/** Connect: `router.service(ElizaService, { say })`, `router.rpc(…)`. https://connectrpc.com/docs/node/implementing-services */
export const connect: RouteFramework = {
  id: 'connect',
  packages: ['', '-node', '-express', '-fastify', '-next'].flatMap((ending) => [
    `@connectrpc/connect${ending}`,
    `@bufbuild/connect${ending}`,
  ]),
  words: /\.(?:service|rpc)\s*\(/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    return methodCalls(source).flatMap((call) => serviceRoutes(call, program));
  },
};

function serviceRoutes({ call, method }: MethodCall, program: SourceProgram): readonly RegistrationFact[] {
  const [descriptor, second, third] = call.arguments;
  const service = descriptor === undefined ? undefined : generatedName(descriptor);
  if (service === undefined) return [];
  const single = method === 'rpc' && third !== undefined ? singleOperation(second, third) : undefined;
  const operations =
    method === 'service' ? operationsOf(second, program) : single === undefined ? [] : [single];
  return operations.map(({ name, handler }) => ({
    ...wholeRoute(call, 'RPC', procedurePath(service, name)),
    handler,
  }));
}

/** Descriptors of services are constants in upper camel case, whatever file generates them. */
function generatedName(descriptor: ts.Expression): string | undefined {
  const inner = awaited(descriptor);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  return ts.isIdentifier(name) && /^[A-Z]\w*[a-z]\w*$/.test(name.text) ? name.text : undefined;
}

/** `router.rpc(ElizaService, ElizaService.methods.say, handler)` */
function singleOperation(
  method: ts.Expression | undefined,
  handler: ts.Expression,
): AnsweredOperation | undefined {
  const inner = method === undefined ? undefined : awaited(method);
  if (inner === undefined || !ts.isPropertyAccessExpression(inner)) return undefined;
  return { name: inner.name.text, handler };
}
