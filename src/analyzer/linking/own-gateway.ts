import type { AddressBook } from '../services/addresses/address-book.js';
import type { EndpointPath } from './endpoint-path.js';
import type { ResolvedTarget } from './target.js';

/** True where the row's prefix covers a path: up to a segment's end, or to a hole that lies behind it. */
function covers(prefix: string, path: string): boolean {
  if (!path.startsWith(prefix)) return path === prefix.replace(/\/$/, '');
  return prefix.endsWith('/') || ['', '/', '{'].includes(path.charAt(prefix.length));
}

/** A target, and the path under which it answers where that is not the path that was sent. */
export interface PassedOn {
  readonly target: ResolvedTarget;
  readonly path?: string;
}

/**
 * A browser's request without a host goes to the server that the page came from. Where that is a gateway with a table
 * of its own (the nginx that holds the pages), the table says who answers.
 */
export function ownGatewayTarget(
  addresses: AddressBook,
  from: string,
  target: ResolvedTarget,
  { path }: EndpointPath,
): PassedOn {
  if (target.to.kind !== 'unknown' || target.address.authority !== undefined || path === null)
    return { target };
  // The address must be known from its start: what a hole stands for may be a host.
  const [first] = target.address.rest;
  if (first?.kind !== 'text' || !first.text.startsWith('/')) return { target };
  const row = addresses.gatewayRoutes.find(({ gateway, prefix }) => gateway === from && covers(prefix, path));
  if (row === undefined) return { target };
  const what = `${row.prefix} is passed on to ${row.service}`;
  const known: ResolvedTarget = {
    ...target,
    to: { kind: 'service', name: row.service },
    sources: new Set(['code', 'deployed-host']),
    evidence: [...target.evidence, { file: row.file, line: row.line, what }],
  };
  if (row.replacement === null) return { target: known };
  const rest = `${row.replacement}/${path.slice(row.prefix.length)}`.replace(/\/{2,}/g, '/');
  return { target: known, path: rest === '/' ? rest : rest.replace(/\/$/, '') };
}
