import { ts } from 'ts-morph';
import { calledName } from '../syntax/expressions.js';
import type { FunctionNode } from '../syntax/function-nodes.js';
import { builtinCall } from './builtins/builtins.js';
import type { Evaluator } from './evaluator.js';
import { constructedObject } from './instances/constructor-functions.js';
import { bindParameters } from './instances/instances.js';
import { configurationCall } from './libraries/registry.js';
import { truth } from './operators.js';
import { reachedStatements } from './switches.js';
import { eachOption, union } from './text.js';
import {
  type Deferred,
  dependenciesOf,
  environment,
  type Frame,
  type FunctionValue,
  type LibraryValue,
  type MadeValue,
  madeValue,
  ready,
  undefinedValue,
  unknown,
  type Value,
} from './value.js';

/** What a call of an unknown function may still depend on. */
function unknownCall(callee: Value, values: readonly Deferred[], node: ts.Node): Value {
  const name = ts.isCallExpression(node) ? calledName(node.expression)?.text : undefined;
  const depends = [...dependenciesOf(callee), ...values.flatMap((value) => dependenciesOf(value.value()))];
  return unknown(name === undefined ? 'a call gives it' : `the call of ${name} gives it`, node, depends);
}

/** The statements of a block that can be reached, as far as conditions are known. */
function returnsOf(evaluator: Evaluator, body: ts.Node, frame: Frame): readonly ts.ReturnStatement[] {
  const found: ts.ReturnStatement[] = [];
  /** True where nothing after the node is reached. */
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    if (ts.isReturnStatement(node)) {
      found.push(node);
      return true;
    }
    if (ts.isThrowStatement(node)) return true;
    if (ts.isIfStatement(node)) return visitIf(node);
    if (ts.isBlock(node)) return node.statements.some(visit);
    if (ts.isSwitchStatement(node)) return visitSwitch(node);
    visitAll(node);
    return false;
  };
  /** Loops and `try` may be left on any way: all their returns count. */
  const visitAll = (node: ts.Node): void => {
    ts.forEachChild(node, (child) => {
      visit(child);
    });
  };
  const visitSwitch = (node: ts.SwitchStatement): boolean => {
    const reached = reachedStatements(evaluator, node, frame);
    if (reached !== undefined) return reached.some(visit);
    visitAll(node);
    return false;
  };
  const visitIf = (node: ts.IfStatement): boolean => {
    const condition = truth(evaluator.evaluate(node.expression, frame));
    if (condition === true) return visit(node.thenStatement);
    if (condition === false) return node.elseStatement !== undefined && visit(node.elseStatement);
    const first = visit(node.thenStatement);
    const second = node.elseStatement !== undefined && visit(node.elseStatement);
    return first && second;
  };
  visit(body);
  return found;
}

/** The frame of a function's body when it is called with these arguments. */
export function enterFunction(callee: FunctionValue, values: readonly Deferred[]): Frame {
  return {
    parameters: bindParameters(callee.node.parameters, [...(callee.bound ?? []), ...values], callee.frame),
    self: callee.frame.self,
  };
}

function returned(evaluator: Evaluator, node: FunctionNode, frame: Frame): Value {
  const { body } = node;
  if (body === undefined) return undefinedValue;
  if (!ts.isBlock(body)) return evaluator.evaluate(body, frame);
  const results = returnsOf(evaluator, body, frame).map((statement) =>
    statement.expression === undefined ? undefinedValue : evaluator.evaluate(statement.expression, frame),
  );
  return results.length === 0 ? undefinedValue : union(results, node);
}

/**
 * `validateEnv(schema)` of the repository's own: it fills an object with `process.env[key]` for every key, so that
 * each property is the variable of that name, with the default that the schema gives.
 */
function validatedEnvironment(
  evaluator: Evaluator,
  callee: FunctionValue,
  values: readonly Deferred[],
  node: ts.Node,
): Value | undefined {
  if (!/process\.env\s*\[/.test(callee.node.body?.getText() ?? '')) return undefined;
  const schema = values.map((value) => value.value()).find((value) => value.kind === 'object');
  if (schema?.kind !== 'object' || schema.names.length === 0) return undefined;
  return {
    kind: 'object',
    names: schema.names,
    open: true,
    property(name) {
      const entry = schema.property(name)?.value();
      const fallback = entry?.kind === 'object' ? evaluator.member(entry, 'default', node) : undefined;
      return ready(environment(name, fallback?.kind === 'text' ? fallback : undefined, node));
    },
  };
}

function callFunction(
  evaluator: Evaluator,
  callee: FunctionValue,
  values: readonly Deferred[],
  node: ts.Node,
): Value {
  const result = returned(evaluator, callee.node, enterFunction(callee, values));
  const isEmpty = result.kind === 'object' ? result.names.length === 0 : result.kind === 'unknown';
  return (isEmpty ? validatedEnvironment(evaluator, callee, values, node) : undefined) ?? result;
}

function callLibrary(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  values: readonly Deferred[],
  node: ts.Node,
  construct: boolean,
): Value {
  return (
    builtinCall(evaluator, callee, values, node) ??
    configurationCall(evaluator, callee, values, node) ??
    madeValue(callee, values, construct, node)
  );
}

/** The value of a call or construction. */
export function evaluateCall(
  evaluator: Evaluator,
  callee: Value,
  values: readonly Deferred[],
  node: ts.Node,
  construct: boolean,
): Value {
  switch (callee.kind) {
    case 'alternatives':
      return eachOption(callee, node, (option) => evaluator.call(option, values, node, construct));
    case 'function':
      return (
        (construct ? constructedObject(evaluator, callee.node, enterFunction(callee, values)) : undefined) ??
        callFunction(evaluator, callee, values, node)
      );
    case 'class':
      return { kind: 'instance', node: callee.node, arguments: values, frame: callee.frame };
    case 'library':
    case 'made':
      return callLibrary(evaluator, callee, values, node, construct);
    default:
      return unknownCall(callee, values, node);
  }
}
