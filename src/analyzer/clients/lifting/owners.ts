import { ts } from 'ts-morph';
import { type FunctionNode, isFunctionNode, isWithin } from '../../syntax/function-nodes.js';
import type { Evaluator } from '../../values/evaluator.js';
import { ready, rootFrame, undefinedValue, unknown } from '../../values/value.js';
import type { Request } from '../client.js';
import { decidingOf } from './deciding.js';
import { endpointKey, isConstantIn, segmentsOf } from './endpoint-key.js';
import { type FunctionEntry, functionEntries } from './function-callers.js';
import { isGeneratedFile } from './generated-operation.js';
import { type Lifting, requestAt, siteOf } from './lifting.js';
import { type Bindings, frameOf, type Situation, withTried } from './situation.js';

/** The function or class whose callers bind what decides a request. */
export type Owner = FunctionNode | ts.ClassLikeDeclaration;

/** The function or class whose callers bind a deciding node. */
export function ownerOf(node: ts.Node): Owner | undefined {
  if (ts.isClassLike(node)) return node;
  const parent = ts.isParameter(node) ? node.parent : undefined;
  return parent !== undefined && isFunctionNode(parent) ? parent : undefined;
}

/** The innermost owner that has not been tried: the functions around the site before constructors and factories. */
export function nextOwner(
  lifting: Lifting,
  situation: Situation,
  nodes: readonly ts.Node[],
): Owner | undefined {
  const site = siteOf(lifting, situation);
  const owners = nodes.flatMap((node) => ownerOf(node) ?? []).filter((owner) => !situation.tried.has(owner));
  const around = owners.filter((owner) => !ts.isClassLike(owner) && isWithin(site, owner));
  return around.toSorted((a, b) => b.pos - a.pos)[0] ?? owners[0];
}

/** Nobody in the repository calls the function: its parameters have their defaults or stay unknown. */
export function unboundParameters(
  evaluator: Evaluator,
  owner: FunctionNode,
  deciding: readonly ts.Node[],
): Bindings {
  // a generated default only holds where somebody makes the client without settings
  const isGenerated = isGeneratedFile(evaluator.program, evaluator.program.fileOf(owner));
  const inQuestion = owner.parameters.filter((parameter) => deciding.includes(parameter));
  return new Map(
    inQuestion.map((parameter) => {
      const value = unknown(`no caller gives the parameter ${parameter.name.getText()}`, parameter);
      return [
        parameter,
        parameter.initializer === undefined || isGenerated
          ? ready(value)
          : evaluator.defer(parameter.initializer, rootFrame),
      ];
    }),
  );
}

/** The situation one call further out. */
export function entered(situation: Situation, owner: FunctionNode, entry: FunctionEntry): Situation {
  const next = withTried(situation, owner, entry.bindings);
  // its own `this` is the caller's business from here on
  const chain = [...situation.chain, { call: entry.call, target: owner, nth: entry.nth }, ...entry.outer];
  return { ...next, self: undefined, chain };
}

/** True where some segment of the path that the function's parameters fill is constant at every caller. */
export function isConstantAtCallers(
  lifting: Lifting,
  situation: Situation,
  owner: FunctionNode,
  request: Request,
): boolean {
  const { evaluator } = lifting;
  const frames = functionEntries(evaluator, owner).map((entry) =>
    frameOf(evaluator, entered(situation, owner, entry)),
  );
  return segmentsOf(request, owner.parameters).some((segment) =>
    frames.every((frame) => frame !== undefined && isConstantIn(evaluator, segment, frame)),
  );
}

/** The parameters in question as absent, where no caller gives what they decide: the defaults hold at each of them. */
export function defaultsAtCallers(
  lifting: Lifting,
  situation: Situation,
  owner: FunctionNode,
  deciding: readonly ts.Node[],
): Bindings | undefined {
  const inQuestion = owner.parameters.filter((parameter) => deciding.includes(parameter));
  if (inQuestion.length === 0) return undefined;
  const absent: Bindings = new Map(inQuestion.map((parameter) => [parameter, ready(undefinedValue)]));
  const alone = requestAt(lifting, withTried(situation, owner, absent));
  if (alone === undefined || decidingOf(alone).certain.some((node) => ownerOf(node) === owner))
    return undefined;
  const key = endpointKey(alone);
  const isSame = functionEntries(lifting.evaluator, owner).every((entry) => {
    const request = requestAt(lifting, entered(situation, owner, entry));
    return request !== undefined && endpointKey(request) === key;
  });
  return isSame ? absent : undefined;
}
