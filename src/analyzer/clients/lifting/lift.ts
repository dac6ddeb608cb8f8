import { ts } from 'ts-morph';
import type { CallLike } from '../../syntax/expressions.js';
import { callArguments } from '../../values/call-arguments.js';
import { enterFunction } from '../../values/calls.js';
import type { Evaluator } from '../../values/evaluator.js';
import { bindParameters } from '../../values/instances.js';
import { literalText, optionsOf } from '../../values/text.js';
import {
  type Deferred,
  type Frame,
  type FunctionNode,
  type LibraryValue,
  type MadeValue,
  ready,
  rootFrame,
  unknown,
  type Value,
} from '../../values/value.js';
import type { Request } from '../client.js';
import { recognise } from '../registry.js';
import { type Deciding, decidingOf } from './deciding.js';
import { calledFunctions, callersOf, isFunctionNode } from './function-callers.js';
import { subclassesOf } from './subclasses.js';
import { isUnusedMethod } from './unused-method.js';

/** Wrappers around wrappers, bases of bases: more steps than this are not followed. */
const stepLimit = 10;
/** Findings of one request expression. */
const findingsLimit = 400;

/** A call and the function that it enters. */
interface Step {
  readonly call: CallLike;
  readonly target: FunctionNode;
}

type Bindings = ReadonlyMap<ts.ParameterDeclaration, Deferred>;

/** What has been bound on the way from the request outwards. */
interface Situation {
  /** Innermost first; the last one's call is the site. */
  readonly chain: readonly Step[];
  readonly bindings: Bindings;
  readonly self: Value | undefined;
  /** Functions and classes that are not tried again. */
  readonly tried: ReadonlySet<ts.Node>;
}

/** A request at the place where its endpoint is decided. */
export interface SitedRequest {
  readonly site: CallLike;
  /** The expression that sends it. */
  readonly sink: ts.CallExpression;
  /** The wrappers between them, outermost first. */
  readonly via: readonly FunctionNode[];
  readonly request: Request & { readonly client: string };
}

interface Lifting {
  readonly evaluator: Evaluator;
  readonly sink: ts.CallExpression;
  readonly found: SitedRequest[];
}

/** The frame of the sink's code: the outermost call is entered first. */
function frameOf(evaluator: Evaluator, { chain, bindings, self }: Situation): Frame | undefined {
  let frame: Frame = bindings.size === 0 && self === undefined ? rootFrame : { parameters: bindings, self };
  for (const { call, target } of chain.toReversed()) {
    const callee = calledFunctions(evaluator, call, frame).find((value) => value.node === target);
    if (callee === undefined) return undefined;
    const at = frame;
    const values = callArguments(evaluator, call.arguments, at);
    const entered = enterFunction(callee, values);
    frame = { parameters: new Map([...bindings, ...entered.parameters]), self: entered.self };
  }
  return frame;
}

/** The request that a call is in a frame; undefined where its callee is no client there. */
export function requestIn(
  evaluator: Evaluator,
  node: ts.CallExpression,
  frame: Frame,
): SitedRequest['request'] | undefined {
  for (const callee of optionsOf(evaluator.evaluate(node.expression, frame))) {
    const library = libraryOf(callee);
    if (library === undefined) continue;
    const values = callArguments(evaluator, node.arguments, frame);
    const request = recognise({ evaluator, node, callee: library, values });
    if (request !== undefined) return request;
  }
  return undefined;
}

/** A framework's object that is only a parameter (`h` of a hapi handler) counts as the library `parameter`. */
function libraryOf(callee: Value): LibraryValue | MadeValue | undefined {
  if (callee.kind === 'library' || callee.kind === 'made') return callee;
  return callee.kind === 'parameter'
    ? { kind: 'library', specifier: 'parameter', path: callee.path }
    : undefined;
}

function isAround(outer: ts.Node, inner: ts.Node): boolean {
  for (let at: ts.Node | undefined = inner; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** The function or class whose callers bind a deciding node. */
function ownerOf(node: ts.Node): FunctionNode | ts.ClassLikeDeclaration | undefined {
  if (ts.isClassLike(node)) return node;
  const parent = ts.isParameter(node) ? node.parent : undefined;
  return parent !== undefined && isFunctionNode(parent) ? parent : undefined;
}

function siteOf(lifting: Lifting, situation: Situation): CallLike {
  return situation.chain.at(-1)?.call ?? lifting.sink;
}

/** The innermost owner that has not been tried: the functions around the site before constructors and factories. */
function nextOwner(
  lifting: Lifting,
  situation: Situation,
  nodes: readonly ts.Node[],
): FunctionNode | ts.ClassLikeDeclaration | undefined {
  const site = siteOf(lifting, situation);
  const owners = nodes.flatMap((node) => ownerOf(node) ?? []).filter((owner) => !situation.tried.has(owner));
  const around = owners.filter((owner) => !ts.isClassLike(owner) && isAround(owner, site));
  return around.toSorted((a, b) => b.pos - a.pos)[0] ?? owners[0];
}

/** Nobody in the repository calls the function: its parameters have their defaults or stay unknown. */
function unboundParameters(
  evaluator: Evaluator,
  owner: FunctionNode,
  deciding: readonly ts.Node[],
): Bindings {
  const inQuestion = owner.parameters.filter((parameter) => deciding.includes(parameter));
  return new Map(
    inQuestion.map((parameter) => {
      const value = unknown(`no caller gives the parameter ${parameter.name.getText()}`, parameter);
      return [
        parameter,
        parameter.initializer === undefined
          ? ready(value)
          : evaluator.defer(parameter.initializer, rootFrame),
      ];
    }),
  );
}

function withTried(situation: Situation, owner: ts.Node, bindings: Bindings = new Map()): Situation {
  return {
    ...situation,
    tried: new Set([...situation.tried, owner]),
    bindings: new Map([...situation.bindings, ...bindings]),
  };
}

/** What each caller gives for the parameters, as the caller's own frame tells. */
function givenBy(evaluator: Evaluator, owner: FunctionNode, call: CallLike, base: Bindings): Bindings {
  const frame: Frame = base.size === 0 ? rootFrame : { parameters: base, self: undefined };
  const values = callArguments(evaluator, call.arguments, frame);
  return bindParameters(owner.parameters, values, rootFrame);
}

const generatedMark = /auto[- ]?generated|generated by|do not edit/i;
/** Licences come first, then the mark. */
const headLength = 3000;

/** The operation of a generated client: its callers are where a person wrote the request. */
function generatedOperation(lifting: Lifting, situation: Situation): FunctionNode | undefined {
  const { evaluator } = lifting;
  const site = siteOf(lifting, situation);
  const head = evaluator.program.textOf(evaluator.program.fileOf(site)).slice(0, headLength);
  if (!generatedMark.test(head)) return undefined;
  let outermost: FunctionNode | undefined;
  for (let at: ts.Node | undefined = site.parent; at !== undefined; at = at.parent)
    if (isFunctionNode(at)) outermost = at;
  const isNew = outermost !== undefined && !situation.tried.has(outermost);
  return isNew && outermost !== undefined && callersOf(evaluator, outermost).length > 0
    ? outermost
    : undefined;
}

/** True where every caller gives a constant for each of the function's parameters in question. */
function isConstantAtCallers(
  evaluator: Evaluator,
  owner: FunctionNode,
  callers: readonly CallLike[],
  nodes: readonly ts.Node[],
): boolean {
  const parameters = owner.parameters.filter((parameter) => nodes.includes(parameter));
  return callers.every((call) => {
    const given = givenBy(evaluator, owner, call, new Map());
    return parameters.every((parameter) => {
      const value = given.get(parameter)?.value();
      return value !== undefined && optionsOf(value).every((option) => literalText(option) !== undefined);
    });
  });
}

function liftThroughClass(lifting: Lifting, situation: Situation, owner: ts.ClassLikeDeclaration): void {
  const children = subclassesOf(lifting.evaluator.program, owner);
  const rest = withTried(situation, owner);
  if (children.length === 0 || situation.self !== undefined || !isAround(owner, siteOf(lifting, situation))) {
    visit(lifting, rest);
    return;
  }
  for (const node of children) {
    const self: Value = { kind: 'instance', node, arguments: undefined, frame: rootFrame };
    visit(lifting, { ...rest, self });
  }
}

function liftThroughFunction(
  lifting: Lifting,
  situation: Situation,
  owner: FunctionNode,
  deciding: Deciding,
): void {
  const { evaluator } = lifting;
  const callers = callersOf(evaluator, owner);
  const certain = deciding.certain.some((node) => node === owner || ownerOf(node) === owner);
  // a verb that a wrapper class offers and nobody uses sends nothing
  if (certain && callers.length === 0 && isUnusedMethod(evaluator.program, owner)) return;
  const isOptional = !certain && !isConstantAtCallers(evaluator, owner, callers, deciding.possible);
  if (callers.length === 0 || isOptional) {
    visit(
      lifting,
      withTried(
        situation,
        owner,
        isOptional ? new Map() : unboundParameters(evaluator, owner, deciding.certain),
      ),
    );
    return;
  }
  const around = isAround(owner, siteOf(lifting, situation)) && !ts.isConstructorDeclaration(owner);
  for (const call of callers) {
    const next = withTried(situation, owner);
    if (around) {
      // its own `this` is the caller's business from here on
      visit(lifting, { ...next, self: undefined, chain: [...situation.chain, { call, target: owner }] });
    } else visit(lifting, withTried(situation, owner, givenBy(evaluator, owner, call, situation.bindings)));
  }
}

function visit(lifting: Lifting, situation: Situation): void {
  const { evaluator, sink, found } = lifting;
  if (found.length >= findingsLimit) return;
  const frame = frameOf(evaluator, situation);
  const request = frame === undefined ? undefined : requestIn(evaluator, sink, frame);
  if (request === undefined) return;
  const deciding = decidingOf(request);
  const owner =
    situation.tried.size >= stepLimit
      ? undefined
      : (nextOwner(lifting, situation, deciding.certain) ?? nextOwner(lifting, situation, deciding.possible));
  const generated = owner === undefined ? generatedOperation(lifting, situation) : undefined;
  if (generated !== undefined)
    liftThroughFunction(lifting, situation, generated, { certain: [generated], possible: [] });
  else if (owner === undefined) {
    const via = situation.chain.map(({ target }) => target).toReversed();
    found.push({ site: siteOf(lifting, situation), sink, via, request });
  } else if (ts.isClassLike(owner)) liftThroughClass(lifting, situation, owner);
  else liftThroughFunction(lifting, situation, owner, deciding);
}

/** Moves a request outwards to where its endpoint is decided: one finding a caller that decides it. */
export function liftRequest(evaluator: Evaluator, sink: ts.CallExpression): readonly SitedRequest[] {
  const lifting: Lifting = { evaluator, sink, found: [] };
  visit(lifting, { chain: [], bindings: new Map(), self: undefined, tried: new Set() });
  return lifting.found;
}
