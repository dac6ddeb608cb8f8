import type { PortFact } from '../../fact.js';
import { recordOf, textOf } from '../../texts/record.js';

/** What one item of compose's `ports` opens: `"8080:80"`, `"127.0.0.1:8080:80/tcp"`, `3000`, ranges, the long form. */
export function portsOf(item: unknown, line: number, resolve: (text: string) => string): readonly PortFact[] {
  const short = textOf(item);
  if (short !== undefined) return shortPorts(resolve(short), line);
  const { target, published, protocol } = recordOf(item);
  if (protocol === 'udp') return [];
  const open = [
    ...range(resolve(textOf(published) ?? '')).map((port) => ({ port, published: true, line })),
    ...range(resolve(textOf(target) ?? '')).map((port) => ({ port, published: false, line })),
  ];
  return open;
}

function shortPorts(text: string, line: number): readonly PortFact[] {
  if (/\/udp$/.test(text)) return [];
  const parts = text.replace(/\/tcp$/, '').split(':');
  const container = range(parts[parts.length - 1] ?? '').map((port) => ({ port, published: false, line }));
  const published = parts.length > 1 ? range(parts[parts.length - 2] ?? '') : [];
  return [...published.map((port) => ({ port, published: true, line })), ...container];
}

/** `3000` or `3000-3003`; nothing for what is no port. A range of more than 100 ports names no service. */
function range(text: string): readonly number[] {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  if (match === null) return [];
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  if (last < first || last - first > 100) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
