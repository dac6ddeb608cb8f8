import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import { type Deferred, environment, type ObjectValue, ready, type Value } from '../value.js';
import { argumentsOf, type ConfigurationLibrary } from './library.js';

/** An object whose every property is the variable of that name, with the default that a schema gives it. */
function variables(
  node: ts.Node,
  names: readonly string[],
  fallbackOf: (name: string) => Value | undefined,
): ObjectValue {
  return {
    kind: 'object',
    names,
    open: true,
    property: (name) => ready(environment(name, fallbackOf(name), node)),
  };
}

/** The default in an option object: `url({ default: 'x', devDefault: 'y' })`. */
function optionDefault(value: Value): Value | undefined {
  if (value.kind !== 'made') return undefined;
  const options = value.arguments[0]?.value();
  if (options?.kind !== 'object') return undefined;
  return (options.property('default') ?? options.property('devDefault'))?.value();
}

/** `cleanEnv(process.env, { USER_URL: url({ default: … }) })`: https://www.npmjs.com/package/envalid */
export const envalid: ConfigurationLibrary = {
  id: 'envalid',
  packages: ['envalid'],
  call(_evaluator, callee, values, node) {
    if (callee.path.at(-1) !== 'cleanEnv') return undefined;
    const schema = values[1]?.value();
    const names = schema?.kind === 'object' ? schema.names : [];
    return variables(node, names, (name) => {
      const field = schema?.kind === 'object' ? schema.property(name) : undefined;
      return field === undefined ? undefined : optionDefault(field.value());
    });
  },
};

function schemaShape(callee: Value): ObjectValue | undefined {
  const shape = argumentsOf(callee, 'object')?.[0]?.value();
  return shape?.kind === 'object' ? shape : undefined;
}

function readsEnvironment(values: readonly Deferred[]): boolean {
  const [input] = values;
  return input?.value().kind === 'environment';
}

/** `z.object({ USER_URL: z.string().default('…') }).parse(process.env)`: https://zod.dev/api#defaults */
export const zod: ConfigurationLibrary = {
  id: 'zod',
  packages: ['zod', 'zod/v4'],
  call(evaluator, callee, values, node) {
    const last = callee.path.at(-1);
    if (last !== 'parse' && last !== 'safeParse') return undefined;
    const [input] = values;
    if (!readsEnvironment(values)) return input?.value().kind === 'object' ? input.value() : undefined;
    const shape = schemaShape(callee);
    const whole = variables(node, shape?.names ?? [], (name) => zodDefault(evaluator, shape, name));
    const change = argumentsOf(callee, 'transform')?.[0]?.value();
    const result = change === undefined ? whole : evaluator.call(change, [ready(whole)], node, false);
    return last === 'parse'
      ? result
      : {
          kind: 'object',
          names: ['data'],
          open: true,
          property: (name) => (name === 'data' ? ready(result) : undefined),
        };
  },
};

function zodDefault(_evaluator: Evaluator, shape: ObjectValue | undefined, name: string): Value | undefined {
  const field = shape?.property(name)?.value();
  return field === undefined ? undefined : argumentsOf(field, 'default')?.[0]?.value();
}

/** `env.get('USER_URL').default('…').asString()`: https://www.npmjs.com/package/env-var */
export const envVar: ConfigurationLibrary = {
  id: 'env-var',
  packages: ['env-var'],
  call(_evaluator, callee, _values, node) {
    const last = callee.path.at(-1);
    if (callee.kind !== 'made' || last === undefined || !last.startsWith('as')) return undefined;
    const name = argumentsOf(callee, 'get')?.[0]?.value();
    const [part] = name?.kind === 'text' ? name.parts : [];
    if (part?.kind !== 'literal') return undefined;
    return environment(part.text, argumentsOf(callee, 'default')?.[0]?.value(), node);
  },
};

/** `createEnv({ server: { USER_URL: z.string().default('…') }, runtimeEnv: process.env })`: https://env.t3.gg */
export const typedEnvironment: ConfigurationLibrary = {
  id: 't3-env',
  packages: ['@t3-oss/env-core', '@t3-oss/env-nextjs'],
  call(evaluator, callee, values, node) {
    if (callee.path.at(-1) !== 'createEnv') return undefined;
    const options = values[0]?.value();
    const shapes = ['server', 'client', 'shared'].flatMap((part) => {
      const shape = options?.kind === 'object' ? options.property(part)?.value() : undefined;
      return shape?.kind === 'object' ? [shape] : [];
    });
    const names = shapes.flatMap((shape) => shape.names);
    return variables(node, names, (name) =>
      zodDefault(
        evaluator,
        shapes.find((shape) => shape.names.includes(name)),
        name,
      ),
    );
  },
};
