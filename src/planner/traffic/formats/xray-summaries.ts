import type { z } from 'zod';
import { xraySummariesSchema } from '../../../model/traffic-schema.js';
import type { SeenRequest, TrafficFormat } from '../source.js';
import { webAddressOf } from '../web-address.js';
import { checked, hasMember } from './checked.js';

type Summary = z.output<typeof xraySummariesSchema>['TraceSummaries'][number];

/**
 * The beginning of a trace in milliseconds since 1970, to the second: `1-58406520-a006649127e371903a2de979` holds it.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-traceids
 */
function startOf(id: string): number | undefined {
  const seconds = /^1-([0-9a-f]{8})-/i.exec(id)?.[1];
  return seconds === undefined ? undefined : Number.parseInt(seconds, 16) * 1000;
}

function requestOf({ Id, Http, EntryPoint, ServiceIds, ResponseTime, Duration, HasFault }: Summary) {
  const startMs = startOf(Id);
  const address = webAddressOf(Http?.HttpURL ?? '');
  const entry = EntryPoint?.Name ?? ServiceIds?.[0]?.Name;
  const to = [entry, address?.host ?? undefined].filter((name) => name !== undefined);
  const seconds = ResponseTime ?? Duration;
  const request: SeenRequest | undefined =
    startMs === undefined
      ? undefined
      : {
          from: null,
          to,
          method: Http?.HttpMethod?.toUpperCase() ?? null,
          path: address?.path ?? null,
          startMs,
          durationMs: seconds === undefined ? null : seconds * 1000,
          payloadBytes: null,
          failed: HasFault ?? false,
        };
  return request === undefined ? [] : [request];
}

/** What `aws xray get-trace-summaries` prints: the request that each trace begins with. */
export const xraySummaries = {
  id: 'xray-summaries',
  title: 'a list of X-Ray trace summaries',
  recognises: (content) => hasMember(content, 'TraceSummaries'),
  read: (content) => {
    const requests = (content.documents ?? []).flatMap((document) =>
      checked(xraySummariesSchema, document, content).TraceSummaries.flatMap(requestOf),
    );
    return { kind: 'seen', format: 'xray', file: content.file, requests, notices: [] };
  },
} as const satisfies TrafficFormat;
