import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.js';
import { readTraffic } from '../../../src/planner/traffic/read-traffic.js';
import { thrownBy } from '../../helpers/thrown-by.js';
import { attribute, beginning, clientSpan, logLine, otlpOf, traceSummary } from './samples.js';

const none = {
  ratePerSecond: null,
  peakPerSecond: null,
  p50Ms: null,
  p99Ms: null,
  payloadBytes: null,
  errorRate: null,
};
const declared = (line: number, figures: object) => ({
  edge: null,
  route: null,
  ...none,
  ...figures,
  place: { file: 't', line },
});

describe('what somebody wrote', () => {
  it.each([
    {
      name: 'CSV with commas, quotation marks and empty cells',
      text: 'edge,route,ratePerSecond,errorRate\norder:loyalty,,40,0.01\n\n,"loyalty POST /points",,"1e-3"\n',
      rows: [
        declared(2, { edge: 'order:loyalty', ratePerSecond: 40, errorRate: 0.01 }),
        declared(4, { route: 'loyalty POST /points', errorRate: 0.001 }),
      ],
    },
    {
      name: 'CSV from a spreadsheet: byte order mark, semicolons, CR LF, names in words',
      text: '\ufeffEdge;Rate per second;peak_per_second\r\norder:loyalty;1.5;20\r\n',
      rows: [declared(2, { edge: 'order:loyalty', ratePerSecond: 1.5, peakPerSecond: 20 })],
    },
    {
      name: 'CSV with tabs, and a row that is shorter than the first line',
      text: 'route\tp50Ms\tp99Ms\nloyalty GET /points/{}\t12\n',
      rows: [declared(2, { route: 'loyalty GET /points/{}', p50Ms: 12 })],
    },
    {
      name: 'JSON',
      text: '{\n "schemaVersion": 1,\n "traffic": [\n  { "edge": "order:loyalty", "p50Ms": 3, "p99Ms": 9 },\n  { "route": "a GET /", "payloadBytes": 10 }\n ]\n}\n',
      rows: [
        declared(4, { edge: 'order:loyalty', p50Ms: 3, p99Ms: 9 }),
        declared(5, { route: 'a GET /', payloadBytes: 10 }),
      ],
    },
  ])('$name', ({ text, rows }) => {
    expect(readTraffic(text, 't')).toEqual({ kind: 'declared', rows });
  });
});

const seen = (figures: object) => ({
  from: null,
  method: 'POST',
  path: '/points',
  startMs: beginning,
  durationMs: 100,
  payloadBytes: null,
  failed: false,
  ...figures,
});

const point = { to: 'loyalty', path: '/points', at: 0 };
const server = {
  traceId: '1',
  spanId: 's1',
  parentSpanId: 'c1',
  kind: 'SPAN_KIND_SERVER',
  startTimeUnixNano: `${beginning}000000`,
  endTimeUnixNano: `${beginning + 80}000000`,
  attributes: [attribute('http.request.method', 'POST'), attribute('http.route', '/points/:id')],
  status: { code: 'STATUS_CODE_ERROR' },
};

describe('OpenTelemetry traces', () => {
  const read = (...documents: readonly unknown[]) => {
    const source = readTraffic(documents.map((document) => JSON.stringify(document)).join('\n'), 't');
    return source.kind === 'seen' ? source.requests : [];
  };

  it('client spans by their peer, with size and failure', () => {
    const spans = [clientSpan({ ...point, bytes: 700, failed: true }, 1)];
    expect(read(otlpOf('order', spans))).toEqual([
      seen({ from: 'order', to: ['loyalty', 'loyalty:3000'], payloadBytes: 700, failed: true }),
    ]);
  });

  it('client spans by their address, in the old words too', () => {
    const byAddress = [attribute('server.address', 'loyalty.local'), attribute('server.port', 80)];
    const old = {
      ...clientSpan(point, 2, []),
      attributes: [
        attribute('http.method', 'post'),
        attribute('http.url', 'https://user:secret@loyalty/points#top'),
        attribute('http.status_code', 200),
      ],
    };
    expect(read(otlpOf('order', [clientSpan(point, 1, byAddress), old]))).toEqual([
      seen({ from: 'order', to: ['loyalty.local:80', 'loyalty.local', 'loyalty:3000'] }),
      seen({ from: 'order', to: ['loyalty'] }),
    ]);
  });

  it('a server span names the receiver and the route of the client span above it; one document a line', () => {
    const client = clientSpan(point, 1, [attribute('server.address', '10.0.0.7')]);
    const both = [
      ...otlpOf('order', [client]).resourceSpans,
      ...otlpOf('loyalty-api', [server]).resourceSpans,
    ];
    expect(read({ resourceSpans: both }, otlpOf('order', [clientSpan(point, 9)]))).toEqual([
      seen({ from: 'order', to: ['loyalty-api', '10.0.0.7', 'loyalty:3000'], path: '/points/:id' }),
      seen({ to: ['loyalty-api'], path: '/points/:id', durationMs: 80, failed: true }),
      seen({ from: 'order', to: ['loyalty', 'loyalty:3000'] }),
    ]);
  });

  it('remote procedures; no data stores, brokers or internal spans', () => {
    const rpc = {
      ...clientSpan(point, 1, []),
      attributes: [
        attribute('rpc.system', 'grpc'),
        attribute('rpc.service', 'shop.Loyalty'),
        attribute('rpc.method', 'AddPoints'),
        attribute('server.address', 'loyalty'),
      ],
    };
    const others = [
      clientSpan(point, 2, [attribute('db.system', 'dynamodb')]),
      clientSpan(point, 3, [attribute('messaging.system', 'aws_sqs')]),
      { ...clientSpan(point, 4), kind: 1 },
    ];
    expect(read(otlpOf('order', [rpc, ...others]))).toEqual([
      seen({ from: 'order', to: ['loyalty'], method: 'RPC', path: 'shop.Loyalty/AddPoints' }),
    ]);
  });
});

describe('X-Ray', () => {
  it('trace summaries: the request that each trace begins with', () => {
    const text = JSON.stringify({
      TraceSummaries: [traceSummary({ ...point, milliseconds: 250, failed: true }), { Id: 'cut' }],
      TracesProcessedCount: 2,
    });
    expect(readTraffic(text, 't')).toEqual({
      kind: 'seen',
      format: 'xray',
      file: 't',
      notices: [],
      requests: [seen({ to: ['loyalty', 'shop.example.com'], durationMs: 250, failed: true })],
    });
  });

  it('traces: remote subsegments at any depth, named after the segment below; inferred segments are left out', () => {
    const start = beginning / 1000;
    const order = {
      id: 'a1',
      name: 'order',
      start_time: start,
      end_time: start + 0.25,
      http: { request: { method: 'POST', url: 'http://order/orders' }, response: { status: 201 } },
      subsegments: [
        {
          id: 'a2',
          name: '## place',
          start_time: start,
          end_time: start + 0.25,
          subsegments: [
            {
              id: 'a3',
              name: '10.0.0.7',
              namespace: 'remote',
              start_time: start,
              end_time: start + 0.125,
              http: { request: { method: 'POST', url: 'http://10.0.0.7:3004/points' } },
            },
            { id: 'a4', name: 'DynamoDB', namespace: 'aws', start_time: start, end_time: start + 0.1 },
          ],
        },
      ],
    };
    const answer = {
      id: 'b1',
      parent_id: 'a3',
      name: 'loyalty',
      start_time: start,
      end_time: start + 0.0625,
      fault: true,
      http: { request: { method: 'POST', url: 'http://loyalty/points' } },
    };
    const inferred = { ...answer, id: 'b2', parent_id: 'a4', inferred: true };
    const Segments = [order, answer, inferred].map((segment) => ({ Document: JSON.stringify(segment) }));
    const source = readTraffic(JSON.stringify({ Traces: [{ Id: '1', Segments }] }), 't');
    expect(source).toEqual({
      kind: 'seen',
      format: 'xray',
      file: 't',
      notices: [],
      requests: [
        seen({ to: ['order'], path: '/orders', durationMs: 250 }),
        seen({ from: 'order', to: ['loyalty', '10.0.0.7:3004', '10.0.0.7'], durationMs: 125 }),
        seen({ to: ['loyalty'], durationMs: 62.5, failed: true }),
      ],
    });
  });
});

describe('access logs', () => {
  it('entries by their target group; redirects and lines of others are left out', () => {
    const redirect = logLine(point).replace(/arn:\S+/, '-');
    const text = [logLine({ ...point, failed: true }), redirect, 'http 2026', 'and more', ''].join('\n');
    expect(readTraffic(text, 't')).toEqual({
      kind: 'seen',
      format: 'access-log',
      file: 't',
      requests: [seen({ to: ['loyalty', 'shop.example.com:80'], payloadBytes: 900, failed: true })],
      notices: [
        {
          code: 'EDA2044',
          severity: 'warning',
          message:
            '2 lines are no access log entry of an Application Load Balancer and left out; this is the first.',
          file: 't',
          line: 3,
          help: 'Look whether the file was cut or mixed with another.',
        },
      ],
    });
  });

  it('a request that never reached its target has no time', () => {
    const text = logLine(point).replace(' 0.000 0.1 0.000 ', ' -1 -1 -1 ');
    const source = readTraffic(text, 't');
    expect(source.kind === 'seen' && source.requests.map(({ durationMs }) => durationMs)).toEqual([null]);
  });
});

describe('bad traffic files', () => {
  const csv = (figures: string) =>
    `edge,ratePerSecond,peakPerSecond,p50Ms,p99Ms,errorRate\norder:loyalty,${figures}\n`;
  const json = (entry: string) => `{\n"schemaVersion": 1,\n"traffic": [\n${entry}\n]}\n`;

  it.each([
    ['empty', '', 'EDA2030', null, 'The traffic file holds no traffic: it is empty.'],
    ['blank', ' \n\t\n', 'EDA2030', null, 'The traffic file holds no traffic: it is empty.'],
    ['a head alone', 'edge,p50Ms\n', 'EDA2030', null, 'The traffic file holds no traffic: it has no rows.'],
    [
      'an export without spans',
      '{"resourceSpans": []}',
      'EDA2030',
      null,
      'The traffic file holds no traffic: an OpenTelemetry trace export without a request.',
    ],
    ['binary', 'PAR1\0\u0001', 'EDA2031', null, 'The traffic file is binary, no text.'],
    ['bytes that are no UTF-8', 'edge\ufffd', 'EDA2031', null, 'The traffic file is binary, no text.'],
    [
      'prose',
      'The shop is busy on Fridays.\n',
      'EDA2032',
      null,
      'The traffic file has no form that is known: it begins with "The shop is busy on Fridays.".',
    ],
    [
      'CSV of something else',
      'service,rps\norder,3\n',
      'EDA2032',
      null,
      'The traffic file has no form that is known: it begins with "service,rps".',
    ],
    [
      'JSON of something else',
      '{"name": "shop", "version": "1"}',
      'EDA2032',
      null,
      'The traffic file has no form that is known: it is JSON with the members name, version.',
    ],
    ['a JSON list', '[1]', 'EDA2032', null, 'The traffic file has no form that is known: it is a JSON list.'],
    [
      'a misspelt column',
      'edge,ratePerSecnd\norder:loyalty,1\n',
      'EDA2033',
      1,
      'The columns of the traffic file are wrong: there is no column ratePerSecnd (perhaps ratePerSecond).',
    ],
    [
      'no figure',
      'edge,route\norder:loyalty,\n',
      'EDA2033',
      1,
      'The columns of the traffic file are wrong: there is no figure.',
    ],
    [
      'a column twice',
      'edge,p50Ms,P50 ms\norder:loyalty,1,2\n',
      'EDA2033',
      1,
      'The columns of the traffic file are wrong: p50Ms is there twice.',
    ],
    [
      'a decimal comma',
      'edge,ratePerSecond\norder:loyalty,1,5\n',
      'EDA2033',
      2,
      'The columns of the traffic file are wrong: this line has 3 cells, and the first line 2.',
    ],
    ['a negative rate', csv('-1'), 'EDA2034', 2, 'ratePerSecond cannot be "-1": it is below zero.'],
    [
      'an absurd rate',
      csv('1e12'),
      'EDA2034',
      2,
      'ratePerSecond cannot be "1e12": no service has more than 10000000.',
    ],
    ['words for a number', csv('many'), 'EDA2034', 2, 'ratePerSecond cannot be "many": it is no number.'],
    ['infinity', csv('Infinity'), 'EDA2034', 2, 'ratePerSecond cannot be "Infinity": it is no number.'],
    [
      'a percentage',
      csv('1,2,3,4,12'),
      'EDA2034',
      2,
      'errorRate cannot be "12": it is a share from 0 to 1 (0.12 for 12 %).',
    ],
    [
      'a negative figure in JSON',
      json('{"edge": "a:b",\n"p50Ms": -4}'),
      'EDA2034',
      5,
      'p50Ms cannot be -4: it is below zero.',
    ],
    [
      'a peak below the rate',
      csv('10,3'),
      'EDA2035',
      2,
      'Two figures contradict each other: peakPerSecond is 3, which is below ratePerSecond 10.',
    ],
    [
      'percentiles the wrong way round',
      json('{"edge": "a:b", "p50Ms": 9, "p99Ms": 4}'),
      'EDA2035',
      4,
      'Two figures contradict each other: p99Ms is 4, which is below p50Ms 9.',
    ],
    [
      'a row without a name',
      'edge,route,p50Ms\n,,4\n',
      'EDA2036',
      2,
      'It cannot be told what was measured: neither an edge nor a route is given.',
    ],
    [
      'JSON that is cut off',
      '{\n"traffic": [\n',
      'EDA2038',
      3,
      'The traffic file is not valid JSON: unexpected end of JSON input.',
    ],
    [
      'a line that is no JSON among lines that are',
      '{"resourceSpans": []}\n\n{"resourceSpans": [}\n',
      'EDA2038',
      3,
      `The traffic file is not valid JSON: unexpected token '}'.`,
    ],
    [
      'an unknown member',
      json('{"edge": "a:b",\n"rps": 4}'),
      'EDA2039',
      5,
      'In the traffic file, traffic[0].rps is not what it should be: no such member is known.',
    ],
    [
      'another version',
      '{"schemaVersion": 2, "traffic": []}',
      'EDA2039',
      1,
      'In the traffic file, schemaVersion is not what it should be: invalid input: expected 1.',
    ],
    [
      'a span without a time',
      '{"resourceSpans": [{"scopeSpans": [{"spans": [{"spanId": "1", "endTimeUnixNano": "2"}]}]}]}',
      'EDA2039',
      1,
      'In the traffic file, resourceSpans[0].scopeSpans[0].spans[0].startTimeUnixNano is not what it should be: invalid input.',
    ],
    [
      'a segment that is no JSON',
      '{"Traces": [{"Segments": [{"Document": "{"}]}]}',
      'EDA2039',
      null,
      'In the traffic file, a member Document is not what it should be: it holds a text that is no JSON.',
    ],
  ])('%s', (_name, text, code, line, message) => {
    expect(thrownBy(() => readTraffic(text, 't'))).toEqual({ code, exit: 2, message, file: 't', line });
  });
});

describe('files that were cut or damaged', () => {
  const whole = [
    'edge,route,ratePerSecond\norder:loyalty,"loyalty POST /points",4\n',
    '{"schemaVersion": 1, "traffic": [{"edge": "order:loyalty", "p50Ms": 3, "p99Ms": 9}]}',
    JSON.stringify(otlpOf('order', [clientSpan(point, 1), server])),
    JSON.stringify({ TraceSummaries: [traceSummary(point)] }),
    JSON.stringify({ Traces: [{ Segments: [{ Document: '{"id": "1", "start_time": 1}' }] }] }),
    `${logLine(point)}\n${logLine(point)}\n`,
  ];

  it('are read, or refused with a sentence: nothing else is thrown', () => {
    const texts = fc.oneof(fc.constantFrom(...whole), fc.json(), fc.string());
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(9), fc.string({ maxLength: 3 }), (text, at, length, added) => {
        const start = at % (text.length + 1);
        const damaged = text.slice(0, start) + added + text.slice(start + length);
        try {
          expect(['declared', 'seen']).toContain(readTraffic(damaged, 't').kind);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
