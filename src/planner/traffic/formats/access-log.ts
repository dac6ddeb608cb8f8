import { plannerTrafficCatalogue } from '../../../model/catalogue/planner-traffic.js';
import { noticeOf } from '../../../model/errors.js';
import type { SeenRequest, TrafficFormat } from '../source.js';
import { webAddressOf } from '../web-address.js';

/**
 * The fields of an entry up to request_creation_time; later ones differ by age of the log.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
const entry = new RegExp(
  [
    '^(?:http|https|h2|grpcs|ws|wss) (?<time>\\S+) \\S+ \\S+ \\S+',
    '(?<request>-?[\\d.]+) (?<target>-?[\\d.]+) (?<response>-?[\\d.]+)',
    '(?<status>\\d{3}|-) \\S+ (?<received>\\d+) \\d+',
    '"(?<line>(?:[^"\\\\]|\\\\.)*)" "(?:[^"\\\\]|\\\\.)*" \\S+ \\S+ (?<group>\\S+)',
    '(?:"(?:[^"\\\\]|\\\\.)*" ){3}\\S+ (?<created>\\S+)',
  ].join(' '),
);
const beginning = /^\s*(?:http|https|h2|grpcs|ws|wss) \d{4}-\d\d-\d\dT[\d:.]+Z \S+ /;

/** Milliseconds of the three processing times in seconds, of which -1 means that the request did not get so far. */
function durationOf(times: readonly (string | undefined)[]): number | null {
  const seconds = times.map(Number);
  return seconds.every((time) => time >= 0) ? seconds.reduce((sum, time) => sum + time, 0) * 1000 : null;
}

/** One line: a request, `nothing` where the load balancer answered by itself, undefined for what is no entry. */
function requestOf(line: string): SeenRequest | 'nothing' | undefined {
  const fields = entry.exec(line)?.groups;
  if (fields === undefined) return undefined;
  const startMs = Date.parse(fields.created ?? '');
  const at = Number.isNaN(startMs) ? Date.parse(fields.time ?? '') : startMs;
  if (Number.isNaN(at)) return undefined;
  const group = /:targetgroup\/([^/]+)\//.exec(fields.group ?? '')?.[1];
  const [method = '-', url = '-'] = (fields.line ?? '').split(' ');
  const address = webAddressOf(url);
  if (group === undefined || address === undefined) return 'nothing';
  return {
    from: null,
    to: [group, ...(address.host === null ? [] : [address.host])],
    method: method === '-' ? null : method.toUpperCase(),
    path: address.path,
    startMs: at,
    durationMs: durationOf([fields.request, fields.target, fields.response]),
    payloadBytes: Number(fields.received),
    failed: Number(fields.status) >= 500,
  };
}

/** Access logs of an Application Load Balancer: who asked is not in them, the target group tells who answered. */
export const accessLog = {
  id: 'access-log',
  title: 'an access log of an Application Load Balancer',
  recognises: ({ text, documents }) => documents === undefined && beginning.test(text),
  read: ({ text, file }) => {
    const lines = text
      .split('\n')
      .map((line, at) => ({ at: at + 1, line: line.trim() }))
      .filter(({ line }) => line !== '');
    const read = lines.map(({ at, line }) => ({ at, request: requestOf(line) }));
    const wrong = read.filter(({ request }) => request === undefined);
    const [first] = wrong;
    return {
      kind: 'seen',
      format: 'access-log',
      file,
      requests: read.flatMap(({ request }) =>
        request === undefined || request === 'nothing' ? [] : [request],
      ),
      notices:
        first === undefined
          ? []
          : [
              noticeOf(
                plannerTrafficCatalogue.trafficLines,
                { count: wrong.length },
                { file, line: first.at },
              ),
            ],
    };
  },
} as const satisfies TrafficFormat;
