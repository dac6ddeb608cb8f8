import { ts } from 'ts-morph';
import { bare } from '../syntax/expressions.js';
import { typedValue } from './declarations.js';
import type { Evaluator } from './evaluator.js';
import { union } from './text.js';
import {
  type Deferred,
  type Frame,
  type InstanceValue,
  type LibraryValue,
  type MadeValue,
  ready,
  rootFrame,
  undefinedValue,
  unknown,
  type Value,
} from './value.js';

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

function parentOf(evaluator: Evaluator, node: ts.ClassLikeDeclaration): Value | undefined {
  const clause = node.heritageClauses?.find((entry) => entry.token === ts.SyntaxKind.ExtendsKeyword);
  const parent = clause?.types[0];
  return parent === undefined ? undefined : evaluator.evaluate(parent.expression, rootFrame);
}

function libraryParent(
  parent: LibraryValue | MadeValue,
  values: readonly Deferred[],
  self: InstanceValue,
): MadeValue {
  return {
    kind: 'made',
    maker: parent,
    arguments: values,
    construct: true,
    path: [],
    node: self.node,
    self,
    injected: undefined,
  };
}

/** Computes an instance's classes from the most derived one up, each with what its constructor was given. */
function lineageOf(evaluator: Evaluator, instance: InstanceValue): Lineage {
  const known = lineages.get(instance);
  if (known !== undefined) return known;
  const levels: Level[] = [];
  let library: MadeValue | undefined;
  let node: ts.ClassLikeDeclaration | undefined = instance.node;
  let values = instance.arguments;
  while (node !== undefined && levels.length < heritageLimit) {
    const maker = constructorOf(node);
    const own = maker?.parameters ?? [];
    const parameters =
      values === undefined ? instance.frame.parameters : bindParameters(own, values, instance.frame);
    const frame: Frame = { parameters, self: instance };
    levels.push({ node, frame });
    const superCall = superCallOf(maker);
    if (superCall !== undefined) values = superCall.arguments.map((value) => evaluator.defer(value, frame));
    const parent = parentOf(evaluator, node);
    node = parent?.kind === 'class' ? parent.node : undefined;
    if (parent?.kind === 'library' || parent?.kind === 'made')
      library = libraryParent(parent, values ?? [], instance);
  }
  const lineage = { levels, library };
  lineages.set(instance, lineage);
  return lineage;
}

/** Values that a class's own code assigns to `this.name`. */
export function assignedFields(node: ts.ClassLikeDeclaration, name: string): readonly ts.Expression[] {
  return fieldAssignments(node).get(name) ?? [];
}

const assignmentsByClass = new WeakMap<ts.Node, ReadonlyMap<string, readonly ts.Expression[]>>();

function fieldAssignments(owner: ts.ClassLikeDeclaration): ReadonlyMap<string, readonly ts.Expression[]> {
  const known = assignmentsByClass.get(owner);
  if (known !== undefined) return known;
  const fields = new Map<string, ts.Expression[]>();
  const visit = (node: ts.Node): void => {
    const left =
      ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
        ? bare(node.left)
        : undefined;
    if (
      left !== undefined &&
      ts.isBinaryExpression(node) &&
      ts.isPropertyAccessExpression(left) &&
      left.expression.kind === ts.SyntaxKind.ThisKeyword
    ) {
      fields.set(left.name.text, [...(fields.get(left.name.text) ?? []), node.right]);
    }
    if (node === owner || !ts.isClassLike(node)) ts.forEachChild(node, visit);
  };
  visit(owner);
  assignmentsByClass.set(owner, fields);
  return fields;
}

function namedMembers(
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

function fieldValue(
  evaluator: Evaluator,
  level: Level,
  name: string,
  field: ts.ClassElement | undefined,
): Value | undefined {
  const property = field !== undefined && ts.isPropertyDeclaration(field) ? field : undefined;
  const initial = property?.initializer;
  const written = [...(initial === undefined ? [] : [initial]), ...assignedFields(level.node, name)];
  if (written.length > 0) {
    return union(
      written.map((expression) => evaluator.evaluate(expression, level.frame)),
      field,
    );
  }
  // a field that a framework fills (`@Inject() private readonly users: Users`)
  return property === undefined ? undefined : typedValue(evaluator, property.type, property, level.frame);
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
  const value = fieldValue(evaluator, level, name, members[0]);
  if (parameter === undefined) return value;
  const given = evaluator.declared(parameter, level.frame);
  return value === undefined ? given : union([given, value], parameter);
}

/** The value of a member of an instance: own, inherited, or of the library's class that it extends. */
export function instanceMember(
  evaluator: Evaluator,
  instance: InstanceValue,
  name: string,
  node: ts.Node,
): Value {
  const { levels, library } = lineageOf(evaluator, instance);
  for (const level of levels) {
    const value = levelMember(evaluator, level, name);
    if (value !== undefined) return value;
  }
  if (library !== undefined) return evaluator.member(library, name, node);
  // an abstract member: subclasses decide, so whoever holds the instance does
  return unknown(`no class here gives ${name} a value`, node, [instance.node]);
}

/** The value of a static member, through the classes that it is inherited from. */
export function staticMember(
  evaluator: Evaluator,
  node: ts.ClassLikeDeclaration,
  frame: Frame,
  name: string,
  at: ts.Node,
): Value {
  const own: Frame = { parameters: frame.parameters, self: { kind: 'class', node, frame } };
  const members = namedMembers(node, name, true);
  const method = members.filter(ts.isMethodDeclaration).find((member) => member.body !== undefined);
  if (method !== undefined) return { kind: 'function', node: method, frame: own };
  const field = members.find(ts.isPropertyDeclaration);
  if (field?.initializer !== undefined) return evaluator.evaluate(field.initializer, own);
  const parent = parentOf(evaluator, node);
  return parent?.kind === 'class' && parent.node !== node
    ? staticMember(evaluator, parent.node, parent.frame, name, at)
    : unknown(`the class has no static member ${name}`, at);
}
