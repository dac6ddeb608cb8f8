import { plannerTrafficCatalogue } from '../../model/catalogue/planner-traffic.js';
import { noticeOf } from '../../model/errors.js';
import type { Notice } from '../../model/notice.js';
import type { TrafficFigures } from '../../model/traffic.js';
import { compareText } from '../context.js';
import { type KnownEndpoints, keyText } from './known-endpoints.js';
import { measured, shortestSpanSeconds, spanOf } from './measure.js';
import type { SeenFormat, SeenRequest, TrafficSource } from './source.js';

type Namer = (written: string) => string | undefined;
type Seen = Extract<TrafficSource, { kind: 'seen' }>;

const examplesShown = 3;

const sampled: Readonly<Partial<Record<SeenFormat, string>>> = {
  otlp: 'an OpenTelemetry trace export',
  xray: 'X-Ray',
};

/** The key of a request, as a text; undefined where the analysis does not know who asked, or what. */
function keyOf({ from, to, method, path }: SeenRequest, known: KnownEndpoints, namer: Namer) {
  const caller = from === null ? null : namer(from);
  const receiver = to.map(namer).find((name) => name !== undefined);
  if (caller === undefined || receiver === undefined || path === null) return undefined;
  const key = known.locate({ from: caller, to: receiver, method, path });
  return key === undefined ? undefined : keyText(key);
}

/** The most frequent first. */
function examplesOf(requests: readonly SeenRequest[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { from, to } of requests) {
    const receiver = to[0] ?? 'an unnamed receiver';
    const name = from === null ? receiver : `${from} to ${receiver}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts]
    .sort(([left, some], [right, others]) => others - some || compareText(left, right))
    .map(([name]) => name);
  const rest = names.length - examplesShown;
  return [...names.slice(0, examplesShown), ...(rest > 0 ? [`${rest} more`] : [])];
}

/**
 * The figures of the requests of all files of one format, by key. They count as one export: logs come in files of five
 * minutes each.
 */
export function measureSeen(
  sources: readonly Seen[],
  known: KnownEndpoints,
  namer: Namer,
): { readonly figures: ReadonlyMap<string, TrafficFigures>; readonly notices: readonly Notice[] } {
  const requests = sources.flatMap((source) => source.requests);
  const span = spanOf(requests);
  const [first] = sources;
  if (span === undefined || first === undefined) return { figures: new Map(), notices: [] };
  const byKey = new Map<string, SeenRequest[]>();
  const elsewhere: SeenRequest[] = [];
  for (const request of requests) {
    const key = keyOf(request, known, namer);
    const list = key === undefined ? elsewhere : (byKey.get(key) ?? []);
    list.push(request);
    if (key !== undefined) byKey.set(key, list);
  }
  const place = { file: first.file };
  const seconds = Math.round((span.toMs - span.fromMs) / 100) / 10;
  const isShort = seconds < shortestSpanSeconds;
  const traced = sampled[first.format];
  return {
    figures: new Map([...byKey].map(([key, list]) => [key, measured(list, span)])),
    notices: [
      ...sources.flatMap((source) => source.notices),
      ...(isShort ? [noticeOf(plannerTrafficCatalogue.trafficTooShort, { seconds }, place)] : []),
      ...(traced === undefined || isShort || byKey.size === 0
        ? []
        : [noticeOf(plannerTrafficCatalogue.trafficSampled, { format: traced }, place)]),
      ...(elsewhere.length === 0
        ? []
        : [
            noticeOf(
              plannerTrafficCatalogue.trafficElsewhere,
              { count: elsewhere.length, total: requests.length, examples: examplesOf(elsewhere) },
              place,
            ),
          ]),
    ],
  };
}
