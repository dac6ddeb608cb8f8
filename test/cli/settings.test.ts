import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/analyzer/configuration-file.js';
import { type SettingSources, settingsOf } from '../../src/cli/settings.js';
import { memoryRepository } from '../helpers/memory-repository.js';
import { runCommandWell } from '../helpers/run-command.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const configuration = `hosts:
  orders.internal: order
clients:
  - { function: send, url: 0 }
ignore:
  - tools/**
  - legacy/**
policy:
  routers: [sqs, sns]
  naming:
    style: kind
`;

/** Each setting as `name: value (origin)`. */
function settings(parts: Partial<SettingSources> = {}): readonly string[] {
  return settingsOf({
    file: undefined,
    env: {},
    platform: 'linux',
    flags: {},
    interactive: true,
    colour: true,
    ...parts,
  }).map(({ name, value, origin, source, line }) =>
    [name, JSON.stringify(value), origin, source, line].filter((part) => part !== null).join(' '),
  );
}

const nothingDeclared = [
  'hosts {} default',
  'variables {} default',
  'calls {} default',
  'clients {} default',
  'ignore {} default',
  'policy.routers "any" default',
  'policy.regions "any" default',
  'policy.deadLetterQueues "not required" default',
  'policy.naming.prefix "" default',
  'policy.naming.style "plain" default',
];
const working = [
  'asks true default',
  'cache true default',
  'colour true default',
  'editor "vi" default',
  'region "as the AWS SDK finds it" default',
];

describe('the settings', () => {
  it('are defaults where nothing says otherwise', () => {
    expect(settings()).toEqual([...nothingDeclared, ...working]);
  });

  it('of a configuration name file and line', () => {
    const file = readConfiguration(memoryRepository({ 'eda-migrate.config.yaml': configuration }));
    expect(settings({ file })).toEqual([
      'hosts.orders.internal "order" file eda-migrate.config.yaml 2',
      'variables {} default',
      'calls {} default',
      'clients[0] {"function":"send","url":0} file eda-migrate.config.yaml 4',
      'ignore[0] "tools/**" file eda-migrate.config.yaml 6',
      'ignore[1] "legacy/**" file eda-migrate.config.yaml 7',
      'policy.routers ["sqs","sns"] file eda-migrate.config.yaml 9',
      'policy.regions "any" default',
      'policy.deadLetterQueues "not required" default',
      'policy.naming.prefix "" default',
      'policy.naming.style "kind" file eda-migrate.config.yaml 11',
      ...working,
    ]);
  });

  it('of the environment name the variable', () => {
    const env = { CI: 'true', NO_COLOR: '1', VISUAL: 'code --wait', AWS_DEFAULT_REGION: 'eu-north-1' };
    expect(settings({ env, interactive: false, colour: false })).toEqual([
      ...nothingDeclared,
      'asks false environment CI',
      'cache true default',
      'colour false environment NO_COLOR',
      'editor "code --wait" environment VISUAL',
      'region "eu-north-1" environment AWS_DEFAULT_REGION',
    ]);
  });

  it('of flags come before all others', () => {
    const env = { CI: 'true', AWS_REGION: 'eu-north-1' };
    expect(settings({ env, flags: { input: false, cache: false, region: 'eu-west-1' } })).toEqual([
      ...nothingDeclared,
      'asks false flag --no-input',
      'cache false flag --no-cache',
      'colour true default',
      'editor "vi" default',
      'region "eu-west-1" flag --region',
    ]);
  });
});

describe('eda-migrate config print', () => {
  it('prints them as a table and as JSON', async () => {
    const root = temporaryFolder({ 'eda-migrate.config.yaml': configuration, 'app.ts': 'export {};\n' });
    const { stdout: json } = await runCommandWell('config', 'print', root, '--format', 'json', '--no-input');
    const { stdout: table } = await runCommandWell('config', 'print', root);
    expect(JSON.parse(json)).toEqual(
      expect.arrayContaining([
        {
          name: 'hosts.orders.internal',
          value: 'order',
          origin: 'file',
          source: 'eda-migrate.config.yaml',
          line: 2,
        },
        { name: 'asks', value: false, origin: 'flag', source: '--no-input', line: null },
      ]),
    );
    expect(table.split('\n').slice(0, 2)).toEqual([
      'SETTING                  VALUE                        FROM',
      'hosts.orders.internal    order                        eda-migrate.config.yaml:2',
    ]);
  });
});
