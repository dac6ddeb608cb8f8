import { plannerEditsCatalogue } from '../../model/catalogue/planner-edits.js';
import { errorOf } from '../../model/errors.js';
import { nearestNames } from '../../model/nearest-names.js';
import type { Place } from '../../model/place.js';
import { flowIdOf, type Plan, type PlanMessage } from '../../model/plan.js';
import { targetService } from '../context.js';
import { lineAt, linesOf } from '../plan/json-lines.js';
import { refuseName, refuseRouter } from '../policy/refuse.js';
import type { EditingContext } from './setting.js';

/** The plan before and after somebody edited its text, and what there is to check it against. */
export interface EditedPlan {
  readonly before: Plan;
  readonly after: Plan;
  /** The edited text, for the lines of what is wrong. */
  readonly text: string;
  /** The name of the file to show. */
  readonly file: string;
  readonly context: EditingContext;
}

type PlaceOf = (...path: readonly (string | number)[]) => Place;

function isApplied({ name, consumers }: PlanMessage, { applied }: EditingContext): boolean {
  return consumers.some(({ service }) => applied.has(flowIdOf(name, service)));
}

/** The member of an applied message that an edit changed; undefined where it left all as they are. */
function changedMember(
  before: PlanMessage,
  after: PlanMessage,
): 'router' | 'key' | 'calls' | 'consumers' | undefined {
  const consumers = (message: PlanMessage) => message.consumers.map(({ service }) => service).join();
  if (after.router !== before.router) return 'router';
  if (after.key !== before.key) return 'key';
  if (after.calls.join() !== before.calls.join()) return 'calls';
  return consumers(after) === consumers(before) ? undefined : 'consumers';
}

function checkApplied({ before, after, context }: EditedPlan, placeOf: PlaceOf): void {
  for (const message of before.messages.filter((each) => isApplied(each, context))) {
    const at = after.messages.findIndex(({ name }) => name === message.name);
    const now = after.messages[at];
    const what = now === undefined ? 'name' : changedMember(message, now);
    if (what !== undefined) {
      const place = now === undefined ? placeOf('messages') : placeOf('messages', at, what);
      throw errorOf(plannerEditsCatalogue.appliedFixed, { message: message.name, what }, place);
    }
  }
}

/** Calls that were not in the plan before are in the code, and so is a call to each new consumer. */
function checkCalls(
  message: PlanMessage,
  at: number,
  { before, context }: EditedPlan,
  placeOf: PlaceOf,
): void {
  const old = new Set(before.messages.flatMap(({ calls }) => calls));
  const unknown = message.calls.findIndex((id) => !old.has(id) && !context.calls.has(id));
  const call = message.calls[unknown];
  if (call !== undefined) {
    const near = nearestNames(call, [...context.calls.keys()]);
    const place = placeOf('messages', at, 'calls', unknown);
    throw errorOf(plannerEditsCatalogue.callUnknown, { message: message.name, call, near }, place);
  }
  const called = message.calls.flatMap((id) => {
    const known = context.calls.get(id);
    return known === undefined ? [] : [targetService(known)];
  });
  const consumed = new Set(
    before.messages.flatMap(({ consumers }) => consumers.map(({ service }) => service)),
  );
  const without = message.consumers.findIndex(
    ({ service }) => !called.includes(service) && !consumed.has(service),
  );
  const consumer = message.consumers[without]?.service;
  if (consumer !== undefined) {
    const place = placeOf('messages', at, 'consumers', without, 'service');
    throw errorOf(plannerEditsCatalogue.consumerUncalled, { message: message.name, consumer }, place);
  }
}

/**
 * Checks a plan that somebody edited by hand as `plan --set` would have: applied messages are as they were, new calls
 * are in the code, and what is new follows the policy.
 * @throws UserError EDA2058, EDA2060, EDA2061, EDA2064, EDA2065, each with the line of the edited text
 */
export function checkEdited(edited: EditedPlan): void {
  const { before, after, text, file, context } = edited;
  const lines = linesOf(text);
  const placeOf: PlaceOf = (...path) => ({ file, line: lineAt(lines, path) });
  checkApplied(edited, placeOf);
  for (const [at, message] of after.messages.entries()) {
    const old = before.messages.find(({ name }) => name === message.name);
    checkCalls(message, at, edited, placeOf);
    if (old?.router !== message.router) {
      refuseRouter(message.router, context.policy, placeOf('messages', at, 'router'));
    }
    if (old === undefined) {
      refuseName(message.name, message.kind, context.policy, placeOf('messages', at, 'name'));
    }
  }
}
