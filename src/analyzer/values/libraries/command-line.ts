import type { ts } from 'ts-morph';
import { objectOf } from '../object-literals.js';
import { literalText } from '../text.js';
import {
  type Deferred,
  type LibraryValue,
  type MadeValue,
  ready,
  rootFrame,
  unknown,
  type Value,
} from '../value.js';
import type { ConfigurationLibrary } from './library.js';

/** One call of a chain: `option` of `yargs.option('url', { default })`. */
interface ChainedCall {
  readonly name: string;
  readonly values: readonly Deferred[];
}

function callsOf(value: LibraryValue | MadeValue): readonly ChainedCall[] {
  if (value.kind === 'library') return [];
  return [...callsOf(value.maker), { name: value.maker.path.at(-1) ?? '', values: value.arguments }];
}

function camelCase(name: string): string {
  return name.replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function propertyOf(value: Value | undefined, name: string): Deferred | undefined {
  return value?.kind === 'object' ? value.property(name) : undefined;
}

function propertiesOf(value: Value | undefined): readonly (readonly [string, Deferred])[] {
  if (value?.kind !== 'object') return [];
  return value.names.flatMap((name) => {
    const property = value.property(name);
    return property === undefined ? [] : [[name, property] as const];
  });
}

/** The defaults that one call of yargs declares. */
function declaredDefaults({ name, values }: ChainedCall): readonly (readonly [string, Deferred])[] {
  const [first, second] = values;
  const key = first === undefined ? undefined : literalText(first.value());
  // `yargs.default(…)`: the default export and the member of that name are the same here
  if (name === '' || name === 'default' || name === 'defaults') {
    if (key === undefined) return propertiesOf(first?.value());
    return second === undefined ? [] : [[key, second]];
  }
  if (!/^(?:option|options|positional)$/.test(name)) return [];
  const options: readonly (readonly [string, Deferred])[] =
    key === undefined ? propertiesOf(first?.value()) : second === undefined ? [] : [[key, second]];
  return options.flatMap(([option, settings]) => {
    const fallback = propertyOf(settings.value(), 'default');
    return fallback === undefined ? [] : [[option, fallback] as const];
  });
}

/** What was given on the command line: the defaults are all that the code tells. */
function givenOptions(defaults: readonly (readonly [string, Deferred])[], node: ts.Node): Value {
  const byName = new Map(
    defaults.flatMap(([name, value]) => [[name, value] as const, [camelCase(name), value] as const]),
  );
  const whole = objectOf(byName, true);
  return {
    ...whole,
    property: (name) => byName.get(name) ?? ready(unknown('it is given on the command line', node)),
  };
}

/** https://yargs.js.org/docs/#api-reference-optionkey-opt */
export const yargs: ConfigurationLibrary = {
  id: 'yargs',
  packages: ['yargs', 'yargs/yargs'],
  call(_evaluator, callee, _values, node) {
    const isParse = /^parse(?:Sync|Async)?$/.test(callee.path.at(-1) ?? '');
    return isParse ? givenOptions(callsOf(callee).flatMap(declaredDefaults), node) : undefined;
  },
  member(_evaluator, owner, name, node) {
    return name === 'argv' ? givenOptions(callsOf(owner).flatMap(declaredDefaults), node) : undefined;
  },
};

/** https://www.npmjs.com/package/minimist#var-argv--parseargsargs-opts */
export const minimist: ConfigurationLibrary = {
  id: 'minimist',
  packages: ['minimist'],
  call: (_evaluator, callee, values, node) =>
    callee.kind === 'library'
      ? givenOptions(propertiesOf(propertyOf(values[1]?.value(), 'default')?.value()), node)
      : undefined,
};

/** The name of `--user-url <url>`, as it is read: `userUrl`. */
function flagName(flags: string): string | undefined {
  const name = /--(?:no-)?([\w-]+)/.exec(flags)?.[1];
  return name === undefined ? undefined : camelCase(name);
}

/** https://www.npmjs.com/package/commander#options */
export const commander: ConfigurationLibrary = {
  id: 'commander',
  packages: ['commander'],
  call(evaluator, callee, _values, node) {
    if (callee.path.at(-1) !== 'opts') return undefined;
    const source = node.getSourceFile();
    const defaults = ['option', 'requiredOption']
      .flatMap((name) => evaluator.program.callsNamed(name))
      .filter((call) => call.getSourceFile() === source)
      .flatMap((call): readonly (readonly [string, Deferred])[] => {
        const [flags, , fallback] = call.arguments ?? [];
        const text = flags === undefined ? undefined : literalText(evaluator.evaluate(flags, rootFrame));
        const name = text === undefined ? undefined : flagName(text);
        return name === undefined || fallback === undefined
          ? []
          : [[name, evaluator.defer(fallback, rootFrame)]];
      });
    return givenOptions(defaults, node);
  },
};
