import type { z } from 'zod';
import { plannerTrafficCatalogue } from '../../../model/catalogue/planner-traffic.js';
import { errorOf } from '../../../model/errors.js';
import { xraySegmentSchema, xrayTracesSchema } from '../../../model/traffic-schema.js';
import type { TrafficContent, TrafficFormat } from '../source.js';
import { requestsOf, type Span } from '../spans.js';
import { webAddressOf } from '../web-address.js';
import { checked, hasMember } from './checked.js';

type Segment = z.output<typeof xraySegmentSchema>;

function spanOf(segment: Segment, side: Span['side'], service: string): Span {
  const { id, parent_id, name, http, start_time, end_time, fault } = segment;
  const address = webAddressOf(http?.request?.url ?? '');
  const status = http?.response?.status;
  return {
    id,
    parentId: parent_id ?? null,
    side,
    service,
    peers: [address?.host ?? undefined, name].filter((peer) => peer !== undefined),
    method: http?.request?.method?.toUpperCase() ?? null,
    path: address?.path ?? null,
    startMs: start_time * 1000,
    durationMs: end_time === undefined ? null : (end_time - start_time) * 1000,
    payloadBytes: null,
    failed: status === undefined ? (fault ?? false) : status >= 500,
  };
}

/** The requests that a segment made, from any depth: subsegments with the namespace remote. */
function clientsIn(segment: Segment, service: string, content: TrafficContent): readonly Span[] {
  return (segment.subsegments ?? []).flatMap((given) => {
    const subsegment = checked(xraySegmentSchema, given, content);
    const own = subsegment.namespace === 'remote' ? [spanOf(subsegment, 'client', service)] : [];
    return [...own, ...clientsIn(subsegment, service, content)];
  });
}

function segmentOf(text: string, content: TrafficContent): Segment {
  try {
    return checked(xraySegmentSchema, JSON.parse(text), content);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problem = 'it holds a text that is no JSON';
    throw errorOf(
      plannerTrafficCatalogue.trafficInvalid,
      { where: 'a member Document', problem },
      { file: content.file },
      { cause: error },
    );
  }
}

/** X-Ray infers segments of receivers that record nothing: who made the request has told of it already. */
function spansIn(segment: Segment, content: TrafficContent): readonly Span[] {
  const service = segment.name ?? '';
  const isAnswer = segment.inferred !== true && segment.http?.request !== undefined;
  return [...(isAnswer ? [spanOf(segment, 'server', service)] : []), ...clientsIn(segment, service, content)];
}

/** What `aws xray batch-get-traces` prints: whole traces, with the requests between services. */
export const xrayTraces = {
  id: 'xray-traces',
  title: 'a list of X-Ray traces',
  recognises: (content) => hasMember(content, 'Traces'),
  read: (content) => {
    const spans = (content.documents ?? []).flatMap((document) =>
      checked(xrayTracesSchema, document, content).Traces.flatMap(({ Segments = [] }) =>
        Segments.flatMap(({ Document }) => spansIn(segmentOf(Document, content), content)),
      ),
    );
    return { kind: 'seen', format: 'xray', file: content.file, requests: requestsOf(spans), notices: [] };
  },
} as const satisfies TrafficFormat;
