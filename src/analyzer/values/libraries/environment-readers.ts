import { literalText } from '../text.js';
import { environment, type ObjectValue, ready, type Value } from '../value.js';
import { argumentsOf, type ConfigurationLibrary } from './library.js';

/** `getenv('NAME', default)`, `getenv.string('NAME')`: https://www.npmjs.com/package/getenv */
export const getenv: ConfigurationLibrary = {
  id: 'getenv',
  packages: ['getenv'],
  call(_evaluator, callee, values, node) {
    const name = values[0] === undefined ? undefined : literalText(values[0].value());
    if (callee.kind !== 'library' || name === undefined) return undefined;
    return environment(name, values[1]?.value(), node);
  },
};

/** What was read holds variables of the environment. */
const readFiles: ObjectValue = {
  kind: 'object',
  names: ['parsed', 'required'],
  open: true,
  property: (name) => (name === 'parsed' || name === 'required' ? ready({ kind: 'environment' }) : undefined),
};

/** `dotenv.config().parsed`: https://www.npmjs.com/package/dotenv */
export const dotenv: ConfigurationLibrary = {
  id: 'dotenv',
  packages: ['dotenv', 'dotenv-safe', 'dotenv-flow', 'dotenv-expand'],
  call(_evaluator, callee) {
    if (callee.kind !== 'library') return undefined;
    const name = callee.path.at(-1);
    return name === 'config' || name === 'load' || name === 'expand' ? readFiles : undefined;
  },
};

/** `Joi.object({ NAME: Joi.string().default('…') }).validate(process.env).value`: https://joi.dev/api */
export const joi: ConfigurationLibrary = {
  id: 'joi',
  packages: ['joi', '@hapi/joi'],
  call(_evaluator, callee, values, node) {
    const last = callee.path.at(-1);
    const isRead = last === 'validate' || last === 'attempt' || last === 'validateAsync';
    const given = values.map((value) => value.value());
    if (!isRead || !given.some(({ kind }) => kind === 'environment')) return undefined;
    const schema = argumentsOf(callee, 'object') ?? argumentsOf(given[1] ?? given[0] ?? callee, 'object');
    const shape = schema?.[0]?.value();
    const whole: ObjectValue = {
      kind: 'object',
      names: shape?.kind === 'object' ? shape.names : [],
      open: true,
      property: (name) => ready(environment(name, joiDefault(shape, name), node)),
    };
    return last === 'attempt' || last === 'validateAsync'
      ? whole
      : {
          kind: 'object',
          names: ['value'],
          open: true,
          property: (name) => (name === 'value' ? ready(whole) : undefined),
        };
  },
};

/** The default that a schema of joi gives to a key. */
export function joiDefault(schema: Value | undefined, name: string): Value | undefined {
  const field = schema?.kind === 'object' ? schema.property(name)?.value() : undefined;
  return field === undefined ? undefined : argumentsOf(field, 'default')?.[0]?.value();
}
