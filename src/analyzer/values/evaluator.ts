import { ts } from 'ts-morph';
import type { ClientDeclaration } from '../../model/configuration.js';
import type { SourceProgram } from '../syntax/create-program.js';
import type { Definition } from '../syntax/program.js';
import { evaluateCall } from './calls.js';
import { evaluateDeclaration } from './declarations.js';
import { evaluateExpression } from './expressions.js';
import { memberOf } from './members.js';
import { type Deferred, type Frame, rootFrame, unknown, type Value } from './value.js';

/** Depth of nested evaluation: deeper code is a program of its own, not a setting. */
const depthLimit = 120;
/** Steps of one evaluation from outside. */
const stepLimit = 20_000;

/** Symbolic partial evaluation: what can this expression be? */
export interface Evaluator {
  readonly program: SourceProgram;
  /** Functions that the user declared to send requests. */
  readonly clients: readonly ClientDeclaration[];
  /** The value of an expression, with what the frame binds. Never throws; ends as `unknown` with the reason. */
  evaluate(expression: ts.Expression, frame: Frame): Value;
  /** The value of a variable, function, class, parameter … */
  declared(declaration: ts.Node, frame: Frame): Value;
  defined(definition: Definition, frame: Frame): Value;
  member(owner: Value, name: string, node: ts.Node): Value;
  call(callee: Value, values: readonly Deferred[], node: ts.Node, construct: boolean): Value;
  defer(expression: ts.Expression, frame: Frame): Deferred;
}

/** True for code that runs once when its module is loaded. */
function isModuleLevel(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isClassLike(at)) return false;
  }
  return true;
}

interface State {
  depth: number;
  steps: number;
  readonly memory: WeakMap<Frame, Map<ts.Node, Value>>;
}

/** Runs one step within the budgets and remembers its result for the frame; a value that needs itself is unknown. */
function remembered(state: State, node: ts.Node, frame: Frame, compute: () => Value): Value {
  const memory = state.memory.get(frame) ?? new Map<ts.Node, Value>();
  state.memory.set(frame, memory);
  const known = memory.get(node);
  if (known !== undefined) return known;
  if (state.depth === 0) state.steps = 0;
  if (state.depth > depthLimit || state.steps > stepLimit)
    return unknown('it takes too many steps to tell', node);
  memory.set(node, unknown('it depends on itself', node));
  state.depth += 1;
  state.steps += 1;
  const value = compute();
  state.depth -= 1;
  memory.set(node, value);
  return value;
}

/** Makes an evaluator; it remembers what it evaluated, for as long as it lives. */
export function createEvaluator(
  program: SourceProgram,
  clients: readonly ClientDeclaration[] = [],
): Evaluator {
  const state: State = { depth: 0, steps: 0, memory: new WeakMap() };
  const evaluator: Evaluator = {
    program,
    clients,
    evaluate: (expression, frame) =>
      remembered(state, expression, frame, () => evaluateExpression(evaluator, expression, frame)),
    declared(declaration, frame) {
      const own = isModuleLevel(declaration) ? rootFrame : frame;
      if (ts.isExpression(declaration)) return evaluator.evaluate(declaration, own);
      return remembered(state, declaration, own, () => evaluateDeclaration(evaluator, declaration, own));
    },
    defined(definition, frame) {
      if (definition.kind === 'module') return { kind: 'module', file: definition.file };
      if (definition.kind === 'package') return libraryOf(definition.specifier, definition.exported);
      return evaluator.declared(definition.node, frame);
    },
    member: (owner, name, node) => memberOf(evaluator, owner, name, node),
    call: (callee, values, node, construct) => evaluateCall(evaluator, callee, values, node, construct),
    defer: (node, frame) => ({ node, frame, value: () => evaluator.evaluate(node, frame) }),
  };
  return evaluator;
}

/** A package's export; its default and the package as a whole are the same for the packages that matter here. */
export function libraryOf(specifier: string, exported: string): Value {
  const name = specifier.replace(/^node:/, '');
  if (name === 'process' && exported === 'env') return { kind: 'environment' };
  return {
    kind: 'library',
    specifier: name,
    path: exported === 'default' || exported === '*' ? [] : [exported],
  };
}
