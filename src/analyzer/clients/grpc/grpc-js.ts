import { ts } from 'ts-morph';
import { calledName } from '../../syntax/expressions.js';
import { literal, type MadeValue, ready, type Value } from '../../values/value.js';
import type { Client, LibraryCall, Request } from '../client.js';
import { operationName, operationRequest, shortServiceName } from '../shared/operation.js';
import { firstText } from '../shared/settings.js';

/** Members of a client that send nothing. */
const ownMembers = new Set(['bind', 'close', 'getChannel', 'makeUnaryRequest', 'waitForReady']);
const rawRequests = new Set([
  'makeBidiStreamRequest',
  'makeClientStreamRequest',
  'makeServerStreamRequest',
  'makeUnaryRequest',
]);

/** `/users.UserService/GetUser` as callers name it: `UserService/GetUser`. */
function withoutPackage(path: string): string {
  const [service = '', method = ''] = path.replace(/^\//, '').split('/');
  return `${shortServiceName(service)}/${method}`;
}

/** The path of an operation as the generated definition of its service gives it. */
function definedPath(definition: Value | undefined, operation: string): string | undefined {
  if (definition?.kind !== 'object') return undefined;
  const entry = definition.property(operation)?.value();
  return entry?.kind === 'object' ? firstText(entry.property('path')?.value()) : undefined;
}

/** `UserServiceClient` is the client of `UserService`. */
function nameOfClass(node: ts.Node): string | undefined {
  const name = ts.isNewExpression(node) ? calledName(node.expression)?.text : undefined;
  return name?.replace(/Client$/, '');
}

/** The service that a client class was made for, with the definition of its operations where code holds it. */
function serviceOf(
  client: MadeValue,
): { readonly name: string | undefined; readonly definition: Value | undefined } | undefined {
  const { maker } = client;
  if (!client.construct) return undefined;
  if (maker.kind === 'library') {
    // a class of generated code that is not in the repository
    return maker.specifier === 'grpc_pb'
      ? { name: maker.path.at(-1)?.replace(/Client$/, ''), definition: undefined }
      : undefined;
  }
  const made = maker.maker.path.at(-1);
  if (made === 'loadPackageDefinition' || made === 'load' || made === 'loadObject') {
    const name = maker.path.at(-1);
    return name === undefined ? undefined : { name, definition: undefined };
  }
  if (made !== 'makeGenericClientConstructor' && made !== 'makeClientConstructor') return undefined;
  const [definition, name] = maker.arguments.map((argument) => argument.value());
  return { name: firstText(name) ?? nameOfClass(client.node), definition };
}

/** `this.makeUnaryRequest('/users.UserService/GetUser', …)` in a client class that code generated. */
function rawRequest({ node, callee, values }: LibraryCall): Request | undefined {
  const [path] = values;
  if (callee.kind !== 'made' || path === undefined || !rawRequests.has(callee.path[0] ?? ''))
    return undefined;
  if (callee.path.length !== 1 || callee.maker.path.at(-1) !== 'Client') return undefined;
  const text = firstText(path.value());
  return operationRequest(
    {
      scheme: 'grpc',
      address: callee.arguments[0],
      name: text === undefined ? path : ready(literal(withoutPackage(text), node)),
      addressing: 'at-address',
      body: values[3],
    },
    node,
  );
}

/**
 * `new UserService(address, credentials).getUser(request, callback)`, of a loaded or a generated definition:
 * https://grpc.io/docs/languages/node/basics/#creating-a-stub
 */
export const grpcJs: Client = {
  id: 'grpc-js',
  packages: ['@grpc/grpc-js', 'grpc', 'grpc_pb'],
  mark: /@grpc\/grpc-js|['"]grpc['"]|_grpc_pb['".]/,
  hasOperations: true,
  recognise(call) {
    const { node, callee, values } = call;
    const raw = rawRequest(call);
    if (raw !== undefined || callee.kind !== 'made') return raw;
    const [operation, ...rest] = callee.path;
    const service = serviceOf(callee);
    if (service === undefined || operation === undefined || rest.length > 0 || ownMembers.has(operation))
      return undefined;
    const path = definedPath(service.definition, operation);
    if (path === undefined && service.name === undefined) return undefined;
    const name =
      path === undefined
        ? `${shortServiceName(service.name ?? '')}/${operationName(operation)}`
        : withoutPackage(path);
    return operationRequest(
      {
        scheme: 'grpc',
        address: callee.arguments[0],
        name: ready(literal(name, node)),
        addressing: 'at-address',
        body: values[0],
      },
      node,
    );
  },
};
