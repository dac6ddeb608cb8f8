import type { ts } from 'ts-morph';
import { changeEnd, concatenate, eachOption } from '../../values/text.js';
import { type Deferred, literal, type Value } from '../../values/value.js';
import type { Request } from '../client.js';
import { constantMethod, textValue } from './settings.js';

/** A call of a remote procedure, as far as its client tells. */
export interface RemoteOperation {
  readonly scheme: string;
  /** The host (and port) that it is sent to; undefined where the name alone finds who answers it. */
  readonly address: Deferred | undefined;
  /** What callers name: `UserService/GetUser`, the pattern of a message, `users.get`. */
  readonly name: Deferred;
  readonly addressing: 'at-address' | 'by-name';
  readonly body: Deferred | undefined;
  readonly timeout?: Value | undefined;
  readonly retries?: Value | undefined;
}

/** Schemes of name resolvers before a host, and of an address that brings one: https://grpc.github.io/grpc/core/md_doc_naming.html */
const resolver = /^(?:dns:(?:\/\/[^/]*\/)?|ipv4:|passthrough:(?:\/\/\/)?|[a-z][a-z0-9+.-]*:\/\/)/;

function hostOf(address: Deferred | undefined, node: ts.Node): Value {
  return eachOption(textValue(address, node), node, (option) =>
    option.kind === 'text'
      ? changeEnd(
          changeEnd(option, 'start', (text) => text.replace(resolver, '')),
          'end',
          (text) => text.replace(/\/+$/, ''),
        )
      : option,
  );
}

/** The request that a call of a remote procedure is: `scheme://address/name`. */
export function operationRequest(operation: RemoteOperation, node: ts.Node): Request {
  const { scheme, address, name, addressing, body, timeout, retries } = operation;
  return {
    url: concatenate(
      [
        [literal(`${scheme}://`, node), node],
        [hostOf(address, node), address?.node ?? node],
        [literal('/', node), node],
        [textValue(name, node), name.node ?? node],
      ],
      node,
    ),
    method: constantMethod('RPC', node),
    operation: addressing,
    body,
    headers: undefined,
    timeout,
    retries,
  };
}

/** `getUser` as services define it: `GetUser`. */
export function operationName(member: string): string {
  return `${member.charAt(0).toUpperCase()}${member.slice(1)}`;
}

/** `users.v1.UserService` without its package. */
export function shortServiceName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
