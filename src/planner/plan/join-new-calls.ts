import type { Call } from '../../model/call.js';
import type { Flow, Proposal } from '../../model/flow.js';
import type { PlanConsumer, PlanMessage } from '../../model/plan.js';
import { compareCalls, compareText, targetService } from '../context.js';
import type { Judged } from '../judge.js';
import { consumersOf } from '../messages/draft.js';
import { groupCalls } from '../messages/group.js';
import { nameDrafts } from '../messages/name-drafts.js';
import { type NamesInUse, uniqueName } from '../naming/unique-name.js';
import { flowsOf } from '../suggest.js';
import { routeTo } from './keep-message.js';
import { shortName } from './lookup.js';

/** A proposed message: its flows share it. */
interface ProposedMessage {
  readonly name: string;
  readonly flows: readonly Flow[];
  readonly calls: readonly Call[];
}

function proposedMessages(proposal: Proposal, { context }: Judged): readonly ProposedMessage[] {
  const names = [...new Set(proposal.flows.map((flow) => flow.message))];
  return names.map((name) => {
    const flows = proposal.flows.filter((flow) => flow.message === name);
    const calls = flows
      .flatMap((flow) => flow.calls)
      .map((id) => context.calls.get(id))
      .filter((call) => call !== undefined);
    return { name, flows, calls: calls.sort(compareCalls) };
  });
}

function undecided(service: string, calls: readonly string[], { context }: Judged): PlanConsumer {
  return { service, route: routeTo(service, calls, context), decision: 'undecided', decidedByUser: false };
}

/** The key that every call of the message knows, the best of the first call before others; null where there is none. */
function keyOf(calls: readonly Call[]): string | null {
  const [first, ...others] = calls;
  return first?.keys.find((key) => others.every((call) => call.keys.includes(key))) ?? null;
}

function messageOf(
  head: Pick<PlanMessage, 'name' | 'kind' | 'producer' | 'router'>,
  calls: readonly Call[],
  judged: Judged,
): PlanMessage {
  const ids = calls.map((call) => call.id).sort(compareText);
  const { name, kind, producer, router } = head;
  const consumers = consumersOf(calls).map((service) => undecided(service, ids, judged));
  return { name, kind, producer, calls: ids, router, key: keyOf(calls), consumers };
}

/** A proposed message as it is, under a name that the plan has not taken yet. */
function asProposed(proposed: ProposedMessage, inUse: NamesInUse, judged: Judged): readonly PlanMessage[] {
  const [flow] = proposed.flows;
  const [call] = proposed.calls;
  if (flow === undefined || call === undefined) {
    return [];
  }
  const { kind, from: producer } = flow;
  const { router } = flow.suggestion;
  const consumers = proposed.flows.map((each) => each.to);
  const services = [producer, ...(router === 'none' ? [] : consumers)];
  const name = `${producer}.${uniqueName(shortName(proposed.name), call, services, inUse)}`;
  return [messageOf({ name, kind, producer, router }, proposed.calls, judged)];
}

/** Calls that were left of a proposed message: grouped, named and routed anew among themselves. */
function regrouped(calls: readonly Call[], inUse: NamesInUse, judged: Judged): readonly PlanMessage[] {
  const drafts = nameDrafts(groupCalls(calls, judged), judged.context, inUse);
  return drafts.map((draft) => {
    const [flow] = flowsOf({ draft, context: judged.context, judgementOf: judged.judgementOf });
    return messageOf({ ...draft, router: flow?.suggestion.router ?? 'none' }, draft.calls, judged);
  });
}

/** An event takes new consumers in; a call that stays joins what asks the same. */
function takesIn(message: PlanMessage, call: Call, { verdictOf }: Judged): boolean {
  const target = targetService(call);
  const isConsumer = message.consumers.some((consumer) => consumer.service === target);
  return verdictOf(call) === 'keep-sync' ? isConsumer : message.kind === 'event' && !isConsumer;
}

function withCall(message: PlanMessage, call: Call, judged: Judged): PlanMessage {
  const target = targetService(call) ?? '';
  const calls = [...message.calls, call.id].sort(compareText);
  const isConsumer = message.consumers.some((consumer) => consumer.service === target);
  const consumers = isConsumer ? message.consumers : [...message.consumers, undecided(target, calls, judged)];
  return {
    ...message,
    calls,
    consumers: [...consumers].sort((left, right) => compareText(left.service, right.service)),
  };
}

/**
 * The messages of the plan with those calls of the proposal that it does not have yet: each joins the message that has
 * the other calls of its proposed message, where that one can take it in, or becomes part of a new message.
 */
export function joinNewCalls(
  proposal: Proposal,
  staying: readonly PlanMessage[],
  inUse: NamesInUse,
  judged: Judged,
): readonly PlanMessage[] {
  const messages = [...staying];
  const added: PlanMessage[] = [];
  const has = (message: PlanMessage, call: Call): boolean => message.calls.includes(call.id);
  for (const proposed of proposedMessages(proposal, judged)) {
    const fresh = proposed.calls.filter((call) => !staying.some((message) => has(message, call)));
    const home = staying.findIndex((message) => proposed.calls.some((call) => has(message, call)));
    if (home < 0) {
      added.push(...asProposed(proposed, inUse, judged));
      continue;
    }
    const left = fresh.filter((call) => {
      const host = messages[home];
      if (host === undefined || !takesIn(host, call, judged)) {
        return true;
      }
      messages[home] = withCall(host, call, judged);
      return false;
    });
    added.push(...regrouped(left, inUse, judged));
  }
  return [...messages, ...added];
}
