import type { Request } from '../clients/client.js';
import type { AddressBook } from '../services/addresses/address-book.js';
import { optionsOf } from '../values/text.js';
import type { TextValue, Value } from '../values/value.js';
import type { BoundAddress } from './bound-address.js';
import type { EndpointPath } from './endpoint-path.js';
import type { ResolvedTarget } from './target.js';

const invocation = /^\/v1\.0\/invoke\/([^/{}]+)\/method(\/.*)$/;
const sidecarApi = /^\/v1\.0(?:-[a-z0-9]+)?\//;

type Bind = (text: TextValue) => readonly BoundAddress[];

function wholeText(value: Value, bind: Bind): string | undefined {
  const pieces = value.kind === 'text' ? (bind(value)[0]?.pieces ?? []) : [];
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []));
  return texts.length > 0 && texts.length === pieces.length ? texts.join('') : undefined;
}

/** The text of a header, as far as it is known for the caller. */
function headerOf(request: Request, name: string, bind: Bind): string | undefined {
  const headers = request.headers === undefined ? [] : optionsOf(request.headers);
  const values = headers.flatMap((option) => {
    const value = option.kind === 'object' ? option.property(name)?.value() : undefined;
    return value === undefined ? [] : optionsOf(value);
  });
  return values.map((value) => wholeText(value, bind)).find((text) => text !== undefined);
}

function isLocal({ to }: ResolvedTarget): boolean {
  return to.kind !== 'external';
}

/**
 * A request to the local Dapr sidecar is passed on to the application that it names, by path or by header:
 * https://docs.dapr.io/reference/api/service_invocation_api/
 */
export function sidecarTarget(
  addresses: AddressBook,
  target: ResolvedTarget,
  path: EndpointPath,
  request: Request,
  bind: Bind,
): { readonly target: ResolvedTarget; readonly path: EndpointPath } {
  if (!isLocal(target)) return { target, path };
  const match = invocation.exec(path.path ?? '');
  const application = match?.[1] ?? headerOf(request, 'dapr-app-id', bind);
  if (application === undefined) {
    if (!sidecarApi.test(path.path ?? '')) return { target, path };
    // bindings, state, secrets: the sidecar's own interface
    return { target: { ...target, to: { kind: 'external', host: 'dapr' } }, path };
  }
  const known = addresses.serviceOfHost(application);
  return {
    target: {
      ...target,
      to: { kind: 'service', name: known?.service ?? application },
      sources: new Set(['code', 'deployed-host']),
    },
    path: match?.[2] === undefined ? path : { ...path, path: match[2] },
  };
}
