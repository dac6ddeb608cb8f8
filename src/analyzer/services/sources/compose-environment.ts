import type { Repository } from '../../../model/repository.js';
import type { EnvironmentEntry } from '../../../model/service.js';
import { readDotenv } from '../dotenv.js';
import { joinInside } from '../paths.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../record.js';
import type { ComposeContext } from './compose.js';

/** The variables of a compose service: its `environment` first (it wins in Compose too), then its env files. */
export function composeEnvironment(
  name: string,
  settings: LooseRecord,
  context: ComposeContext,
): readonly EnvironmentEntry[] {
  const { environment } = settings;
  const path = ['services', name, 'environment'];
  const own = Array.isArray(environment)
    ? environment.flatMap((item, index) => listedEntry(item, [...path, index], context))
    : Object.entries(recordOf(environment)).flatMap(([variable, value]) => {
        const text = textOf(value);
        return text === undefined ? [] : [entryOf(variable, text, [...path, variable], context)];
      });
  const files = listOf(settings.env_file).flatMap((item) => envFileEntries(item, context));
  return [...own, ...files];
}

/** `NAME=value`; a bare `NAME` passes on the variable of whoever runs Compose, which is not known. */
function listedEntry(
  item: unknown,
  path: readonly (string | number)[],
  context: ComposeContext,
): EnvironmentEntry[] {
  const match = /^([^=]+)=([\s\S]*)$/.exec(textOf(item) ?? '');
  return match === null ? [] : [entryOf(match[1] ?? '', match[2] ?? '', path, context)];
}

function entryOf(
  name: string,
  value: string,
  path: readonly (string | number)[],
  { document, file, resolve }: ComposeContext,
): EnvironmentEntry {
  return { name, value: resolve(value), file, line: document.lineOf(path) };
}

function envFileEntries(
  item: unknown,
  { folder, repository, resolve }: ComposeContext,
): readonly EnvironmentEntry[] {
  const written = textOf(item) ?? textOf(recordOf(item).path);
  const file = written === undefined ? undefined : joinInside(folder, resolve(written));
  if (file === undefined) return [];
  const present = firstPresent(file, repository);
  return present === undefined ? [] : readDotenv(repository.readText(present) ?? '', present);
}

/** The file itself is often ignored by git, with a sample of it beside. */
function firstPresent(file: string, repository: Repository): string | undefined {
  const candidates = [file, `${file}.example`, `${file}.sample`, `${file}.template`];
  return candidates.find((candidate) => repository.readText(candidate) !== undefined);
}
