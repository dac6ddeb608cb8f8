import type { ts } from 'ts-morph';
import { calledName } from '../syntax/expressions.js';
import { folderOf } from '../syntax/paths.js';
import type { Evaluator } from '../values/evaluator.js';
import { type Deferred, ready, rootFrame, unknown, type Value } from '../values/value.js';
import { axiosRequest } from './axios-call.js';
import type { Client } from './client.js';
import { setting } from './settings.js';

/** The settings of `HttpModule.register({ … })` in the module file nearest to a class that uses the service. */
function moduleSettings(evaluator: Evaluator, node: ts.Node): readonly Deferred[] {
  const { program } = evaluator;
  const folder = folderOf(program.fileOf(node));
  const registrations = ['register', 'registerAsync']
    .flatMap((name) => program.callsNamed(name))
    .filter((call) => /^HttpModule\.register(?:Async)?$/.test(call.expression.getText()))
    .map((call) => ({ call, at: folderOf(program.fileOf(call)) }))
    .filter(({ at }) => at === '.' || folder === at || folder.startsWith(`${at}/`))
    .sort((a, b) => b.at.length - a.at.length);
  const nearest = registrations[0]?.call;
  const settings = nearest?.arguments?.[0];
  if (nearest === undefined || settings === undefined) return [];
  const given = evaluator.defer(settings, rootFrame);
  return [
    calledName(nearest.expression)?.text === 'register'
      ? given
      : ready(madeSettings(evaluator, given, nearest)),
  ];
}

/** `registerAsync({ useFactory })` or `registerAsync({ useClass })`: what the factory gives. */
function madeSettings(evaluator: Evaluator, given: Deferred, node: ts.Node): Value {
  const factory = setting(evaluator, given, 'useFactory', node)?.value();
  if (factory !== undefined) return evaluator.call(factory, [], node, false);
  const owner = (
    setting(evaluator, given, 'useClass', node) ?? setting(evaluator, given, 'useExisting', node)
  )?.value();
  if (owner?.kind !== 'class') return unknown('the settings are not known', node);
  const instance: Value = { kind: 'instance', node: owner.node, arguments: undefined, frame: rootFrame };
  return evaluator.call(evaluator.member(instance, 'createHttpOptions', node), [], node, false);
}

/** `HttpService`, injected by its type: https://docs.nestjs.com/techniques/http-module */
export const nestHttpService: Client = {
  id: '@nestjs/axios',
  packages: ['@nestjs/axios', '@nestjs/common'],
  recognise(call) {
    const { callee, evaluator, node } = call;
    if (callee.kind !== 'made' || callee.maker.path.at(-1) !== 'HttpService' || !callee.construct)
      return undefined;
    const path = callee.path[0] === 'axiosRef' ? callee.path.slice(1) : callee.path;
    return axiosRequest(call, path, moduleSettings(evaluator, node));
  },
};
