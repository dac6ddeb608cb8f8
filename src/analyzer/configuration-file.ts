import type { z } from 'zod';
import { analyzerCatalogue } from '../model/catalogue/analyzer.js';
import { type ConfigurationFile, configurationFiles } from '../model/configuration.js';
import { configurationSchema } from '../model/configuration-schema.js';
import { errorOf } from '../model/errors.js';
import type { Repository } from '../model/repository.js';
import { readYaml } from './services/texts/yaml-text.js';

type Path = readonly (string | number)[];

function shown(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}

function stepsOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function problemOf(mistake: z.core.$ZodIssue): { readonly path: Path; readonly problem: string } {
  const path = stepsOf(mistake.path);
  if (mistake.code !== 'unrecognized_keys') return { path, problem: mistake.message };
  return { path: [...path, mistake.keys[0] ?? ''], problem: 'is no member that a configuration knows' };
}

/**
 * Reads the user's configuration. JSON is read as YAML, which it is a part of. Undefined where there is none.
 * @throws UserError (exit 2) for several files, for text that is neither, and for values that it does not know.
 */
export function readConfiguration(repository: Repository): ConfigurationFile | undefined {
  const present = configurationFiles.filter((name) => repository.readText(name) !== undefined);
  const [file, other] = present;
  if (file === undefined) return undefined;
  if (other !== undefined)
    throw errorOf(analyzerCatalogue.configurationTwice, { file, other }, { file: other });
  const reading = readYaml(repository.readText(file) ?? '', file);
  if ('problem' in reading) {
    const { message, line } = reading.problem.notice;
    throw errorOf(
      analyzerCatalogue.configurationUnreadable,
      { file, reason: message },
      typeof line === 'number' ? { file, line } : { file },
    );
  }
  const [document] = reading.documents;
  const lineOf = (path: Path): number => document?.lineOf(path) ?? 1;
  const result = configurationSchema.safeParse(document?.value ?? {});
  if (result.success) return { file, configuration: result.data, lineOf };
  const [mistake] = result.error.issues;
  const { path, problem } = mistake === undefined ? { path: [], problem: 'is wrong' } : problemOf(mistake);
  throw errorOf(
    analyzerCatalogue.configurationInvalid,
    { where: path.length === 0 ? 'the whole' : shown(path), problem },
    { file, line: lineOf(path) },
  );
}
