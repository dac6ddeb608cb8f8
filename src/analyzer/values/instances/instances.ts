import { ts } from 'ts-morph';
import { extendedBy } from '../../syntax/heritage.js';
import { typedValue } from '../declarations.js';
import type { Evaluator } from '../evaluator.js';
import { injectedValue } from '../injection/injected.js';
import { union } from '../text.js';
import {
  type Deferred,
  type Frame,
  type InstanceValue,
  type LibraryValue,
  type MadeValue,
  madeValue,
  ready,
  undefinedValue,
  unknown,
  type Value,
} from '../value.js';
import { assignedFields, mergedObjects } from './written-members.js';

/** Classes that extend each other deeper than this are not followed. */
const heritageLimit = 8;

/** One class of an instance's line of descent, with its constructor's parameters bound. */
interface Level {
  readonly node: ts.ClassLikeDeclaration;
  readonly frame: Frame;
}

interface Lineage {
  readonly levels: readonly Level[];
  /** The package class that the last level extends. */
  readonly library: MadeValue | undefined;
}

const lineages = new WeakMap<InstanceValue, Lineage>();

function constructorOf(node: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | undefined {
  return node.members.filter(ts.isConstructorDeclaration).find((member) => member.body !== undefined);
}

/** Binds parameters to arguments; what is not given is bound as absent. */
export function bindParameters(
  parameters: readonly ts.ParameterDeclaration[],
  values: readonly Deferred[],
  frame: Frame,
): Map<ts.ParameterDeclaration, Deferred> {
  const bound = new Map(frame.parameters);
  parameters.forEach((parameter, index) => {
    if (parameter.dotDotDotToken !== undefined) {
      bound.set(parameter, ready({ kind: 'list', elements: values.slice(index) }));
    } else bound.set(parameter, values[index] ?? ready(undefinedValue));
  });
  return bound;
}

/** The `super(…)` call of a constructor. */
function superCallOf(maker: ts.ConstructorDeclaration | undefined): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) found ??= node;
    else ts.forEachChild(node, visit);
  };
  if (maker?.body !== undefined) visit(maker.body);
  return found;
}

/**
 * The class that a class extends.
 * @param frame what is bound around the class: the parameter that a mixin extends
 */
export function parentOf(
  evaluator: Evaluator,
  node: ts.ClassLikeDeclaration,
  frame: Frame,
): Value | undefined {
  const parent = extendedBy(node);
  return parent === undefined ? undefined : evaluator.evaluate(parent, frame);
}

function libraryParent(
  parent: LibraryValue | MadeValue,
  values: readonly Deferred[],
  self: InstanceValue,
): MadeValue {
  return { ...madeValue(parent, values, true, self.node), self };
}

/** What a constructor gives to the one that it extends; undefined where it hands on what it was given. */
function superArguments(
  evaluator: Evaluator,
  maker: ts.ConstructorDeclaration | undefined,
  frame: Frame,
): readonly Deferred[] | undefined {
  return superCallOf(maker)?.arguments.map((value) => evaluator.defer(value, frame));
}

/** What is bound for a class whose constructor call is not known: around the class, and around the instance. */
function instanceParameters({ frame }: InstanceValue, outer: Frame): Frame['parameters'] {
  return outer === frame ? frame.parameters : new Map([...outer.parameters, ...frame.parameters]);
}

/** Computes an instance's classes from the most derived one up, each with what its constructor was given. */
function lineageOf(evaluator: Evaluator, instance: InstanceValue): Lineage {
  const known = lineages.get(instance);
  if (known !== undefined) return known;
  const levels: Level[] = [];
  let library: MadeValue | undefined;
  let node: ts.ClassLikeDeclaration | undefined = instance.node;
  let outer = instance.frame;
  let values = instance.arguments;
  while (node !== undefined && levels.length < heritageLimit) {
    const maker = constructorOf(node);
    const own = maker?.parameters ?? [];
    const parameters =
      values === undefined ? instanceParameters(instance, outer) : bindParameters(own, values, outer);
    const frame: Frame = { parameters, self: instance };
    levels.push({ node, frame });
    values = superArguments(evaluator, maker, frame) ?? values;
    const parent = parentOf(evaluator, node, outer);
    node = parent?.kind === 'class' ? parent.node : undefined;
    if (parent?.kind === 'class') outer = parent.frame;
    if (parent?.kind === 'library' || parent?.kind === 'made')
      library = libraryParent(parent, values ?? [], instance);
  }
  const lineage = { levels, library };
  lineages.set(instance, lineage);
  return lineage;
}

/** The members of a class's own that have a name. */
export function namedMembers(
  node: ts.ClassLikeDeclaration,
  name: string,
  isStatic: boolean,
): readonly ts.ClassElement[] {
  return node.members.filter(
    (member) =>
      member.name !== undefined &&
      !ts.isComputedPropertyName(member.name) &&
      member.name.text === name &&
      ((ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0) === isStatic,
  );
}

function parameterProperty(node: ts.ClassLikeDeclaration, name: string): ts.ParameterDeclaration | undefined {
  return constructorOf(node)?.parameters.find(
    (parameter) =>
      ts.isParameterPropertyDeclaration(parameter, parameter.parent) &&
      ts.isIdentifier(parameter.name) &&
      parameter.name.text === name,
  );
}

/** `url = ''` of a field that is given its value later. */
function isPlaceholder(initial: ts.Expression, assigned: readonly ts.Expression[]): boolean {
  return assigned.length > 0 && ts.isStringLiteralLike(initial) && initial.text === '';
}

/** A property of what `Object.assign(this, options)` copies. */
function mergedField(evaluator: Evaluator, level: Level, name: string): Value | undefined {
  for (const source of mergedObjects(level.node).toReversed()) {
    const owner = evaluator.evaluate(source, level.frame);
    if (owner.kind !== 'object' && owner.kind !== 'parameter') continue;
    const value =
      owner.kind === 'object' ? owner.property(name)?.value() : evaluator.member(owner, name, source);
    if (value !== undefined && !(value.kind === 'constant' && value.value === undefined)) return value;
  }
  return undefined;
}

function fieldValue(
  evaluator: Evaluator,
  level: Level,
  name: string,
  field: ts.ClassElement | undefined,
  isGiven: boolean,
): Value | undefined {
  const property = field !== undefined && ts.isPropertyDeclaration(field) ? field : undefined;
  const initial = property?.initializer;
  // a setter beside what the constructor is given is for later changes
  const assigned = assignedFields(level.node, name).filter(
    (expression) => !isGiven || ts.findAncestor(expression, ts.isSetAccessor) === undefined,
  );
  const written = [
    ...(initial === undefined || isPlaceholder(initial, assigned) ? [] : [initial]),
    ...assigned,
  ];
  if (written.length > 0) {
    return union(
      written.map((expression) => evaluator.evaluate(expression, level.frame)),
      field,
    );
  }
  // a field that a framework fills (`@Inject() private readonly users: Users`)
  if (property === undefined) return undefined;
  return injectedValue(evaluator, property) ?? typedValue(evaluator, property.type, property, level.frame);
}

/** A member that this class itself has; undefined where it must be looked for further up. */
function levelMember(evaluator: Evaluator, level: Level, name: string): Value | undefined {
  const members = namedMembers(level.node, name, false);
  const method = members.filter(ts.isMethodDeclaration).find((member) => member.body !== undefined);
  if (method !== undefined) return { kind: 'function', node: method, frame: level.frame };
  const getter = members.find(ts.isGetAccessorDeclaration);
  if (getter?.body !== undefined) {
    return evaluator.call({ kind: 'function', node: getter, frame: level.frame }, [], getter, false);
  }
  const parameter = parameterProperty(level.node, name);
  const value =
    mergedField(evaluator, level, name) ??
    fieldValue(evaluator, level, name, members[0], parameter !== undefined);
  if (parameter === undefined) return value;
  const given = evaluator.declared(parameter, level.frame);
  return value === undefined ? given : union([given, value], parameter);
}

function memberOfLevels(evaluator: Evaluator, levels: readonly Level[], name: string): Value | undefined {
  for (const level of levels) {
    const value = levelMember(evaluator, level, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The value of a member of an instance: own, inherited, or of the library's class that it extends. */
export function instanceMember(
  evaluator: Evaluator,
  instance: InstanceValue,
  name: string,
  node: ts.Node,
): Value {
  if (name === 'constructor') return { kind: 'class', node: instance.node, frame: instance.frame };
  const { levels, library } = lineageOf(evaluator, instance);
  const value = memberOfLevels(evaluator, levels, name);
  if (value !== undefined) return value;
  if (library !== undefined) return evaluator.member(library, name, node);
  // an abstract member: subclasses decide, so whoever holds the instance does
  return unknown(`no class here gives ${name} a value`, node, [instance.node]);
}

/** `super.name`: the member of an instance as the classes above one of its own have it. */
export function superMember(
  evaluator: Evaluator,
  instance: InstanceValue,
  owner: ts.ClassLikeDeclaration | undefined,
  name: string,
  node: ts.Node,
): Value {
  const { levels, library } = lineageOf(evaluator, instance);
  const index = levels.findIndex((level) => level.node === owner);
  const value = memberOfLevels(evaluator, levels.slice(index + 1), name);
  if (value !== undefined) return value;
  return library === undefined
    ? unknown(`no class above gives ${name} a value`, node)
    : evaluator.member(library, name, node);
}
