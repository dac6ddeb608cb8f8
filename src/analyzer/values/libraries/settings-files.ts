import type { ts } from 'ts-morph';
import { parse } from 'yaml';
import { folderOf, foldersUp, joinPath } from '../../syntax/paths.js';
import type { Evaluator } from '../evaluator.js';
import { jsonValue } from '../members.js';
import { literalText, optionsOf } from '../text.js';
import {
  environment,
  type LibraryValue,
  type MadeValue,
  undefinedValue,
  unknown,
  type Value,
} from '../value.js';
import { argumentsOf, type ConfigurationLibrary } from './library.js';

const defaultFiles = [
  'config/default.json',
  'config/default.yaml',
  'config/default.yml',
  'config/default.json5',
] as const;

function readFile(evaluator: Evaluator, file: string): unknown {
  try {
    return parse(evaluator.program.textOf(file));
  } catch {
    return undefined; // a settings file that is not valid gives no settings
  }
}

function nearestFile(evaluator: Evaluator, node: ts.Node, names: readonly string[]): string | undefined {
  const files = new Set(evaluator.program.repository.files);
  return foldersUp(folderOf(evaluator.program.fileOf(node)))
    .flatMap((folder) => names.map((name) => joinPath(folder, name)))
    .find((path) => path !== undefined && files.has(path));
}

function along(evaluator: Evaluator, whole: Value, key: string, node: ts.Node): Value {
  return key.split('.').reduce((value, name) => evaluator.member(value, name, node), whole);
}

/** `config.get('user.url')` reads `config/default.json`: https://github.com/node-config/node-config/wiki */
export const config: ConfigurationLibrary = {
  id: 'config',
  packages: ['config'],
  call(evaluator, callee, values, node) {
    if (callee.path.at(-1) !== 'get') return undefined;
    const key = values[0] === undefined ? undefined : literalText(values[0].value());
    if (key === undefined) return undefined;
    const custom = nearestFile(evaluator, node, ['config/custom-environment-variables.json']);
    const variable =
      custom === undefined
        ? undefined
        : literalText(along(evaluator, jsonValue(readFile(evaluator, custom), node), key, node));
    const file = nearestFile(evaluator, node, defaultFiles);
    const value =
      file === undefined
        ? undefined
        : along(evaluator, jsonValue(readFile(evaluator, file), node), key, node);
    if (variable !== undefined) return environment(variable, value, node);
    return value ?? unknown('the settings file is not in the repository', node);
  },
};

/** `rc('name', defaults)`: https://www.npmjs.com/package/rc */
export const rc: ConfigurationLibrary = {
  id: 'rc',
  packages: ['rc', 'parse-strings-in-object'],
  call: (_evaluator, callee, values) =>
    callee.kind === 'library' ? (callee.specifier === 'rc' ? values[1] : values[0])?.value() : undefined,
};

/** One entry of a convict schema: `{ default, env }`. */
function convictEntry(evaluator: Evaluator, entry: Value, node: ts.Node): Value | undefined {
  const owner = optionsOf(entry).find((option) => option.kind === 'object');
  if (owner?.kind !== 'object') return undefined;
  const fallback = owner.property('default')?.value();
  const variable = owner.property('env')?.value();
  const name = variable === undefined ? undefined : literalText(variable);
  if (name !== undefined) return environment(name, fallback, node);
  return fallback ?? evaluator.member(owner, 'default', node);
}

function convictSchema(callee: LibraryValue | MadeValue): Value | undefined {
  if (callee.kind !== 'made') return undefined;
  return callee.maker.kind === 'library' && callee.maker.specifier === 'convict'
    ? callee.arguments[0]?.value()
    : (argumentsOf(callee, 'convict')?.[0]?.value() ?? convictSchema(callee.maker));
}

/** `convict({ user: { url: { default: '…', env: 'USER_URL' } } }).get('user.url')`: https://www.npmjs.com/package/convict */
export const convict: ConfigurationLibrary = {
  id: 'convict',
  packages: ['convict'],
  call(evaluator, callee, values, node) {
    if (callee.path.at(-1) !== 'get') return undefined;
    const schema = convictSchema(callee);
    const key = values[0] === undefined ? undefined : literalText(values[0].value());
    if (schema === undefined || key === undefined) return undefined;
    return convictEntry(evaluator, along(evaluator, schema, key, node), node) ?? undefinedValue;
  },
};
