// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose files write their variables like this.
import { describe, expect, test } from 'vitest';
import {
  isInfrastructureImage,
  isInfrastructureName,
} from '../../../src/analyzer/services/addresses/infrastructure.js';
import { globPattern } from '../../../src/analyzer/services/texts/glob.js';
import { interpolate } from '../../../src/analyzer/services/texts/interpolation.js';

describe('interpolate', () => {
  const variables = new Map([
    ['HOST', 'user'],
    ['EMPTY', ''],
  ]);
  test.each([
    ['http://$HOST:3000', 'http://user:3000'],
    ['${HOST}-${HOST}', 'user-user'],
    ['${PORT:-3000}', '3000'],
    ['${EMPTY:-full}', 'full'],
    ['${EMPTY-full}', ''],
    ['${A:-${B:-deep}}', 'deep'],
    ['${HOST:+set}${A:+unset}', 'set'],
    ['${A:?must be set}', '${A:?must be set}'],
    ['${A}', '${A}'],
    ['$$HOST', '$HOST'],
    ['100$', '100$'],
    ['${open', '${open'],
  ])('%s → %s', (text, expected) => {
    expect(interpolate(text, variables)).toBe(expected);
  });
});

describe('globPattern', () => {
  test.each([
    ['packages/*', 'packages/a', true],
    ['./packages/*/', 'packages/a', true],
    ['packages/*', 'packages/a/b', false],
    ['packages/**', 'packages/a/b', true],
    ['apps/**/api', 'apps/api', true],
    ['apps/**/api', 'apps/x/y/api', true],
    ['libs/{a,b}', 'libs/b', true],
    ['libs/{a,b}', 'libs/c', false],
    ['a.b', 'axb', false],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(globPattern(glob).test(path)).toBe(expected);
  });
});

describe('infrastructure', () => {
  test.each([
    ['postgres:17-alpine', true],
    ['registry:5000/bitnami/redis-cluster:6.2@sha256:00', true],
    ['confluentinc/cp-kafka:7', true],
    ['amazon/dynamodb-local:1', true],
    ['jaegertracing/all-in-one:1', true],
    ['mongodb/mongodb-community-server:8', true],
    ['acme/redis-proxy-service', false],
    ['node:22', false],
    ['${IMAGE}', false],
  ])('image %s: %s', (image, expected) => {
    expect(isInfrastructureImage(image)).toBe(expected);
  });

  test.each([
    ['redis', true],
    ['redis-node-0', false],
    ['mongo1', true],
    ['orders-db', true],
    ['postgres.shop.svc', true],
    ['order', false],
    ['database-service', false],
  ])('name %s: %s', (name, expected) => {
    expect(isInfrastructureName(name)).toBe(expected);
  });
});
