import { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import { argumentsOf, rootLibrary } from '../libraries/library.js';
import { literalText, optionsOf, union } from '../text.js';
import { type Deferred, type MadeValue, type ObjectValue, rootFrame, unknown, type Value } from '../value.js';

/** What one container holds: https://github.com/jeffijoe/awilix#usage */
interface Registrations {
  readonly byName: ReadonlyMap<string, readonly Deferred[]>;
  /** Classes and functions that are given the container's things. */
  readonly makers: ReadonlySet<ts.Node>;
}

const known = new WeakMap<Evaluator, Registrations>();

/** What a registration holds: the argument of `asValue`, `asClass` or `asFunction`. */
function resolved(evaluator: Evaluator, registration: Value, node: ts.Node): Value {
  const value = argumentsOf(registration, 'asValue')?.[0]?.value();
  if (value !== undefined) return value;
  const maker = argumentsOf(registration, 'asClass')?.[0]?.value();
  if (maker?.kind === 'class')
    return { kind: 'instance', node: maker.node, arguments: undefined, frame: maker.frame };
  const factory = argumentsOf(registration, 'asFunction')?.[0]?.value();
  if (factory === undefined) return unknown('its registration is not known', node);
  return evaluator.call(
    factory,
    [{ node: undefined, frame: rootFrame, value: () => cradle(evaluator, node) }],
    node,
    false,
  );
}

function isRegistration(value: Value): value is MadeValue {
  return value.kind === 'made' && rootLibrary(value).specifier === 'awilix';
}

/** `register({ users: asClass(Users) })` and `register('users', asClass(Users))` */
function pairsOf(
  evaluator: Evaluator,
  call: ts.CallExpression | ts.NewExpression,
): readonly (readonly [string, Deferred])[] {
  const [first, second] = call.arguments ?? [];
  if (first === undefined) return [];
  const value = evaluator.evaluate(first, rootFrame);
  if (value.kind === 'object')
    return value.names.flatMap((name) => {
      const property = value.property(name);
      return property === undefined ? [] : [[name, property] as const];
    });
  const name = literalText(value);
  return name === undefined || second === undefined ? [] : [[name, evaluator.defer(second, rootFrame)]];
}

function makerOf(registration: Value): ts.Node | undefined {
  const [given] = argumentsOf(registration, 'asClass') ?? argumentsOf(registration, 'asFunction') ?? [];
  const value = given?.value();
  return value?.kind === 'class' || value?.kind === 'function' ? value.node : undefined;
}

function registrationsOf(evaluator: Evaluator): Registrations {
  const remembered = known.get(evaluator);
  if (remembered !== undefined) return remembered;
  const byName = new Map<string, Deferred[]>();
  const makers = new Set<ts.Node>();
  const found: Registrations = { byName, makers };
  known.set(evaluator, found); // a registration that needs another one to be told is read without it
  const calls =
    evaluator.program.filesWith('awilix').length === 0 ? [] : evaluator.program.callsNamed('register');
  for (const [name, given] of calls.flatMap((call) => pairsOf(evaluator, call))) {
    const registration = given.value();
    if (!isRegistration(registration)) continue;
    byName.set(name, [...(byName.get(name) ?? []), given]);
    const maker = makerOf(registration);
    if (maker !== undefined) makers.add(maker);
  }
  return found;
}

function registered(evaluator: Evaluator, name: string, node: ts.Node): Deferred | undefined {
  const registrations = registrationsOf(evaluator).byName.get(name);
  if (registrations === undefined) return undefined;
  return {
    node: undefined,
    frame: rootFrame,
    value: () =>
      union(
        registrations.map((registration) => resolved(evaluator, registration.value(), node)),
        node,
      ),
  };
}

/** Everything that the repository's containers hold. */
function cradle(evaluator: Evaluator, node: ts.Node): ObjectValue {
  const { byName } = registrationsOf(evaluator);
  return {
    kind: 'object',
    names: [...byName.keys()],
    open: true,
    property: (name) => registered(evaluator, name, node),
  };
}

function ownerOf(node: ts.ParameterDeclaration): ts.Node {
  const maker: ts.SignatureDeclaration = node.parent;
  return ts.isConstructorDeclaration(maker) ? maker.parent : maker;
}

/** The parameter of a class or function that a container makes: the container itself, or one of its things by name. */
export function cradleParameter(evaluator: Evaluator, node: ts.ParameterDeclaration): Value | undefined {
  const { makers } = registrationsOf(evaluator);
  if (makers.size === 0 || !makers.has(ownerOf(node))) return undefined;
  const byName = ts.isIdentifier(node.name) ? registered(evaluator, node.name.text, node) : undefined;
  if (byName !== undefined) return byName.value();
  return node.parent.parameters.indexOf(node) === 0 ? cradle(evaluator, node) : undefined;
}

/** `container.cradle` and `container.resolve('users')`. */
export function containerMember(
  evaluator: Evaluator,
  owner: MadeValue,
  name: string,
  node: ts.Node,
): Value | undefined {
  const isContainer = owner.maker.path.at(-1) === 'createContainer' && owner.path.length === 0;
  return isContainer && name === 'cradle' ? cradle(evaluator, node) : undefined;
}

/** `container.resolve('users')`: each of what is registered under the names that may be meant. */
export function resolvedCall(
  evaluator: Evaluator,
  values: readonly Deferred[],
  node: ts.Node,
): Value | undefined {
  const names = values[0] === undefined ? [] : optionsOf(values[0].value()).map(literalText);
  const found = names.flatMap((name) =>
    name === undefined ? [] : (registered(evaluator, name, node) ?? []),
  );
  return found.length === 0
    ? undefined
    : union(
        found.map((value) => value.value()),
        node,
      );
}
