import type { Configuration, ConfigurationFile } from '../model/configuration.js';
import type { EffectiveSetting } from '../report/render-settings.js';
import { editorOf } from './editor.js';

/** What decides how the tool works, besides the repository. */
export interface SettingSources {
  readonly file: ConfigurationFile | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The flags that were given. */
  readonly flags: {
    readonly input?: boolean | undefined;
    readonly cache?: boolean | undefined;
    readonly region?: string | undefined;
  };
  /** Whether this is a terminal, and takes colour. */
  readonly interactive: boolean;
  readonly colour: boolean;
}

type Origin = Pick<EffectiveSetting, 'origin' | 'source' | 'line'>;

const byDefault: Origin = { origin: 'default', source: null, line: null };

function byFlag(flag: string): Origin {
  return { origin: 'flag', source: flag, line: null };
}

function byVariable(name: string): Origin {
  return { origin: 'environment', source: name, line: null };
}

/** The first of some variables that is set to something. */
function setVariable(names: readonly string[], env: SettingSources['env']): string | undefined {
  return names.find((name) => env[name] !== undefined && env[name] !== '');
}

function howToWork({
  env,
  platform,
  flags,
  interactive,
  colour,
}: SettingSources): readonly EffectiveSetting[] {
  const editor = editorOf(env, platform);
  const colours = setVariable(['NO_COLOR', 'FORCE_COLOR'], env);
  const region = setVariable(['AWS_REGION', 'AWS_DEFAULT_REGION'], env);
  const asking =
    flags.input === false ? byFlag('--no-input') : setVariable(['CI'], env) ? byVariable('CI') : byDefault;
  return [
    { name: 'asks', value: interactive && flags.input !== false, ...asking },
    {
      name: 'cache',
      value: flags.cache !== false,
      ...(flags.cache === false ? byFlag('--no-cache') : byDefault),
    },
    { name: 'colour', value: colour, ...(colours === undefined ? byDefault : byVariable(colours)) },
    {
      name: 'editor',
      value: editor.command,
      ...(editor.from === null ? byDefault : byVariable(editor.from)),
    },
    {
      name: 'region',
      value: flags.region ?? (region && env[region]) ?? 'as the AWS SDK finds it',
      ...(flags.region !== undefined
        ? byFlag('--region')
        : region === undefined
          ? byDefault
          : byVariable(region)),
    },
  ];
}

/** One setting for each entry of a member, or one for the member where it is empty. */
function entriesOf(
  member: 'hosts' | 'variables' | 'calls' | 'clients' | 'ignore',
  configuration: Partial<Configuration>,
  inFile: (path: readonly (string | number)[]) => Origin,
): readonly EffectiveSetting[] {
  const value = configuration[member] ?? {};
  const entries = Array.isArray(value)
    ? value.map((each, at): [string | number, unknown] => [at, each])
    : Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.length === 0
    ? [{ name: member, value: {}, ...byDefault }]
    : entries.map(([key, each]) => ({
        name: typeof key === 'number' ? `${member}[${key}]` : `${member}.${key}`,
        value: each,
        ...inFile([member, key]),
      }));
}

/** What a policy binds, and what holds where it says nothing. */
const policyMembers = [
  { path: ['routers'], otherwise: 'any' },
  { path: ['regions'], otherwise: 'any' },
  { path: ['deadLetterQueues'], otherwise: 'not required' },
  { path: ['naming', 'prefix'], otherwise: '' },
  { path: ['naming', 'style'], otherwise: 'plain' },
] as const;

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (current, step) =>
      typeof current === 'object' && current !== null ? Reflect.get(current, step) : undefined,
    value,
  );
}

/** Every value that the tool goes by, with its origin; the configuration's own in the order of its members. */
export function settingsOf(sources: SettingSources): readonly EffectiveSetting[] {
  const { file } = sources;
  const inFile = (path: readonly (string | number)[]): Origin =>
    file === undefined ? byDefault : { origin: 'file', source: file.file, line: file.lineOf(path) };
  const policy = policyMembers.map(({ path, otherwise }): EffectiveSetting => {
    const value = memberAt(file?.configuration.policy, path);
    const name = ['policy', ...path].join('.');
    return value === undefined
      ? { name, value: otherwise, ...byDefault }
      : { name, value, ...inFile(['policy', ...path]) };
  });
  const declared = (['hosts', 'variables', 'calls', 'clients', 'ignore'] as const).flatMap((member) =>
    entriesOf(member, file?.configuration ?? {}, inFile),
  );
  return [...declared, ...policy, ...howToWork(sources)];
}
