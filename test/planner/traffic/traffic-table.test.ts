import { describe, expect, it } from 'vitest';
import { readTraffic } from '../../../src/planner/traffic/read-traffic.js';
import { trafficTable } from '../../../src/planner/traffic/traffic-table.js';
import { analysisOf, callOf, serviceOf } from '../../helpers/analysis-builders.js';
import { thrownBy } from '../../helpers/thrown-by.js';
import { clientSpan, logLine, otlpOf, traceSummary } from './samples.js';

const analysis = analysisOf({
  services: [
    serviceOf({ name: 'loyalty', routes: ['POST /points', 'GET /points/{}'] }),
    serviceOf({ name: 'order', routes: ['POST /orders'] }),
    serviceOf({ name: 'mail', inRepo: false }),
  ],
  calls: [
    callOf(),
    callOf({ method: 'GET', path: '/points/{}', function: 'show' }),
    callOf({ to: 'mail', path: '/mails', route: null, line: 5 }),
    callOf({ to: { kind: 'external', host: 'api.example' }, path: '/facts', line: 6 }),
  ],
});

function tableOf(...texts: readonly string[]) {
  const sources = texts.map((text, at) => readTraffic(text, `file${at + 1}`));
  const { table, notices } = trafficTable(sources, analysis);
  return {
    table: Object.fromEntries(table),
    notices: notices.map(({ code, message, file, line }) => ({ code, message, file, line })),
  };
}

const none = {
  ratePerSecond: null,
  peakPerSecond: null,
  p50Ms: null,
  p99Ms: null,
  payloadBytes: null,
  errorRate: null,
};

/** 120 requests in the two minutes from the first to the last; three of them in the same second. */
const steady = Array.from({ length: 120 }, (_, at) => (at < 118 ? at : at === 118 ? 117.5 : 120));

describe('rows of edges and routes', () => {
  it('an edge, a route, an endpoint of an edge, an endpoint of a service elsewhere', () => {
    const text = [
      'edge,route,ratePerSecond',
      'order:loyalty,,1',
      ',loyalty post /points,2',
      'order:loyalty,loyalty GET /points/:id,3',
      ',mail POST /mails,4',
    ].join('\n');
    expect(tableOf(text)).toEqual({
      notices: [],
      table: {
        '["order","loyalty",null,null]': { ...none, ratePerSecond: 1 },
        '[null,"loyalty","POST","/points"]': { ...none, ratePerSecond: 2 },
        '["order","loyalty","GET","/points/{}"]': { ...none, ratePerSecond: 3 },
        '[null,"mail","POST","/mails"]': { ...none, ratePerSecond: 4 },
      },
    });
  });

  it.each([
    ['a receiver misspelt', 'order:loyality,', 'order:loyality', ['order:loyalty']],
    ['the wrong way round', 'loyalty:order,', 'loyalty:order', ['order:loyalty', 'order:mail']],
    ['the outside', 'order:api.example,', 'order:api.example', ['order:loyalty', 'order:mail']],
    [
      'a route',
      ',loyalty PUT /points',
      'loyalty PUT /points',
      ['loyalty GET /points/{}', 'loyalty POST /points'],
    ],
    [
      'a route that the caller does not ask',
      'order:mail,mail GET /mails',
      'mail GET /mails',
      ['mail POST /mails', 'loyalty GET /points/{}'],
    ],
    ['nothing alike', 'x:y,', 'x:y', []],
  ])('one that the analysis does not have, %s: a notice with the nearest names', (_name, row, name, near) => {
    const nearest = near.length === 0 ? '' : ` The nearest names: ${near.join(', ')}.`;
    expect(tableOf(`edge,route,p50Ms\n${row},1\n`)).toEqual({
      table: {},
      notices: [
        {
          code: 'EDA2040',
          message: `Traffic is given for ${name}, which the analysis does not have.${nearest}`,
          file: 'file1',
          line: 2,
        },
      ],
    });
  });

  it.each([
    [
      'EDA2036',
      'no edge',
      'edge,p50Ms\nloyalty,1',
      2,
      'It cannot be told what was measured: "loyalty" is no edge.',
    ],
    [
      'EDA2036',
      'no route',
      'route,p50Ms\n/points,1',
      2,
      'It cannot be told what was measured: "/points" is no route.',
    ],
    [
      'EDA2036',
      'a route of another service',
      'edge,route,p50Ms\norder:mail,loyalty POST /points,1',
      2,
      'It cannot be told what was measured: loyalty POST /points is no endpoint of mail, where order:mail goes.',
    ],
    [
      'EDA2037',
      'the same twice',
      'route,p50Ms\nloyalty POST /points,1\nloyalty POST /points/,2',
      3,
      'loyalty POST /points was given before, at file1:2.',
    ],
  ])('%s: %s', (code, _name, text, line, message) => {
    expect(thrownBy(() => tableOf(text))).toEqual({ code, exit: 2, message, file: 'file1', line });
  });
});

describe('recorded requests', () => {
  const logs = (group: string) =>
    steady.map((at, index) =>
      logLine({ to: group, path: '/points', at, milliseconds: index + 1, bytes: index, failed: index < 12 }),
    );

  it('access logs of several files are one export: rate over the whole time, peak, percentiles', () => {
    const lines = logs('shop-loyalty-tg');
    expect(tableOf(lines.slice(0, 50).join('\n'), lines.slice(50).join('\n'))).toEqual({
      notices: [],
      table: {
        '[null,"loyalty","POST","/points"]': {
          // 120 requests in 120.12 s, the last answer included.
          ratePerSecond: 0.999001,
          peakPerSecond: 2,
          p50Ms: 60,
          p99Ms: 119,
          payloadBytes: 118,
          errorRate: 0.1,
        },
      },
    });
  });

  it('what goes elsewhere is counted, the most frequent first', () => {
    const others = ['search', 'search', 'cart', 'user', 'auth'].map((to) =>
      logLine({ to, path: '/', at: 0 }),
    );
    const metrics = logLine({ to: 'loyalty', path: '/metrics', at: 120 });
    expect(tableOf([...others, metrics].join('\n'))).toEqual({
      table: {},
      notices: [
        {
          code: 'EDA2041',
          message:
            'Of 6 measured requests, 6 requests are of no endpoint that the analysis knows: search, auth, cart, 2 more.',
          file: 'file1',
          line: null,
        },
      ],
    });
  });

  it('less than a minute tells no rate', () => {
    const text = [0, 59]
      .map((at) => logLine({ to: 'loyalty', path: '/points/7', method: 'GET', at }))
      .join('\n');
    expect(tableOf(text)).toEqual({
      table: {
        '[null,"loyalty","GET","/points/{}"]': {
          ...none,
          p50Ms: 100,
          p99Ms: 100,
          payloadBytes: 900,
          errorRate: 0,
        },
      },
      notices: [
        {
          code: 'EDA2042',
          message:
            'The requests cover 59.1 s, too short to tell a rate: only times, sizes and failures are used.',
          file: 'file1',
          line: null,
        },
      ],
    });
  });

  const traced = [0, 60].map((at, id) => clientSpan({ to: 'loyalty', path: '/points', at, bytes: 50 }, id));
  const sampled = (format: string) => ({
    code: 'EDA2043',
    message: `Rates and peaks from ${format} count the requests that were traced: with sampling the real ones are higher.`,
    file: 'file1',
    line: null,
  });
  const tracedFigures = {
    ratePerSecond: 0.0332779,
    peakPerSecond: 1,
    p50Ms: 100,
    p99Ms: 100,
    payloadBytes: 50,
    errorRate: 0,
  };

  it('traces tell who asked, and say that they may be samples', () => {
    expect(tableOf(JSON.stringify(otlpOf('order', traced)))).toEqual({
      notices: [sampled('an OpenTelemetry trace export')],
      table: { '["order","loyalty","POST","/points"]': tracedFigures },
    });
  });

  it('X-Ray summaries tell of the endpoints that traces begin with', () => {
    const TraceSummaries = [0, 60].map((at) => traceSummary({ to: 'order', path: '/orders', at }));
    expect(tableOf(JSON.stringify({ TraceSummaries }))).toEqual({
      notices: [sampled('X-Ray')],
      table: { '[null,"order","POST","/orders"]': { ...tracedFigures, payloadBytes: null } },
    });
  });

  it('what somebody wrote comes before what was recorded, pair by pair', () => {
    const written = 'edge,route,ratePerSecond,p99Ms\norder:loyalty,loyalty POST /points,40,900\n';
    expect(tableOf(JSON.stringify(otlpOf('order', traced)), written).table).toEqual({
      '["order","loyalty","POST","/points"]': {
        ratePerSecond: 40,
        peakPerSecond: null,
        p50Ms: null,
        p99Ms: 900,
        payloadBytes: 50,
        errorRate: 0,
      },
    });
  });
});
