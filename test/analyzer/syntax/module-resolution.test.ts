import { describe, expect, it } from 'vitest';
import { createModuleResolution } from '../../../src/analyzer/syntax/module-resolution.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

const resolve = createModuleResolution(
  memoryRepository({
    'tsconfig.base.json':
      '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["libs/*/src"] } } } // comment',
    'services/a/tsconfig.json': '{ "extends": "../../tsconfig.base" }',
    'services/b/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] }, } }',
    'services/a/src/main.ts': '',
    'services/a/src/config.ts': '',
    'services/a/src/client.tsx': '',
    'services/a/src/esm.mts': '',
    'services/a/src/clients/index.ts': '',
    'services/a/src/settings.json': '{}',
    'services/b/src/main.ts': '',
    'services/b/src/deep/thing.ts': '',
    'libs/http/src/index.ts': '',
    'packages/commons/package.json':
      '{ "name": "@shop/commons", "main": "build/dist/index.js", "types": "build/dist/index.d.ts" }',
    'packages/commons/src/index.ts': '',
    'packages/commons/src/http.ts': '',
    'packages/events/package.json':
      '{ "name": "@shop/events", "exports": { ".": { "types": "./dist/main.d.ts", "import": "./dist/main.js" }, "./sub/*": "./dist/sub/*.js" } }',
    'packages/events/src/main.ts': '',
    'packages/events/src/sub/one.ts': '',
    'packages/plain/package.json': '{ "name": "plain" }',
    'packages/plain/index.js': '',
    'packages/events-builtin/package.json': '{ "name": "events" }',
    'packages/events-builtin/index.js': '',
  }),
);

describe('createModuleResolution', () => {
  it.each([
    ['services/a/src/main.ts', './config', 'services/a/src/config.ts'],
    ['services/a/src/main.ts', './config.js', 'services/a/src/config.ts'],
    ['services/a/src/main.ts', './client.js', 'services/a/src/client.tsx'],
    ['services/a/src/main.ts', './esm.mjs', 'services/a/src/esm.mts'],
    ['services/a/src/main.ts', './clients', 'services/a/src/clients/index.ts'],
    ['services/a/src/main.ts', './settings.json', 'services/a/src/settings.json'],
    ['services/a/src/clients/index.ts', '../config', 'services/a/src/config.ts'],
    ['services/a/src/main.ts', '@lib/http', 'libs/http/src/index.ts'],
    ['services/b/src/main.ts', '~/deep/thing', 'services/b/src/deep/thing.ts'],
    ['services/a/src/main.ts', '@shop/commons', 'packages/commons/src/index.ts'],
    ['services/a/src/main.ts', '@shop/commons/build/dist/http', 'packages/commons/src/http.ts'],
    ['services/a/src/main.ts', '@shop/commons/http', 'packages/commons/src/http.ts'],
    ['services/a/src/main.ts', '@shop/events', 'packages/events/src/main.ts'],
    ['services/a/src/main.ts', '@shop/events/sub/one', 'packages/events/src/sub/one.ts'],
    ['services/a/src/main.ts', 'plain', 'packages/plain/index.js'],
    ['services/a/src/main.ts', './missing', undefined],
    ['services/a/src/main.ts', '../../../../outside', undefined],
    ['services/a/src/main.ts', '/absolute', undefined],
    ['services/b/src/main.ts', '@lib/http', undefined],
    ['services/a/src/main.ts', 'axios', undefined],
    ['services/a/src/main.ts', 'events', undefined],
    ['services/a/src/main.ts', 'node:events', undefined],
  ])('in %s, %s is %s', (from, specifier, expected) => {
    expect(resolve(from, specifier)).toBe(expected);
  });
});
