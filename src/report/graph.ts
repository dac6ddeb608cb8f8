import type { Call } from '../model/call.js';
import type { AnalysisDocument } from '../model/document.js';
import type { Plan, PlanMessage } from '../model/plan.js';
import { flowGroups, type PlannedFlow } from './planned-flows.js';

/** A service, or a host outside. */
export interface GraphNode {
  /** `b0`, `a0` …: names may hold anything, so nodes are numbered. */
  readonly id: string;
  readonly name: string;
  readonly isService: boolean;
}

/** The synchronous calls of one pair. */
export interface CallArrow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** What became of a flow: decided for, looked at, or only suggested. */
export type MessageState = 'accepted' | 'skipped' | 'suggested';

/** A message with its router between producer and consumers. */
export interface MessageNode {
  readonly id: string;
  readonly message: PlanMessage;
  /** Node of the producer. */
  readonly from: string;
  readonly state: MessageState;
  readonly consumers: readonly { readonly to: string; readonly state: MessageState }[];
}

/** Who calls whom at one time: before the migration, or after what is planned. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly calls: readonly CallArrow[];
  readonly messages: readonly MessageNode[];
}

function targetOf(call: Call): string {
  const { to } = call;
  return to.kind === 'service' ? to.name : to.kind === 'external' ? to.host : 'not known';
}

/** Everything that calls or is called, sorted: services, then hosts outside. */
function nodesOf({ services, calls }: AnalysisDocument, prefix: string): readonly GraphNode[] {
  const known = services.map((service) => service.name);
  const used = calls.flatMap((call) => [call.from, targetOf(call)]);
  const taking = known.filter((name) => used.includes(name));
  return [...new Set([...taking.sort(), ...used.sort()])].map((name, at) => ({
    id: `${prefix}${at}`,
    name,
    isService: known.includes(name),
  }));
}

function idIn(nodes: readonly GraphNode[], name: string): string {
  return nodes.find((node) => node.name === name)?.id ?? '';
}

/** One arrow a pair, with the number of its calls, in the order of the calls. */
function arrowsOf(calls: readonly Call[], nodes: readonly GraphNode[]): readonly CallArrow[] {
  const arrows = new Map<string, CallArrow>();
  for (const call of calls) {
    const [from, to] = [idIn(nodes, call.from), idIn(nodes, targetOf(call))];
    const pair = `${from} ${to}`;
    arrows.set(pair, { from, to, count: (arrows.get(pair)?.count ?? 0) + 1 });
  }
  return [...arrows.values()];
}

function stateOf({ consumer }: PlannedFlow): MessageState {
  const { decision } = consumer;
  return decision === 'accepted' || decision === 'skipped' ? decision : 'suggested';
}

function messageNodes(
  plan: Plan,
  moving: readonly PlannedFlow[],
  nodes: readonly GraphNode[],
): readonly MessageNode[] {
  return plan.messages
    .map((message) => ({
      message,
      flows: moving.filter((flow) => flow.message === message && flow.flow !== undefined),
    }))
    .filter(({ flows }) => flows.length > 0)
    .map(({ message, flows }, at) => ({
      id: `m${at}`,
      message,
      from: idIn(nodes, message.producer),
      state: flows.some((flow) => stateOf(flow) === 'accepted') ? 'accepted' : 'suggested',
      consumers: flows.map((flow) => ({
        to: idIn(nodes, flow.consumer.service),
        state: stateOf(flow),
      })),
    }));
}

/** The services as they call each other in the code. */
export function graphBefore(document: AnalysisDocument): Graph {
  const nodes = nodesOf(document, 'b');
  return { nodes, calls: arrowsOf(document.calls, nodes), messages: [] };
}

/** The services as the plan has them: calls that a message replaces are gone, whether it is accepted or suggested. */
export function graphAfter(document: AnalysisDocument, plan: Plan): Graph {
  const nodes = nodesOf(document, 'a');
  const { moving } = flowGroups(document, plan);
  const moved = new Set(moving.flatMap(({ flow }) => flow?.calls ?? []));
  const staying = document.calls.filter((call) => !moved.has(call.id));
  return { nodes, calls: arrowsOf(staying, nodes), messages: messageNodes(plan, moving, nodes) };
}
