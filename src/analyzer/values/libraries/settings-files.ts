import type { ts } from 'ts-morph';
import { parse } from 'yaml';
import { folderOf, foldersUp, joinPath } from '../../paths.js';
import type { Evaluator } from '../evaluator.js';
import { jsonValue } from '../members.js';
import { literalText, optionsOf } from '../text.js';
import {
  environment,
  type LibraryValue,
  type MadeValue,
  ready,
  rootFrame,
  undefinedValue,
  unknown,
  type Value,
} from '../value.js';
import { argumentsOf, type ConfigurationLibrary } from './library.js';

/** What a deployment sets comes before what every environment has. */
const stems = ['production', 'default'] as const;
const endings = ['json', 'yaml', 'yml', 'json5', 'js', 'cjs', 'mjs', 'ts'] as const;

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

/** What a settings file holds: data, or a module that exports it. */
function contentOf(evaluator: Evaluator, file: string, node: ts.Node): Value {
  return /\.[cm]?[jt]s$/.test(file)
    ? evaluator.member({ kind: 'module', file }, 'default', node)
    : jsonValue(readFile(evaluator, file), node);
}

function isThere(value: Value): boolean {
  return value.kind !== 'unknown' && !(value.kind === 'constant' && value.value === undefined);
}

/** The value of a key in the nearest files; undefined where no file has it. */
function settingAt(evaluator: Evaluator, key: string, node: ts.Node): Value | undefined {
  const custom = nearestFile(evaluator, node, ['config/custom-environment-variables.json']);
  const variable =
    custom === undefined
      ? undefined
      : literalText(along(evaluator, jsonValue(readFile(evaluator, custom), node), key, node));
  const values = stems.flatMap((stem) => {
    const names = endings.map((ending) => `config/${stem}.${ending}`);
    const file = nearestFile(evaluator, node, names);
    return file === undefined ? [] : [along(evaluator, contentOf(evaluator, file, node), key, node)];
  });
  const value = values.find(isThere) ?? values[0];
  return variable === undefined ? value : environment(variable, value, node);
}

/** `config.get('user.url')` reads `config/default.json`: https://github.com/node-config/node-config/wiki */
export const config: ConfigurationLibrary = {
  id: 'config',
  packages: ['config'],
  call(evaluator, callee, values, node) {
    if (callee.path.at(-1) !== 'get') return undefined;
    const key = values[0] === undefined ? undefined : literalText(values[0].value());
    if (key === undefined) return undefined;
    return settingAt(evaluator, key, node) ?? unknown('the settings file is not in the repository', node);
  },
  exported(evaluator, owner, name, node) {
    if (owner.path.length > 0 || methods.has(name)) return undefined;
    const value = settingAt(evaluator, name, node);
    return value !== undefined && isThere(value) ? value : undefined;
  },
};

const methods = new Set(['get', 'has', 'util', 'default']);

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

/** A convict schema as the settings that it describes. */
function convictSettings(evaluator: Evaluator, schema: Value, node: ts.Node): Value {
  if (schema.kind !== 'object') return schema;
  if (schema.property('default') !== undefined || schema.property('env')?.value().kind === 'text')
    return convictEntry(evaluator, schema, node) ?? undefinedValue;
  return {
    ...schema,
    property(name) {
      const entry = schema.property(name);
      return entry === undefined ? undefined : ready(convictSettings(evaluator, entry.value(), node));
    },
  };
}

/** `convict({ user: { url: { default: '…', env: 'USER_URL' } } }).get('user.url')`: https://www.npmjs.com/package/convict */
export const convict: ConfigurationLibrary = {
  id: 'convict',
  packages: ['convict'],
  call(evaluator, callee, values, node) {
    const last = callee.path.at(-1);
    const schema = convictSchema(callee);
    if (schema === undefined) return undefined;
    const whole = convictSettings(evaluator, schema, node);
    if (last === 'getProperties') return whole;
    const key = values[0] === undefined ? undefined : literalText(values[0].value());
    return last !== 'get' || key === undefined ? undefined : along(evaluator, whole, key, node);
  },
};

/** `nconf.defaults({ user: { url } }).get('user:url')`: https://www.npmjs.com/package/nconf */
export const nconf: ConfigurationLibrary = {
  id: 'nconf',
  packages: ['nconf'],
  call(evaluator, callee, values, node) {
    const key = values[0] === undefined ? undefined : literalText(values[0].value());
    if (callee.path.at(-1) !== 'get' || key === undefined) return undefined;
    const source = node.getSourceFile();
    const calls = evaluator.program.callsNamed('defaults');
    const near = calls.filter((call) => call.getSourceFile() === source);
    for (const call of near.length > 0 ? near : calls) {
      const [given] = call.arguments ?? [];
      if (given === undefined) continue;
      const value = along(evaluator, evaluator.evaluate(given, rootFrame), key.replaceAll(':', '.'), node);
      if (isThere(value)) return value;
    }
    return /^[A-Z][A-Z0-9_]+$/.test(key) ? environment(key, undefined, node) : undefined;
  },
};
