import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { awaited } from '../../syntax/expressions.js';
import { type MethodCall, methodCalls } from '../calls.js';
import { type Operation, operationsOf } from '../implementations.js';
import type { RegistrationFact, RouteFramework } from '../route-fact.js';
import { procedurePath } from '../rpc-path.js';

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
    kind: 'route',
    router: null,
    method: 'RPC',
    path: procedurePath(service, name),
    parameters: [],
    place: call,
    handler,
    middleware: [],
    schema: null,
  }));
}

/** Descriptors of services are constants in upper camel case, whatever file generates them. */
function generatedName(descriptor: ts.Expression): string | undefined {
  const inner = awaited(descriptor);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  return ts.isIdentifier(name) && /^[A-Z]\w*[a-z]\w*$/.test(name.text) ? name.text : undefined;
}

/** `router.rpc(ElizaService, ElizaService.methods.say, handler)` */
function singleOperation(method: ts.Expression | undefined, handler: ts.Expression): Operation | undefined {
  const inner = method === undefined ? undefined : awaited(method);
  if (inner === undefined || !ts.isPropertyAccessExpression(inner)) return undefined;
  return { name: inner.name.text, handler };
}
