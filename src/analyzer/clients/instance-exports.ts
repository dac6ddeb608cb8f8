import { ts } from 'ts-morph';
import type { SourceProgram } from '../syntax/create-program.js';
import { bare } from '../syntax/expressions.js';
import { type ExportSource, moduleExportsOf } from '../syntax/module-exports.js';
import type { Evaluator } from '../values/evaluator.js';
import { breakerPackages } from '../values/libraries/breakers.js';
import { rootLibrary } from '../values/libraries/library.js';
import { optionsOf } from '../values/text.js';
import { rootFrame, type Value } from '../values/value.js';
import { clients } from './registry.js';

const packages = new Set([...clients.flatMap((client) => client.packages), ...breakerPackages]);

/** True for a value that a client made, and for an object that holds one. */
function isInstance(value: Value): boolean {
  if (value.kind === 'library' || value.kind === 'made') return packages.has(rootLibrary(value).specifier);
  if (value.kind !== 'object') return false;
  return value.names.some((name) => {
    const held = value.property(name)?.value();
    return held?.kind === 'library' || held?.kind === 'made' ? isInstance(held) : false;
  });
}

/** True for a value that a module makes or renames; its functions, classes and types are none. */
function mayBeMade(from: ExportSource): boolean {
  if (from.kind === 'from') return from.name === 'default' || packages.has(from.specifier);
  const { node } = from;
  if (ts.isVariableDeclaration(node))
    return node.initializer !== undefined && !ts.isFunctionLike(bare(node.initializer));
  return ts.isBindingElement(node) || (ts.isExpression(node) && !ts.isFunctionLike(node));
}

/** The names under which a module exports an instance of a client; `default` for the module's own value. */
function instanceExports(evaluator: Evaluator, file: string): readonly string[] {
  const { program } = evaluator;
  const source = program.source(file);
  if (source === undefined) return [];
  const exports = moduleExportsOf(source);
  const names = [...exports.names].flatMap(([name, from]) => (mayBeMade(from) ? [name] : []));
  const whole = exports.whole === undefined ? [] : ['default'];
  return [...names, ...whole].filter((name) => {
    const definition = program.exported(file, name);
    return definition !== undefined && optionsOf(evaluator.defined(definition, rootFrame)).some(isInstance);
  });
}

/** The word by which imports name a file: its own name, or its folder's for an index. */
function importedAs(file: string): string | undefined {
  const path = file.replace(/\.\w+$/, '').split('/');
  return path.at(-1) === 'index' ? path.at(-2) : path.at(-1);
}

/** The files whose text calls a name or reads a member of it; `http` alone stands in every licence header. */
function filesUsing(program: SourceProgram, name: string): readonly string[] {
  const use = new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\s*(?:[.(<]|\\?\\.)`);
  return program.filesWith(name).filter((file) => use.test(program.textOf(file)));
}

/** The files whose text imports a path that ends in a word. */
function filesImporting(program: SourceProgram, word: string): readonly string[] {
  const specifier = new RegExp(`['"\`/]${word.replace(/[^\w-]/g, '\\$&')}(?:\\.\\w+)?['"\`]`);
  return program.filesWith(word).filter((file) => specifier.test(program.textOf(file)));
}

/** What files export as instances of clients: the names, and the last words of paths whose default is one. */
export interface Instances {
  readonly names: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
}

/** The instances that some files export. */
export function instancesOf(evaluator: Evaluator, files: readonly string[]): Instances {
  const exported = files.map((file) => ({ file, names: instanceExports(evaluator, file) }));
  const defaults = exported.filter(({ names }) => names.includes('default'));
  return {
    names: new Set(exported.flatMap(({ names }) => names.filter((name) => name !== 'default'))),
    paths: new Set(defaults.flatMap(({ file }) => importedAs(file) ?? [])),
  };
}

/** The files that may use one of the instances, by the names in their texts. */
export function filesWithInstances(program: SourceProgram, { names, paths }: Instances): readonly string[] {
  return [
    ...[...names].flatMap((name) => filesUsing(program, name)),
    ...[...paths].flatMap((word) => filesImporting(program, word)),
  ];
}
