import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import type { Deferred, LibraryValue, MadeValue, Value } from '../value.js';
import { awilix } from './awilix.js';
import { breakers } from './breakers.js';
import { commander, minimist, yargs } from './command-line.js';
import { dotenv, getenv, joi } from './environment-readers.js';
import { envalid, envVar, typedEnvironment, zod } from './environment-schema.js';
import { type ConfigurationLibrary, rootLibrary } from './library.js';
import { nestConfig } from './nest-config.js';
import { config, convict, nconf, rc } from './settings-files.js';

/** Every library that gives settings. To add one, write its file, add it here, and add its idiom to the tests. */
const configurationLibraries: readonly ConfigurationLibrary[] = [
  nestConfig,
  envalid,
  zod,
  envVar,
  typedEnvironment,
  config,
  convict,
  rc,
  breakers,
  awilix,
  commander,
  dotenv,
  getenv,
  joi,
  minimist,
  nconf,
  yargs,
];

function libraryFor(value: LibraryValue | MadeValue): ConfigurationLibrary | undefined {
  const { specifier } = rootLibrary(value);
  return configurationLibraries.find(({ packages }) => packages.includes(specifier));
}

/** What a settings library gives for a call; undefined where none knows it. */
export function configurationCall(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  values: readonly Deferred[],
  node: ts.Node,
): Value | undefined {
  return libraryFor(callee)?.call?.(evaluator, callee, values, node);
}

/** What a settings library gives for a member of something that it made; undefined where none knows it. */
export function configurationMember(
  evaluator: Evaluator,
  owner: MadeValue,
  name: string,
  node: ts.Node,
): Value | undefined {
  return libraryFor(owner)?.member?.(evaluator, owner, name, node);
}

/** What a settings library has as a member of its own; undefined where none knows it. */
export function configurationExport(
  evaluator: Evaluator,
  owner: LibraryValue,
  name: string,
  node: ts.Node,
): Value | undefined {
  return libraryFor(owner)?.exported?.(evaluator, owner, name, node);
}
