import { describe, expect, it } from 'vitest';
import { type EffectiveSetting, renderSettings } from '../../src/report/render-settings.js';

const settings: readonly EffectiveSetting[] = [
  {
    name: 'hosts.orders\u001b[31m',
    value: 'order',
    origin: 'file',
    source: 'eda-migrate.config.yaml',
    line: 2,
  },
  { name: 'variables', value: {}, origin: 'default', source: null, line: null },
  {
    name: 'policy.routers',
    value: ['sqs', 'sns'],
    origin: 'file',
    source: 'eda-migrate.config.yaml',
    line: 9,
  },
  { name: 'policy.naming.prefix', value: '', origin: 'default', source: null, line: null },
  { name: 'clients[0]', value: { function: 'send', url: 0 }, origin: 'file', source: 'c.json', line: null },
  { name: 'asks', value: false, origin: 'environment', source: 'CI', line: null },
  { name: 'cache', value: false, origin: 'flag', source: '--no-cache', line: null },
];

describe('the table of settings', () => {
  it('has columns where there is room', () => {
    expect(
      renderSettings(settings, { width: 80, colour: false }),
    ).toBe(`SETTING               VALUE                        FROM
hosts.orders?[31m     order                        eda-migrate.config.yaml:2
variables             none                         default
policy.routers        sqs, sns                     eda-migrate.config.yaml:9
policy.naming.prefix  ""                           default
clients[0]            {"function":"send","url":0}  c.json
asks                  no                           environment CI
cache                 no                           flag --no-cache
`);
  });

  it('has the values below where there is not', () => {
    const [host, , routers] = settings;
    expect(
      renderSettings(
        [host, routers].flatMap((each) => each ?? []),
        { width: 40, colour: false },
      ),
    ).toBe(`SETTING            FROM
hosts.orders?[31m  eda-migrate.config.yaml:2
  order
policy.routers     eda-migrate.config.yaml:9
  sqs, sns
`);
  });
});
