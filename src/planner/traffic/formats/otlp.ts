import type { z } from 'zod';
import { otlpSchema, type otlpSpanSchema } from '../../../model/traffic-schema.js';
import type { TrafficFormat } from '../source.js';
import { requestsOf, type Span } from '../spans.js';
import { webAddressOf } from '../web-address.js';
import { checked, hasMember } from './checked.js';

type OtlpSpan = z.output<typeof otlpSpanSchema>;
type Attributes = ReadonlyMap<string, string>;

function attributesOf(list: OtlpSpan['attributes']): Attributes {
  return new Map(
    (list ?? []).flatMap(({ key, value }): [string, string][] => {
      const first = value?.arrayValue?.values?.[0] as { readonly stringValue?: unknown } | undefined;
      const found = value?.stringValue ?? value?.intValue ?? value?.doubleValue ?? first?.stringValue;
      return found === undefined ? [] : [[key, String(found)]];
    }),
  );
}

/** The first of some attributes that is there: new semantic conventions come before those that they replaced. */
function firstOf(attributes: Attributes, names: readonly string[]): string | null {
  return names.map((name) => attributes.get(name)).find((value) => value !== undefined) ?? null;
}

/** Requests to data stores and brokers are no calls between services. */
const otherSystems = [
  'db.system',
  'db.system.name',
  'messaging.system',
  'faas.trigger',
  'aws.local.operation',
] as const;

function sideOf({ kind }: OtlpSpan): Span['side'] | undefined {
  if (kind === 3 || kind === 'SPAN_KIND_CLIENT') return 'client';
  return kind === 2 || kind === 'SPAN_KIND_SERVER' ? 'server' : undefined;
}

function endpointOf(
  attributes: Attributes,
  side: Span['side'],
): { readonly method: string; readonly path: string | null } | undefined {
  const [service, procedure] = [attributes.get('rpc.service'), attributes.get('rpc.method')];
  if (service !== undefined && procedure !== undefined) {
    return { method: 'RPC', path: `${service}/${procedure}` };
  }
  const method = firstOf(attributes, ['http.request.method', 'http.method']);
  if (method === null) return undefined;
  const template = firstOf(attributes, side === 'client' ? ['url.template', 'http.route'] : ['http.route']);
  const written =
    template ?? firstOf(attributes, ['url.path', 'url.full', 'http.target', 'http.url', 'http.path']);
  const path = written === null ? null : (template ?? webAddressOf(written)?.path ?? null);
  return { method: method.toUpperCase(), path };
}

function peersOf(attributes: Attributes): readonly string[] {
  const host = firstOf(attributes, ['server.address', 'net.peer.name', 'http.host']);
  const port = firstOf(attributes, ['server.port', 'net.peer.port']);
  const url = firstOf(attributes, ['url.full', 'http.url']);
  return [
    attributes.get('peer.service'),
    host !== null && port !== null && !host.includes(':') ? `${host}:${port}` : undefined,
    host ?? undefined,
    url === null ? undefined : (webAddressOf(url)?.host ?? undefined),
  ].filter((name) => name !== undefined);
}

function hasFailed({ status }: OtlpSpan, attributes: Attributes): boolean {
  const code = firstOf(attributes, ['http.response.status_code', 'http.status_code']);
  return code === null ? status?.code === 2 || status?.code === 'STATUS_CODE_ERROR' : Number(code) >= 500;
}

function sizeOf(attributes: Attributes): number | null {
  const written = firstOf(attributes, [
    'http.request.body.size',
    'http.request_content_length',
    'http.request.header.content-length',
  ]);
  const size = Number(written ?? Number.NaN);
  return Number.isFinite(size) && size >= 0 ? size : null;
}

function spanOf(span: OtlpSpan, service: string): readonly Span[] {
  const attributes = attributesOf(span.attributes);
  const side = sideOf(span);
  const endpoint = side === undefined ? undefined : endpointOf(attributes, side);
  if (side === undefined || endpoint === undefined || otherSystems.some((name) => attributes.has(name))) {
    return [];
  }
  const [start, end] = [Number(span.startTimeUnixNano) / 1e6, Number(span.endTimeUnixNano) / 1e6];
  return [
    {
      id: span.spanId,
      parentId: span.parentSpanId === undefined || span.parentSpanId === '' ? null : span.parentSpanId,
      side,
      service,
      peers: side === 'client' ? peersOf(attributes) : [],
      ...endpoint,
      startMs: start,
      durationMs: end >= start ? end - start : null,
      payloadBytes: sizeOf(attributes),
      failed: hasFailed(span, attributes),
    },
  ];
}

/** An OpenTelemetry trace export in OTLP JSON, as one document or one on each line. */
export const otlp = {
  id: 'otlp',
  title: 'an OpenTelemetry trace export',
  recognises: (content) => hasMember(content, 'resourceSpans'),
  read: (content) => {
    const spans = (content.documents ?? []).flatMap((document) =>
      checked(otlpSchema, document, content).resourceSpans.flatMap(({ resource, scopeSpans }) => {
        const service = attributesOf(resource?.attributes).get('service.name') ?? '';
        return (scopeSpans ?? []).flatMap((scope) =>
          (scope.spans ?? []).flatMap((span) => spanOf(span, service)),
        );
      }),
    );
    return { kind: 'seen', format: 'otlp', file: content.file, requests: requestsOf(spans), notices: [] };
  },
} as const satisfies TrafficFormat;
