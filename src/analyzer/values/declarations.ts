import { ts } from 'ts-morph';
import { bare, boundProperty, enclosingFunction, requiredModule } from '../syntax/expressions.js';
import { writtenAddress } from './addresses/address-parts.js';
import { assignmentsOf, type PropertyWrite } from './assignments.js';
import { enumeration, namespaceValue } from './enumerations.js';
import { type Evaluator, libraryOf } from './evaluator.js';
import { injectedValue, providedForClass } from './injection/injected.js';
import { onlyImplementation } from './instances/implementations.js';
import { assignedFields } from './instances/written-members.js';
import { objectOf } from './object-literals.js';
import { truth } from './operators.js';
import { asText, concatenate, eachOption, union } from './text.js';
import { type Deferred, type Frame, madeValue, type TextValue, unknown, type Value } from './value.js';

/** Array methods that hand each element to their callback. */
const elementMethods = new Set(['every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'some']);

/** One of the elements of a list. */
function elementOf(value: Value, node: ts.Node): Value {
  if (value.kind === 'list') {
    return value.elements.length === 0
      ? unknown('the list is empty', node)
      : union(
          value.elements.map((element) => element.value()),
          node,
        );
  }
  return unknown('it is an element of a list that is not known', node);
}

/** `for (const x of list)` */
function loopVariable(evaluator: Evaluator, node: ts.VariableDeclaration, frame: Frame): Value | undefined {
  const loop = node.parent.parent;
  if (ts.isForOfStatement(loop)) return elementOf(evaluator.evaluate(loop.expression, frame), node);
  return ts.isForInStatement(loop) ? unknown('it is a key of an object', node) : undefined;
}

function variable(evaluator: Evaluator, node: ts.VariableDeclaration, frame: Frame): Value {
  const element = loopVariable(evaluator, node, frame);
  if (element !== undefined) return element;
  const { assigned, appended, properties } = assignmentsOf(node);
  const initial = node.initializer === undefined ? [] : [evaluator.evaluate(node.initializer, frame)];
  const others = assigned.map((expression) => evaluator.evaluate(expression, frame));
  let value = union([...initial, ...others], node);
  for (const addition of appended) {
    value = concatenate(
      [
        [value, node],
        [evaluator.evaluate(addition, frame), addition],
      ],
      node,
    );
  }
  if (properties.length === 0) return value;
  return overlay(evaluator, value, properties, frame);
}

/** What an address is after one write to a member of it. */
function afterWrite(evaluator: Evaluator, address: TextValue, write: PropertyWrite, frame: Frame): Value {
  const { name, value: source, isAppended } = write;
  const given = evaluator.evaluate(source, frame);
  const whole = isAppended
    ? concatenate(
        [
          [evaluator.member(address, name, source), source],
          [given, source],
        ],
        source,
      )
    : asText(given, source);
  return writtenAddress(address, name, whole, source);
}

/** Writes to the members of an `URL` change the address; of several to one member any may be the last. */
function overlayAddress(
  evaluator: Evaluator,
  value: TextValue,
  writes: readonly PropertyWrite[],
  frame: Frame,
): Value {
  return writes.reduce<Value>((address, write, index) => {
    const isAgain = !write.isAppended && writes.slice(0, index).some(({ name }) => name === write.name);
    return eachOption(address, write.value, (option) => {
      if (option.kind !== 'text') return option;
      const after = afterWrite(evaluator, option, write, frame);
      return isAgain ? union([option, after], write.value) : after;
    });
  }, value);
}

/** Properties that are written after an object was made are its properties too. */
function overlay(evaluator: Evaluator, value: Value, writes: readonly PropertyWrite[], frame: Frame): Value {
  if (value.kind === 'text') return overlayAddress(evaluator, value, writes, frame);
  if (value.kind !== 'object') return value;
  const written = new Map<string, Deferred>();
  for (const name of value.names) {
    const property = value.property(name);
    if (property !== undefined) written.set(name, property);
  }
  for (const { name, value: expression } of writes.filter(({ isAppended }) => !isAppended)) {
    const before = written.get(name);
    const after = evaluator.defer(expression, frame);
    written.set(
      name,
      before === undefined
        ? after
        : { ...after, value: () => union([before.value(), after.value()], expression) },
    );
  }
  const whole = objectOf(written, value.open);
  return { ...whole, property: (name) => whole.property(name) ?? value.property(name) };
}

/** `{ a }`, `{ a: b = 1 }`, `[a]`: what it takes out of its object. */
function bindingElement(evaluator: Evaluator, node: ts.BindingElement, frame: Frame): Value {
  const owner = node.parent.parent;
  const whole = ts.isVariableDeclaration(owner)
    ? (loopVariable(evaluator, owner, frame) ??
      (owner.initializer === undefined
        ? unknown('it has no value', node)
        : evaluator.evaluate(owner.initializer, frame)))
    : evaluator.declared(owner, frame);
  const name = ts.isArrayBindingPattern(node.parent)
    ? String(node.parent.elements.indexOf(node))
    : boundProperty(node);
  if (name === undefined) return whole;
  return withDefault(evaluator, evaluator.member(whole, name, node), node.initializer, frame);
}

/** The value, or the default where it is surely or possibly absent. */
function withDefault(
  evaluator: Evaluator,
  value: Value,
  initializer: ts.Expression | undefined,
  frame: Frame,
): Value {
  if (initializer === undefined) return value;
  if (value.kind === 'constant' && value.value === undefined) return evaluator.evaluate(initializer, frame);
  if (truth(value) === true || value.kind === 'parameter') return value;
  const fallback = evaluator.evaluate(initializer, frame);
  return eachOption(value, initializer, (option) => {
    const [only, ...rest] = option.kind === 'text' ? option.parts : [];
    if (only?.kind !== 'environment' || rest.length > 0) return union([option, fallback], initializer);
    return { kind: 'text', parts: [{ ...only, fallback: only.fallback ?? fallback }] };
  });
}

/** Names of types that packages give to plain objects: nothing with a behaviour is injected as one. */
const plainTypes =
  /(?:Config|Options|Init|Params|Request|Response|Context|Toolkit|Headers|Body|Props|Payload|Event|Message)$/;

/** The class that a type's declaration is, or the one that implements it. */
function classBehind(evaluator: Evaluator, node: ts.Declaration): ts.ClassLikeDeclaration | undefined {
  if (ts.isInterfaceDeclaration(node)) return onlyImplementation(evaluator.program, node);
  return ts.isClassLike(node) ? node : undefined;
}

/** The class or package type that an annotation names: enough to follow what is injected. */
export function typedValue(
  evaluator: Evaluator,
  type: ts.TypeNode | undefined,
  node: ts.Node,
  frame: Frame,
): Value | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return undefined;
  const name = ts.isIdentifier(type.typeName) ? type.typeName : type.typeName.right;
  const definition = evaluator.program.definition(
    ts.isIdentifier(type.typeName) ? type.typeName : leftmost(type.typeName),
  );
  if (definition?.kind === 'package') {
    if (plainTypes.test(name.text)) return undefined;
    const library = libraryOf(
      definition.specifier,
      ts.isIdentifier(type.typeName) ? definition.exported : name.text,
    );
    return library.kind !== 'library' ? undefined : { ...madeValue(library, [], true, node), injected: node };
  }
  const owner = definition?.kind === 'declaration' ? classBehind(evaluator, definition.node) : undefined;
  if (owner === undefined) return undefined;
  const provided = providedForClass(evaluator, owner, node);
  if (provided !== undefined) return provided;
  const instance: Value = { kind: 'instance', node: owner, arguments: undefined, frame };
  return ts.isParameter(node) ? { ...instance, injected: node } : instance;
}

function leftmost(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : leftmost(name.left);
}

/** The list whose elements a callback's first parameter stands for, where its function is such a callback. */
function callbackElement(
  evaluator: Evaluator,
  node: ts.ParameterDeclaration,
  frame: Frame,
): Value | undefined {
  const callback = node.parent;
  const call = callback.parent;
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return undefined;
  if (!ts.isCallExpression(call) || call.arguments[0] !== callback || callback.parameters[0] !== node)
    return undefined;
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  // `import('node-fetch').then(({ default: fetch }) => …)`
  if (callee.name.text === 'then') {
    const given = evaluator.evaluate(callee.expression, frame);
    const isGiven = ['instance', 'list', 'object', 'text'].includes(given.kind);
    return isGiven || requiredModule(callee.expression) !== undefined ? given : undefined;
  }
  if (!elementMethods.has(callee.name.text)) return undefined;
  const list = evaluator.evaluate(callee.expression, frame);
  return list.kind === 'list' ? elementOf(list, node) : undefined;
}

function parameter(evaluator: Evaluator, node: ts.ParameterDeclaration, frame: Frame): Value {
  const bound = frame.parameters.get(node);
  if (bound !== undefined) return withDefault(evaluator, bound.value(), node.initializer, frame);
  return (
    injectedValue(evaluator, node) ??
    typedValue(evaluator, node.type, node, frame) ??
    callbackElement(evaluator, node, frame) ??
    setterValue(evaluator, node, frame) ?? { kind: 'parameter', node, path: [] }
  );
}

/** `set address(value)`: what the class's own code assigns to `this.address`. */
function setterValue(evaluator: Evaluator, node: ts.ParameterDeclaration, frame: Frame): Value | undefined {
  const setter = node.parent;
  if (!ts.isSetAccessor(setter) || !ts.isClassLike(setter.parent) || !ts.isIdentifier(setter.name))
    return undefined;
  const written = assignedFields(setter.parent, setter.name.text);
  if (written.length === 0) return undefined;
  return union(
    written.map((expression) => evaluator.evaluate(expression, frame)),
    node,
  );
}

/** The value that a declaration gives to its name. */
export function evaluateDeclaration(evaluator: Evaluator, node: ts.Node, frame: Frame): Value {
  if (ts.isVariableDeclaration(node)) return variable(evaluator, node, frame);
  if (ts.isBindingElement(node)) return bindingElement(evaluator, node, frame);
  if (ts.isParameter(node)) return parameter(evaluator, node, frame);
  if (ts.isFunctionDeclaration(node)) return { kind: 'function', node, frame };
  if (ts.isClassDeclaration(node)) return { kind: 'class', node, frame };
  if (ts.isEnumDeclaration(node)) return enumeration(evaluator, node);
  if (ts.isPropertyAssignment(node)) return evaluator.evaluate(node.initializer, frame);
  if (ts.isExportAssignment(node)) return evaluator.evaluate(node.expression, frame);
  if (ts.isMethodDeclaration(node) && enclosingFunction(node) === undefined) {
    return { kind: 'function', node, frame };
  }
  if (ts.isModuleDeclaration(node)) return namespaceValue(evaluator, node, frame);
  return unknown('its declaration is not one that can be evaluated', node);
}
