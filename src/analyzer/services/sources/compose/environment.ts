import type { Repository } from '../../../../model/repository.js';
import type { EnvironmentEntry } from '../../../../model/service.js';
import { joinInside } from '../../../paths.js';
import { readDotenv } from '../../texts/dotenv.js';
import { listOf, recordOf, textOf } from '../../texts/record.js';
import type { ComposeContext } from './compose.js';
import type { ComposeLayer } from './layers.js';

/**
 * The variables of a compose service: its `environment`, that of what it extends, then the env files; the first that
 * sets a variable wins in Compose too, and of several env files the last.
 */
export function composeEnvironment(layers: readonly ComposeLayer[]): readonly EnvironmentEntry[] {
  const entries = [
    ...layers.flatMap(ownEntries),
    ...layers.flatMap(({ settings, context }) =>
      listOf(settings.env_file)
        .toReversed()
        .flatMap((item) => envFileEntries(item, context)),
    ),
  ];
  const seen = new Set<string>();
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function ownEntries({ name, settings, context }: ComposeLayer): readonly EnvironmentEntry[] {
  const { environment } = settings;
  const path = ['services', name, 'environment'];
  if (Array.isArray(environment)) {
    return environment.flatMap((item, index) => {
      const match = /^([^=]+)(?:=([\s\S]*))?$/.exec(textOf(item) ?? '');
      return match === null ? [] : entryOf(match[1] ?? '', match[2], [...path, index], context);
    });
  }
  return Object.entries(recordOf(environment)).flatMap(([variable, value]) =>
    entryOf(variable, textOf(value), [...path, variable], context),
  );
}

/** A name without a value passes on the variable of whoever runs Compose, or of its `.env`. */
function entryOf(
  name: string,
  value: string | undefined,
  path: readonly (string | number)[],
  { document, file, resolve, variables }: ComposeContext,
): readonly EnvironmentEntry[] {
  const text = value === undefined ? variables.get(name) : resolve(value);
  return text === undefined ? [] : [{ name, value: text, file, line: document.lineOf(path) }];
}

function envFileEntries(
  item: unknown,
  { folder, repository, resolve, variables }: ComposeContext,
): readonly EnvironmentEntry[] {
  const written = textOf(item) ?? textOf(recordOf(item).path);
  const file = written === undefined ? undefined : joinInside(folder, resolve(written));
  if (file === undefined) return [];
  const present = firstPresent(file, repository);
  if (present === undefined) return [];
  // The last line that sets a variable wins; other names beside it have their own place.
  return readDotenv(repository.readText(present) ?? '', present, variables).toReversed();
}

/** The file itself is often ignored by git, with a sample of it beside. */
function firstPresent(file: string, repository: Repository): string | undefined {
  const candidates = [file, ...['example', 'sample', 'template', 'dist'].map((end) => `${file}.${end}`)];
  return candidates.find((candidate) => repository.readText(candidate) !== undefined);
}
