import type { Value } from './value.js';

/** Names of the platform that evaluation knows. */
const names = new Set([
  'Array',
  'Map',
  'Deno',
  'structuredClone',
  'Boolean',
  'Bun',
  'JSON',
  'Number',
  'Object',
  'Promise',
  'String',
  'URL',
  'URLSearchParams',
  'AbortSignal',
  'Headers',
  'Request',
  '$fetch',
  'axios',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'fetch',
  'global',
  'globalThis',
  'process',
  'window',
]);

/** The value of a name that no file declares. */
export function globalValue(name: string): Value | undefined {
  if (name === 'undefined') return { kind: 'constant', value: undefined };
  return names.has(name) ? { kind: 'library', specifier: 'global', path: [name] } : undefined;
}
