import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import { openRepository } from '../../../src/analyzer/repository.js';

const analysis = analyze(
  openRepository(fileURLToPath(new URL('../../fixtures/thirty-forms', import.meta.url))),
);

/** The form's file, then what it sends, then the route that answers it. */
const expected: readonly (readonly [form: string, method: string, path: string, route: string])[] = [
  ['axios-instance', 'GET', '/categories/{}', 'warehouse GET /categories/{}'],
  ['axios-literal', 'GET', '/brands', 'warehouse GET /brands'],
  ['axios-settings', 'POST', '/carriers', 'warehouse POST /carriers'],
  ['class-field', 'GET', '/counts', 'warehouse GET /counts'],
  ['config-package', 'GET', '/picks', 'warehouse GET /picks'],
  ['factory', 'GET', '/racks/{}', 'warehouse GET /racks/{}'],
  ['fetch-literal', 'GET', '/aisles', 'warehouse GET /aisles'],
  ['fetch-template', 'GET', '/bins/{}', 'warehouse GET /bins/{}'],
  ['generated-client', 'GET', '/returns/{}', 'warehouse GET /returns/{}'],
  ['got-extend', 'GET', '/items/{}', 'warehouse GET /items/{}'],
  ['got-literal', 'GET', '/invoices', 'warehouse GET /invoices'],
  ['http-get', 'GET', '/markdowns', 'warehouse GET /markdowns'],
  ['http-request', 'POST', '/manifests', 'warehouse POST /manifests'],
  ['imported-instance', 'PUT', '/colours/{}', 'warehouse PUT /colours/{}'],
  ['ky-create', 'POST', '/labels', 'warehouse POST /labels'],
  ['needle', 'PUT', '/packages/{}', 'warehouse PUT /packages/{}'],
  ['nest-axios-ref', 'POST', '/holds', 'warehouse POST /holds'],
  ['nest-http-service', 'GET', '/gates', 'warehouse GET /gates'],
  ['node-fetch', 'GET', '/pallets', 'warehouse GET /pallets'],
  ['private-field', 'DELETE', '/crates/{}', 'warehouse DELETE /crates/{}'],
  ['request-callback', 'GET', '/offers', 'warehouse GET /offers'],
  ['settings-module', 'GET', '/parcels/{}', 'warehouse GET /parcels/{}'],
  ['subclass', 'POST', '/receipts', 'warehouse POST /receipts'],
  ['superagent', 'POST', '/movements', 'warehouse POST /movements'],
  ['undici-pool', 'GET', '/lots/{}', 'warehouse GET /lots/{}'],
  ['undici-request', 'GET', '/lanes', 'warehouse GET /lanes'],
  ['url-object', 'GET', '/prices/{}', 'warehouse GET /prices/{}'],
  ['wrapper-class', 'POST', '/drivers', 'warehouse POST /drivers'],
  ['wrapper-function', 'GET', '/docks', 'warehouse GET /docks'],
  ['wrapper-options', 'PATCH', '/forklifts/{}', 'warehouse PATCH /forklifts/{}'],
];

describe('thirty ordinary forms of a request', () => {
  it('all lead to the right route, each from its own file', () => {
    expect(
      analysis.calls.map(({ file, method, path, route }) => [
        file.replace(/^storefront\/src\/forms\/|\.ts$/g, ''),
        method,
        path,
        route,
      ]),
    ).toEqual(expected);
  });

  it('are sure of the service', () => {
    expect([
      ...new Set(analysis.calls.map(({ from, to, confidence }) => JSON.stringify([from, to, confidence]))),
    ]).toEqual([JSON.stringify(['storefront', { kind: 'service', name: 'warehouse' }, 'high'])]);
  });

  it('reach every route once', () => {
    const warehouse = analysis.services.find(({ name }) => name === 'warehouse');
    const byRoute = warehouse?.routes.map(({ id, calledBy }) => [id, calledBy.length]);
    const once = expected.map(([, , , route]) => [route, 1]).sort();
    expect(byRoute?.toSorted()).toEqual(once);
  });
});
