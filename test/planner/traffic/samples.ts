/** One recorded request, for the formats that telemetry writes. */
export interface Sample {
  readonly from?: string;
  readonly to: string;
  readonly method?: string;
  readonly path: string;
  /** Seconds after the beginning of the export. */
  readonly at: number;
  readonly milliseconds?: number;
  readonly bytes?: number;
  readonly failed?: boolean;
}

/** 25 November 2026, 00:00 UTC. */
export const beginning = Date.UTC(2026, 10, 25);

interface OtlpAttribute {
  readonly key: string;
  readonly value: { readonly stringValue: string } | { readonly intValue: string };
}

export function attribute(key: string, value: string | number): OtlpAttribute {
  return { key, value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) } };
}

function nanoseconds(milliseconds: number): string {
  return `${Math.round(milliseconds)}000000`;
}

/** A client span in OTLP JSON, with attributes added or replaced. */
export function clientSpan(
  { to, method = 'POST', path, at, milliseconds = 100, bytes, failed = false }: Sample,
  id: number,
  attributes: readonly OtlpAttribute[] = [attribute('peer.service', to)],
) {
  const start = beginning + at * 1000;
  return {
    traceId: '5b8efff798038103d269b633813fc60c',
    spanId: `c${id}`,
    name: method,
    kind: 3,
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(start + milliseconds),
    attributes: [
      attribute('http.request.method', method),
      attribute('url.full', `http://${to}:3000${path}?page=2`),
      attribute('http.response.status_code', failed ? 503 : 200),
      ...(bytes === undefined ? [] : [attribute('http.request.body.size', bytes)]),
      ...attributes,
    ],
    status: {},
  };
}

/** An export of spans of one service. */
export function otlpOf(service: string, spans: readonly unknown[]) {
  return {
    resourceSpans: [
      {
        resource: { attributes: [attribute('service.name', service)] },
        scopeSpans: [{ scope: { name: '@opentelemetry/instrumentation-http' }, spans }],
      },
    ],
  };
}

/** An entry of an access log of an Application Load Balancer. */
export function logLine({ to, method = 'POST', path, at, milliseconds = 100, bytes = 900, failed }: Sample) {
  const created = new Date(beginning + at * 1000).toISOString();
  const ended = new Date(beginning + at * 1000 + milliseconds).toISOString();
  const status = failed ? 502 : 200;
  return [
    `http ${ended} app/shop/50dc6c495c0c9188 10.0.1.7:2817 10.0.2.9:80`,
    `0.000 ${milliseconds / 1000} 0.000 ${status} ${status} ${bytes} 300`,
    `"${method} http://shop.example.com:80${path}?utm=%22x%22 HTTP/1.1" "curl/8 \\"quoted\\"" - -`,
    `arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/${to}/73e2d6bc24d8a067`,
    '"Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0',
    `${created} "forward" "-" "-" "10.0.2.9:80" "200" "-" "-" TID_1`,
  ].join(' ');
}

/** An X-Ray trace summary. */
export function traceSummary({ to, method = 'POST', path, at, milliseconds = 100, failed = false }: Sample) {
  const seconds = (beginning / 1000 + at).toString(16);
  return {
    Id: `1-${seconds}-a006649127e371903a2de979`,
    ResponseTime: milliseconds / 1000,
    HasFault: failed,
    Http: { HttpURL: `http://shop.example.com${path}`, HttpMethod: method, HttpStatus: failed ? 500 : 200 },
    EntryPoint: { Name: to, Names: [to], Type: 'AWS::ECS::Container' },
  };
}
