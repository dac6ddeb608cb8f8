import type { Analysis } from '../model/analysis.js';
import type { Call } from '../model/call.js';
import { plannerCatalogue } from '../model/catalogue/planner.js';
import { noticeOf } from '../model/errors.js';
import type { Flow, Proposal, Verdict } from '../model/flow.js';
import type { Notice } from '../model/notice.js';
import { type Plan, type PlanMessage, planFile } from '../model/plan.js';
import { compareCalls, compareText, targetService } from './context.js';
import { type Judged, judgeAll } from './judge.js';
import type { Draft } from './messages/draft.js';
import { NamesInUse } from './naming/unique-name.js';
import { joinNewCalls } from './plan/join-new-calls.js';
import { keepMessage } from './plan/keep-message.js';
import { plannedFlows, shortName } from './plan/lookup.js';
import { flowsOfDrafts } from './propose.js';

export interface Reconciled {
  readonly plan: Plan;
  /** The proposal in the plan's words: its messages, their names and their calls. */
  readonly proposal: Proposal;
  /** What of the old plan fits the code no longer. */
  readonly notices: readonly Notice[];
}

const weightiestFirst: readonly Verdict[] = ['keep-sync', 'orchestrate', 'async'];

/**
 * The drafts of a planned message, from the calls that are there: one for its consumers of each verdict, so that an
 * answer that is needed by now at one consumer says nothing about the others.
 */
function draftsOf(message: PlanMessage, { context, verdictOf }: Judged): readonly Draft[] {
  const calls: readonly Call[] = message.calls
    .map((id) => context.calls.get(id))
    .filter((call) => call !== undefined)
    .sort(compareCalls);
  const ofConsumer = (call: Call): Verdict | undefined => {
    const same = calls.filter((other) => targetService(other) === targetService(call)).map(verdictOf);
    return weightiestFirst.find((verdict) => same.includes(verdict));
  };
  const { name, kind, producer } = message;
  return weightiestFirst
    .map((verdict) => ({
      name,
      kind,
      producer,
      verdict,
      calls: calls.filter((call) => ofConsumer(call) === verdict),
    }))
    .filter((draft) => draft.calls.length > 0);
}

/** A message without a router that nobody decided about takes the one that is suggested by now. */
function withRouter(message: PlanMessage, flows: readonly Flow[]): PlanMessage {
  const isOpen = message.router === 'none' && !message.consumers.some((consumer) => consumer.decidedByUser);
  const suggested = flows
    .filter((flow) => flow.message === message.name)
    .map((flow) => flow.suggestion.router)
    .find((router) => router !== 'none');
  return isOpen && suggested !== undefined ? { ...message, router: suggested } : message;
}

/** Warns of accepted flows that the rules would keep synchronous by now. */
function doubts(plan: Plan, flows: readonly Flow[]): readonly Notice[] {
  return plannedFlows(plan).flatMap(({ id, consumer }) => {
    const flow = flows.find((each) => each.id === id);
    const reason = flow?.suggestion.reasons.at(-1);
    if (consumer.decision !== 'accepted' || flow?.suggestion.router !== 'none' || reason === undefined) {
      return [];
    }
    const place =
      reason.file === null || reason.line === null ? {} : { file: reason.file, line: reason.line };
    return [noticeOf(plannerCatalogue.decisionDoubtful, { flow: id, because: reason.text }, place)];
  });
}

/** What came into the plan since it was saved; nothing where there was none. */
function news(plan: Plan | null, merged: Plan, { context }: Judged): readonly Notice[] {
  const known = new Set((plan?.messages ?? []).flatMap(({ calls }) => calls));
  const fresh = plannedFlows(merged).filter(({ message, consumer }) => {
    const own = message.calls.filter((id) => {
      const call = context.calls.get(id);
      return call !== undefined && targetService(call) === consumer.service;
    });
    return own.length > 0 && own.every((id) => !known.has(id));
  });
  return plan === null || fresh.length === 0
    ? []
    : [noticeOf(plannerCatalogue.flowsNew, { flows: fresh.map(({ id }) => id) }, { file: planFile })];
}

/** The names of the messages that stay, for every service that they touch. */
function namesOf(messages: readonly PlanMessage[]): NamesInUse {
  const inUse = new NamesInUse();
  for (const message of messages) {
    const consumers = message.consumers.map((consumer) => consumer.service);
    inUse.take(shortName(message.name), [message.producer, ...(message.router === 'none' ? [] : consumers)]);
  }
  return inUse;
}

/**
 * Joins a proposal with the plan that the repository keeps. Calls that the plan has stay in their messages, under their
 * names and decisions, even where they would be grouped otherwise today. New calls join the event of their occurrence
 * as an undecided consumer, or come as new messages. Messages and consumers whose calls are gone stay, with a notice,
 * where a person decided about them, and leave otherwise. Reconciling twice changes nothing.
 */
export function reconcile(proposal: Proposal, plan: Plan | null, analysis: Analysis): Reconciled {
  const judged = judgeAll(analysis);
  const kept = (plan?.messages ?? []).map((message) => keepMessage(message, judged.context));
  const staying = kept.flatMap(({ message }) => (message === null ? [] : [message]));
  const messages = joinNewCalls(proposal, staying, namesOf(staying), judged);
  const drafts = messages.flatMap((message) => draftsOf(message, judged));
  const flows = flowsOfDrafts(drafts, judged);
  const merged: Plan = {
    ...(plan?.$schema === undefined ? {} : { $schema: plan.$schema }),
    schemaVersion: 1,
    messages: messages
      .map((message) => withRouter(message, flows))
      .sort((left, right) => compareText(left.name, right.name)),
  };
  return {
    plan: merged,
    proposal: { ...proposal, flows },
    notices: [
      ...kept.flatMap(({ notices }) => notices),
      ...doubts(merged, flows),
      ...news(plan, merged, judged),
    ],
  };
}
