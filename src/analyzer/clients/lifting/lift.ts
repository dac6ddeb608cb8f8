import { ts } from 'ts-morph';
import type { CallLike } from '../../syntax/expressions.js';
import { type FunctionNode, isFunctionNode, isWithin } from '../../syntax/function-nodes.js';
import type { Evaluator } from '../../values/evaluator.js';
import type { Request } from '../client.js';
import { laterFunction } from './boundaries.js';
import { type Deciding, decidingOf } from './deciding.js';
import { situationKey } from './endpoint-key.js';
import { functionEntries } from './function-callers.js';
import { isGeneratedFile, operationAround, withoutGeneratedDefaults } from './generated-operation.js';
import { handsOnSettings } from './handed-on.js';
import { makesHandlers } from './handler-makers.js';
import { type Lifting, type RequestReader, requestAt, type SitedRequest, siteOf } from './lifting.js';
import { given, injectedParameter, madeBy } from './makers.js';
import {
  defaultsAtCallers,
  entered,
  isConstantAtCallers,
  nextOwner,
  type Owner,
  ownerOf,
  unboundParameters,
} from './owners.js';
import { requestIn } from './request-in.js';
import { type Situation, start, withTried } from './situation.js';
import { isUnusedMethod } from './unused-method.js';

export type { RequestReader, SitedRequest } from './lifting.js';

/** Wrappers around wrappers, bases of bases: more steps than this are not followed. */
const stepLimit = 14;
/** Findings of one request expression. */
const findingsLimit = 400;
/** Situations of one request expression that are looked at: nets of wrappers grow with every level. */
const visitsLimit = 2000;

/** Goes on with every call of a function. */
function enterAll(lifting: Lifting, situation: Situation, owner: FunctionNode): void {
  for (const entry of functionEntries(lifting.evaluator, owner))
    visit(lifting, entered(situation, owner, entry), true);
}

function liftThroughMaker(
  lifting: Lifting,
  situation: Situation,
  owner: Owner,
  certain: readonly ts.Node[],
): void {
  const { situations, member, isOpen, isUnused } = madeBy(lifting, situation, owner);
  if (isUnused) return;
  if (member !== undefined) {
    enterAll(lifting, situation, member);
    return;
  }
  if (isFunctionNode(owner) && situations.length > 1 && makesHandlers(lifting, situation, owner)) {
    enterAll(lifting, situation, owner);
    return;
  }
  if (situations.length > 0 && !isOpen) for (const next of situations) visit(lifting, next);
  else {
    const unbound = ts.isClassLike(owner) ? new Map() : unboundParameters(lifting.evaluator, owner, certain);
    visit(lifting, withTried(situation, owner, unbound));
  }
}

/** Visits what no caller decides: the function's own defaults, or settings that its only caller hands on. */
function staysWithOwner(
  lifting: Lifting,
  situation: Situation,
  owner: FunctionNode,
  certain: readonly ts.Node[],
): boolean {
  const absent = defaultsAtCallers(lifting, situation, owner, certain);
  if (absent !== undefined) {
    visit(lifting, withTried(situation, owner, absent));
    return true;
  }
  const entries = functionEntries(lifting.evaluator, owner);
  const calls = entries.map(({ call }) => call);
  if (!handsOnSettings(lifting.evaluator, owner, calls, certain)) return false;
  for (const entry of entries) visit(lifting, given(lifting, situation, owner, entry));
  return true;
}

function liftThroughNobody(
  lifting: Lifting,
  situation: Situation,
  owner: FunctionNode,
  { certain }: Deciding,
): void {
  const { evaluator } = lifting;
  // a verb that a wrapper class offers and nobody uses sends nothing
  if (!isUnusedMethod(evaluator.program, owner))
    visit(lifting, withTried(situation, owner, unboundParameters(evaluator, owner, certain)));
}

function liftThroughFunction(
  lifting: Lifting,
  situation: Situation,
  owner: FunctionNode,
  deciding: Deciding,
  request: Request,
): void {
  const { evaluator } = lifting;
  const entries = functionEntries(evaluator, owner);
  const isCertain = deciding.certain.some((node) => ownerOf(node) === owner);
  if (isCertain && entries.length === 0) {
    liftThroughNobody(lifting, situation, owner, deciding);
    return;
  }
  const stays = !isCertain && !isConstantAtCallers(lifting, situation, owner, request);
  if (entries.length === 0 || stays) {
    visit(lifting, withTried(situation, owner));
    return;
  }
  if (isCertain && staysWithOwner(lifting, situation, owner, deciding.certain)) return;
  enterAll(lifting, situation, owner);
}

/**
 * The operation of a generated client: its callers are where a person wrote the request.
 * @returns false where the site is not in one
 */
function liftThroughOperation(lifting: Lifting, situation: Situation): boolean {
  const { evaluator } = lifting;
  const site = siteOf(lifting, situation);
  if (!isGeneratedFile(evaluator.program, evaluator.program.fileOf(site))) return false;
  const operation = operationAround(evaluator, site, situation.tried);
  if (operation === undefined) return false;
  if (operation !== 'unused') enterAll(lifting, situation, operation);
  return true;
}

function settle(lifting: Lifting, situation: Situation, request: SitedRequest['request']): void {
  const site = siteOf(lifting, situation);
  const via = situation.chain.map(({ target }) => target).toReversed();
  const { program } = lifting.evaluator;
  const isGenerated = isGeneratedFile(program, program.fileOf(lifting.sink));
  const url = isGenerated ? withoutGeneratedDefaults(program, request.url) : request.url;
  lifting.found.push({ site, sink: lifting.sink, via, request: { ...request, url } });
}

/** Whose callers are asked next; undefined where the endpoint is decided. */
function decidingOwner(
  lifting: Lifting,
  situation: Situation,
  { certain, possible }: Deciding,
): Owner | undefined {
  if (situation.tried.size >= stepLimit) return undefined;
  const owner = nextOwner(lifting, situation, certain);
  // what the caller of a wrapper fills in is that caller's own endpoint, whoever calls it in turn
  return owner ?? (situation.chain.length > 0 ? undefined : nextOwner(lifting, situation, possible));
}

/** True for a function around the site that runs when the site does. */
function runsWith(owner: Owner, site: ts.Node): boolean {
  return (
    !ts.isConstructorDeclaration(owner) && isWithin(site, owner) && laterFunction(site, owner) === undefined
  );
}

/** True where another way led to the same site with the same request. What makers bind is a way of its own. */
function isSeen({ seen }: Lifting, { chain, bindings, self }: Situation, key: string): boolean {
  const site = chain.at(-1)?.call;
  if (site === undefined || self !== undefined || bindings.size > 0) return false;
  const keys = seen.get(site) ?? new Set();
  seen.set(site, keys);
  const isKnown = keys.has(key);
  keys.add(key);
  return isKnown;
}

/** @param arrives true for a situation one call further out */
function visit(lifting: Lifting, situation: Situation, arrives = false): void {
  lifting.visits += 1;
  if (lifting.found.length >= findingsLimit || lifting.visits > visitsLimit) return;
  const request = requestAt(lifting, situation);
  if (request === undefined) return;
  const deciding = decidingOf(request);
  if (arrives && isSeen(lifting, situation, situationKey(request, deciding))) return;
  if (liftThroughOperation(lifting, situation)) return;
  const owner = decidingOwner(lifting, situation, deciding);
  if (owner === undefined) {
    settle(lifting, situation, request);
    return;
  }
  const site = siteOf(lifting, situation);
  if (isFunctionNode(owner) && runsWith(owner, site)) {
    liftThroughFunction(lifting, situation, owner, deciding, request);
    return;
  }
  const scope: ts.Node = ts.isConstructorDeclaration(owner) ? owner.parent : owner;
  const injected = isWithin(site, scope) ? undefined : injectedParameter(lifting, situation);
  const maker = injected === undefined ? owner : (ownerOf(injected) ?? owner);
  liftThroughMaker(lifting, situation, maker, injected === undefined ? deciding.certain : [injected]);
}

/**
 * Moves a request outwards to where its endpoint is decided: one finding a caller that decides it.
 * @param read how the expression's request is read in a frame, where it is not one of a known client
 */
export function liftRequest(
  evaluator: Evaluator,
  sink: CallLike,
  read: RequestReader = (frame) => requestIn(evaluator, sink, frame),
): readonly SitedRequest[] {
  const lifting: Lifting = { evaluator, sink, read, found: [], visits: 0, seen: new Map() };
  visit(lifting, start);
  return lifting.found;
}
