import { describe, expect, it } from 'vitest';
import { serviceNamer } from '../../../src/planner/traffic/service-names.js';
import { serviceOf } from '../../helpers/analysis-builders.js';

const namer = serviceNamer([
  serviceOf({ name: 'loyalty', aliases: ['loyalty', 'points-api'], ports: [3004] }),
  serviceOf({ name: 'order', ports: [3000, 8080] }),
  serviceOf({ name: 'order-archive', ports: [8080] }),
]);

describe('the service that a name in telemetry means', () => {
  it.each([
    ['its name', 'loyalty', 'loyalty'],
    ['its name in other letters', 'Loyalty', 'loyalty'],
    ['an alias with a port', 'points-api:80', 'loyalty'],
    ['a host of Cloud Map', 'loyalty.shop.local', 'loyalty'],
    ['a host of Kubernetes', 'loyalty.shop.svc.cluster.local:3004', 'loyalty'],
    ['a port of this machine', 'localhost:3004', 'loyalty'],
    ['its words in a longer name', 'prod-loyalty-tg', 'loyalty'],
    ['the longest of several', 'shop-order-archive', 'order-archive'],
    ['near miss: a part of a word', 'loyaltyprogram', undefined],
    ['near miss: the outside', 'loyalty.example.com', undefined],
    ['cannot tell: a port of two', '127.0.0.1:8080', undefined],
    ['cannot tell: two services in one name', 'loyalty-order', undefined],
    ['cannot tell: an address', '10.0.0.7:3004', undefined],
  ])('%s: %s', (_name, written, expected) => {
    expect(namer(written)).toBe(expected);
  });
});
