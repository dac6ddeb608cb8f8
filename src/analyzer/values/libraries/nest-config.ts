import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import type { Evaluator } from '../evaluator.js';
import { literalText, optionsOf, union } from '../text.js';
import { environment, rootFrame, type Value } from '../value.js';
import { joiDefault } from './environment-readers.js';
import { argumentsOf, type ConfigurationLibrary, chainOf } from './library.js';

/** Follows a dotted key into an object. */
function pathValue(
  evaluator: Evaluator,
  whole: Value,
  keys: readonly string[],
  node: ts.Node,
): Value | undefined {
  let value = whole;
  for (const key of keys) {
    const owner = optionsOf(value).find((option) => option.kind === 'object');
    if (owner?.kind !== 'object' || owner.property(key) === undefined) return undefined;
    value = evaluator.member(owner, key, node);
  }
  return value;
}

/** What the functions of `load: [configuration]` and `registerAs('name', …)` give for a key. */
function loadedValue(evaluator: Evaluator, key: string, node: ts.Node): Value | undefined {
  const [namespace = '', ...rest] = key.split('.');
  for (const call of evaluator.program.callsNamed('registerAs')) {
    const [name, factory] = call.arguments ?? [];
    if (name === undefined || factory === undefined) continue;
    if (literalText(evaluator.evaluate(name, rootFrame)) !== namespace) continue;
    const whole = evaluator.call(evaluator.evaluate(factory, rootFrame), [], call, false);
    const value = pathValue(evaluator, whole, rest, node);
    if (value !== undefined) return value;
  }
  const loaded = evaluator.program.callsNamed('forRoot').flatMap((call) => {
    const settings = call.arguments?.[0];
    if (settings === undefined || !/\bload\b/.test(settings.getText())) return [];
    const list = evaluator.member(evaluator.evaluate(settings, rootFrame), 'load', call);
    return list.kind === 'list' ? list.elements.map((element) => element.value()) : [];
  });
  for (const factory of loaded) {
    const whole = factory.kind === 'function' ? evaluator.call(factory, [], node, false) : factory;
    const value = pathValue(evaluator, whole, key.split('.'), node);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The default that `forRoot({ validationSchema: Joi.object({ … }) })` gives to a variable. */
function validatedDefault(evaluator: Evaluator, key: string, node: ts.Node): Value | undefined {
  for (const call of evaluator.program.callsNamed('forRoot')) {
    const settings = call.arguments?.[0];
    if (settings === undefined || !/\bvalidationSchema\b/.test(settings.getText())) continue;
    const schema = evaluator.member(evaluator.evaluate(settings, rootFrame), 'validationSchema', node);
    const fallback = joiDefault(argumentsOf(schema, 'object')?.[0]?.value(), key);
    if (fallback !== undefined) return fallback;
  }
  return undefined;
}

/** The class of the service, by its name or by the repository's own subclass. */
function isConfigService(chain: readonly string[]): boolean {
  return chain[0] === 'ConfigService()' || chain[0] === 'ConfigService';
}

/** `configService.get('USER_URL', default)`: https://docs.nestjs.com/techniques/configuration */
export const nestConfig: ConfigurationLibrary = {
  id: '@nestjs/config',
  packages: ['@nestjs/config'],
  call(evaluator, callee, values, node) {
    const chain = chainOf(callee);
    const last = chain.at(-1);
    if (last === 'registerAs') return values[1]?.value();
    if (!isConfigService(chain) || (last !== 'get' && last !== 'getOrThrow')) return undefined;
    const key = values[0] === undefined ? undefined : literalText(values[0].value());
    if (key === undefined) return undefined;
    const fallback = defaultOf(values[1]?.node, values[1]?.value());
    const loaded = loadedValue(evaluator, key, node);
    if (loaded === undefined)
      return environment(key, fallback ?? validatedDefault(evaluator, key, node), node);
    return fallback === undefined ? loaded : union([loaded, fallback], node);
  },
};

/** `{ infer: true }` is an option, not a default. */
function defaultOf(node: ts.Expression | undefined, value: Value | undefined): Value | undefined {
  return node !== undefined && ts.isObjectLiteralExpression(bare(node)) ? undefined : value;
}
