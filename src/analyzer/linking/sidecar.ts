import type { Request } from '../clients/client.js';
import type { AddressBook } from '../services/address-book.js';
import { literalText, optionsOf } from '../values/text.js';
import type { EndpointPath } from './endpoint-path.js';
import type { ResolvedTarget } from './target.js';

const invocation = /^\/v1\.0\/invoke\/([^/{}]+)\/method(\/.*)$/;
const sidecarApi = /^\/v1\.0(?:-[a-z0-9]+)?\//;

function headerOf(request: Request, name: string): string | undefined {
  const headers = request.headers === undefined ? [] : optionsOf(request.headers);
  for (const option of headers) {
    const value = option.kind === 'object' ? option.property(name)?.value() : undefined;
    if (value !== undefined) return literalText(value);
  }
  return undefined;
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
): { readonly target: ResolvedTarget; readonly path: EndpointPath } {
  if (!isLocal(target)) return { target, path };
  const match = invocation.exec(path.path ?? '');
  const application = match?.[1] ?? headerOf(request, 'dapr-app-id');
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
