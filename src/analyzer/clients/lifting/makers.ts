import { ts } from 'ts-morph';
import { callableName } from '../../syntax/callers.js';
import type { SourceProgram } from '../../syntax/create-program.js';
import { type CallLike, enclosingClass } from '../../syntax/expressions.js';
import { type FunctionNode, isWithin } from '../../syntax/function-nodes.js';
import { type Frame, rootFrame, type Value } from '../../values/value.js';
import { laterFunction } from './boundaries.js';
import { endpointKey } from './endpoint-key.js';
import { type FunctionEntry, functionEntries } from './function-callers.js';
import { type Lifting, requestAt, siteOf } from './lifting.js';
import { type Owner, ownerOf } from './owners.js';
import { givenBy } from './reached.js';
import { type Situation, withTried } from './situation.js';
import { descendsFrom, subclassesOf } from './subclasses.js';
import { isUnusedMethod } from './unused-method.js';

/** The parameter that the instance before the dot was injected as, where callers may tell which one it is. */
export function injectedParameter(
  lifting: Lifting,
  situation: Situation,
): ts.ParameterDeclaration | undefined {
  const { evaluator } = lifting;
  const callee = siteOf(lifting, situation).expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const frame: Frame = { parameters: situation.bindings, self: situation.self };
  const holder = evaluator.evaluate(callee.expression, frame);
  const injected = holder.kind === 'instance' ? holder.injected : undefined;
  const owner = injected === undefined ? undefined : ownerOf(injected);
  const isOpen = owner !== undefined && !ts.isClassLike(owner) && !situation.tried.has(owner);
  return isOpen && functionEntries(evaluator, owner).length > 0 ? injected : undefined;
}

/** The situation with what a constructor or a factory was given by one of its calls. */
export function given(
  lifting: Lifting,
  situation: Situation,
  owner: FunctionNode,
  entry: FunctionEntry,
): Situation {
  const bindings = givenBy(lifting.evaluator, owner, entry.call, situation.bindings);
  return withTried(situation, owner, new Map([...entry.bindings, ...bindings]));
}

/** The class of the instance that a site is about: of what stands before the dot, else the one around it. */
function classAt(lifting: Lifting, situation: Situation): ts.ClassLikeDeclaration | undefined {
  const site = siteOf(lifting, situation);
  const callee = site.expression;
  const holder = ts.isPropertyAccessExpression(callee)
    ? lifting.evaluator.evaluate(callee.expression, { parameters: situation.bindings, self: situation.self })
    : undefined;
  return holder?.kind === 'instance' ? holder.node : enclosingClass(site);
}

/** The class that a call makes an instance of. */
function constructedBy(lifting: Lifting, call: CallLike): ts.ClassLikeDeclaration | undefined {
  if (!ts.isNewExpression(call)) return enclosingClass(call);
  const made = lifting.evaluator.evaluate(call.expression, rootFrame);
  return made.kind === 'class' ? made.node : undefined;
}

/** True where what a call makes may be an instance of a class: the class itself, one below or one above. */
function mayMake(lifting: Lifting, call: CallLike, wanted: ts.ClassLikeDeclaration): boolean {
  const { program } = lifting.evaluator;
  const made = constructedBy(lifting, call);
  return made === undefined || descendsFrom(program, made, wanted) || descendsFrom(program, wanted, made);
}

/** The calls of a constructor that may have made the instance of the site. */
function constructions(
  lifting: Lifting,
  situation: Situation,
  owner: ts.ConstructorDeclaration,
): readonly FunctionEntry[] {
  const entries = functionEntries(lifting.evaluator, owner);
  const wanted = classAt(lifting, situation);
  if (wanted === undefined || !descendsFrom(lifting.evaluator.program, wanted, owner.parent)) return entries;
  return entries.filter(({ call }) => mayMake(lifting, call, wanted));
}

/** The ways in which a class or a function that makes clients binds the request. */
function madeSituations(lifting: Lifting, situation: Situation, owner: Owner): readonly Situation[] {
  if (!ts.isClassLike(owner)) {
    const entries = ts.isConstructorDeclaration(owner)
      ? constructions(lifting, situation, owner)
      : functionEntries(lifting.evaluator, owner);
    return entries.map((entry) => given(lifting, situation, owner, entry));
  }
  if (situation.self !== undefined || !isWithin(siteOf(lifting, situation), owner)) return [];
  return subclassesOf(lifting.evaluator.program, owner).map((node): Situation => {
    const self: Value = { kind: 'instance', node, arguments: undefined, frame: rootFrame };
    return { ...withTried(situation, owner), self };
  });
}

/** The class or function whose members know what its maker was given. */
function scopeOf(lifting: Lifting, owner: Owner, site: ts.Node): ts.Node {
  if (!ts.isConstructorDeclaration(owner)) return owner;
  const around = enclosingClass(site);
  return around !== undefined && descendsFrom(lifting.evaluator.program, around, owner.parent)
    ? around
    : owner.parent;
}

/** What a request's maker says of it. */
export interface Made {
  readonly situations: readonly Situation[];
  /**
   * The method (or what a factory gives back) whose callers know which client they hold: where it is only called within
   * the factory, or where what the makers give differs.
   */
  readonly member: FunctionNode | undefined;
  /** True where the makers differ and nothing tells which one the site holds, or nobody uses the member. */
  readonly isOpen: boolean;
  readonly isUnused: boolean;
}

/** Reads what the calls of a constructor, a factory or an abstract class's subclasses make of a request. */
export function madeBy(lifting: Lifting, situation: Situation, owner: Owner): Made {
  const { evaluator } = lifting;
  const situations = madeSituations(lifting, situation, owner);
  const site = siteOf(lifting, situation);
  const scope = scopeOf(lifting, owner, site);
  const isInside = isWithin(site, scope);
  const later = isInside ? laterFunction(site, scope) : undefined;
  const member = later === undefined || situation.tried.has(later) ? undefined : later;
  const entries = member === undefined ? [] : functionEntries(evaluator, member);
  const isLocal =
    entries.length > 0 && !ts.isClassLike(scope) && entries.every(({ call }) => isWithin(call, scope));
  const isDifferent = !isLocal && differ(lifting, situations);
  return {
    situations,
    member: isLocal || (isDifferent && entries.length > 0) ? member : undefined,
    isOpen: isDifferent && !isInside,
    isUnused:
      isDifferent &&
      !ts.isClassLike(owner) &&
      member !== undefined &&
      entries.length === 0 &&
      isNeverNamed(evaluator.program, member),
  };
}

/** True where makers lead to different endpoints. */
function differ(lifting: Lifting, situations: readonly Situation[]): boolean {
  if (situations.length < 2) return false;
  const keys = situations.map((next) => {
    const request = requestAt(lifting, next);
    return request === undefined ? '' : endpointKey(request);
  });
  return new Set(keys).size > 1;
}

/** True for a method that no code calls or takes as a value, whatever holds it. */
function isNeverNamed(program: SourceProgram, member: FunctionNode): boolean {
  const name = callableName(member);
  return name !== undefined && program.callsNamed(name).length === 0 && isUnusedMethod(program, member);
}
