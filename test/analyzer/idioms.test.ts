import { describe, expect, it } from 'vitest';
import { gateways } from './idioms/gateways.js';
import { callsOf } from './idioms/idiom.js';
import { legacyIdioms } from './idioms/legacy.js';
import { nestIdioms } from './idioms/nest.js';
import { packageWrappers } from './idioms/package-wrappers.js';
import { rpcAndProxies } from './idioms/rpc-and-proxies.js';
import { settingsIdioms } from './idioms/settings.js';
import { sharedClients } from './idioms/shared-clients.js';
import { targets } from './idioms/targets.js';

describe.each([
  ['targets', targets],
  ['package wrappers', packageWrappers],
  ['gateways', gateways],
  ['settings', settingsIdioms],
  ['NestJS', nestIdioms],
  ['shared clients', sharedClients],
  ['callbacks', legacyIdioms],
  ['procedures and proxies', rpcAndProxies],
])('%s', (_, idioms) => {
  it.each(idioms.map((idiom) => [idiom.name, idiom] as const))('%s', (_name, { files, calls }) => {
    expect(callsOf(files)).toEqual(calls);
  });
});
