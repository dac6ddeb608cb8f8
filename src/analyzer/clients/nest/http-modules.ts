import type { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import { folderOf } from '../../paths.js';
import { type CallLike, calledName, enclosingClass } from '../../syntax/expressions.js';
import type { Evaluator } from '../../values/evaluator.js';
import { type Deferred, ready, rootFrame, unknown, type Value } from '../../values/value.js';
import { setting } from '../shared/settings.js';

/** A file that imports `HttpModule` into a module. */
interface ModuleFile {
  readonly file: string;
  readonly folder: string;
  /** `HttpModule.register({ … })`; undefined where the module is imported as it is. */
  readonly call: CallLike | undefined;
}

const registration = /^HttpModule\.register(?:Async)?$/;

const moduleFiles = oncePer((evaluator: Evaluator): readonly ModuleFile[] => {
  const { program } = evaluator;
  return program.filesWith('HttpModule').flatMap((file): ModuleFile[] => {
    const calls = program.callsIn(file).filter(({ expression }) => registration.test(expression.getText()));
    const isModule = calls.length > 0 || /@Module\s*\(/.test(program.textOf(file));
    return isModule ? [{ file, folder: folderOf(file), call: calls[0] }] : [];
  });
});

function isAbove(folder: string, file: string): boolean {
  return folder === '.' || file.startsWith(`${folder}/`);
}

/** The settings of `HttpModule.register({ … })` of the module that provides a class, or else the nearest above it. */
export function moduleSettings(evaluator: Evaluator, node: ts.Node): readonly Deferred[] {
  const { program } = evaluator;
  const file = program.fileOf(node);
  const above = moduleFiles(evaluator)
    .filter(({ folder }) => isAbove(folder, file))
    .toSorted((a, b) => b.folder.length - a.folder.length);
  // a module names the class that it provides
  const className = enclosingClass(node)?.name?.text;
  const providers = new Set(className === undefined ? [] : program.filesWith(className));
  const call = (above.find((entry) => providers.has(entry.file)) ?? above[0])?.call;
  const settings = call?.arguments?.[0];
  if (call === undefined || settings === undefined) return [];
  const given = evaluator.defer(settings, rootFrame);
  const isMade = calledName(call.expression)?.text === 'registerAsync';
  return [isMade ? ready(madeSettings(evaluator, given, call)) : given];
}

/** `registerAsync({ useFactory })` or `registerAsync({ useClass })`: what the factory gives. */
function madeSettings(evaluator: Evaluator, given: Deferred, node: ts.Node): Value {
  const factory = setting(evaluator, given, 'useFactory', node)?.value();
  if (factory?.kind === 'function') {
    // what is injected is known by its type
    const injected = factory.node.parameters.map((parameter) =>
      ready(evaluator.declared(parameter, factory.frame)),
    );
    return evaluator.call(factory, injected, node, false);
  }
  const owner = (
    setting(evaluator, given, 'useClass', node) ?? setting(evaluator, given, 'useExisting', node)
  )?.value();
  if (owner?.kind !== 'class') return unknown('the settings are not known', node);
  const instance: Value = { kind: 'instance', node: owner.node, arguments: undefined, frame: rootFrame };
  return evaluator.call(evaluator.member(instance, 'createHttpOptions', node), [], node, false);
}
