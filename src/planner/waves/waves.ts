import type { Analysis } from '../../model/analysis.js';
import type { Flow } from '../../model/flow.js';
import type { Plan } from '../../model/plan.js';
import { levels, type Wave, type WavePlace } from '../../model/wave.js';
import { chainsOf } from '../call-paths/chains.js';
import { compareCalls, compareText, contextOf } from '../context.js';
import { whatComesBeforeEach } from './before.js';
import { benefitOf } from './benefit.js';
import { movingFlows } from './moving-flow.js';
import { placementOf, type Stage, stages } from './placement.js';
import { isLeaf, riskOf } from './risk.js';

export interface WavesInput {
  readonly analysis: Analysis;
  /** The proposed flows, in the plan's words. */
  readonly flows: readonly Flow[];
  readonly plan: Plan;
}

const words: Readonly<Record<Stage, Pick<Wave, 'title' | 'why'>>> = {
  unnoticed: {
    title: 'Nobody notices',
    why: 'Nothing looks at their answers, so queues, workers and alarms prove themselves where nobody sees a difference.',
  },
  'shorter-wait': {
    title: 'The caller answers earlier',
    why: 'Only success matters to the callers: they get faster, and people have to know that accepted is not done yet.',
  },
  'with-care': {
    title: 'With care',
    why: 'Rights, order, transactions or later reads have to be looked after first, each in its own way.',
  },
  workflow: {
    title: 'Workflows',
    why: 'An outcome has to come back, so the caller is cut in two: last, when what is around it is a message already.',
  },
};

/** A flow that waits for its place. */
interface Candidate extends WavePlace {
  readonly stage: number;
  readonly leaf: boolean;
}

function candidatesOf({ analysis, flows, plan }: WavesInput): readonly Candidate[] {
  const context = contextOf({ ...analysis, calls: [...analysis.calls].sort(compareCalls) });
  const chains = chainsOf(context);
  const moving = movingFlows(plan, flows, context);
  const before = whatComesBeforeEach(moving);
  return moving.map((each) => {
    const { stage, reason } = placementOf(each, context);
    const risk = riskOf(each, stage, context);
    const benefit = benefitOf(each, context, chains);
    const earlier = before.get(each.id) ?? [];
    return {
      flow: each.id,
      risk: risk.level,
      benefit: benefit.level,
      after: [...new Set(earlier.map((one) => one.earlier))].sort(compareText),
      reasons: [reason, ...earlier.map((one) => one.reason), ...benefit.reasons, ...risk.reasons],
      stage: stages.indexOf(stage),
      leaf: isLeaf(each, context),
    };
  });
}

/** What brings more for less goes first; then what ends at its consumer; then by name. */
function compareCandidates(left: Candidate, right: Candidate): number {
  const worth = ({ benefit, risk }: Candidate): number => levels.indexOf(benefit) - levels.indexOf(risk);
  return (
    worth(right) - worth(left) || Number(right.leaf) - Number(left.leaf) || compareText(left.flow, right.flow)
  );
}

/** The stage in which each flow can move: its own, or a later one in which something before it moves. */
function stagesOf(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const byId = new Map(candidates.map((candidate) => [candidate.flow, candidate]));
  const known = new Map<string, number>();
  const stageOf = (candidate: Candidate): number => {
    const before = known.get(candidate.flow);
    if (before !== undefined) {
      return before;
    }
    const earlier = candidate.after.flatMap((id) => byId.get(id) ?? []);
    const stage = Math.max(candidate.stage, ...earlier.map(stageOf));
    known.set(candidate.flow, stage);
    return stage;
  };
  candidates.forEach(stageOf);
  return known;
}

function firstFree(left: ReadonlySet<Candidate>, missing: ReadonlySet<string>): Candidate {
  for (const candidate of left) {
    if (!candidate.after.some((id) => missing.has(id))) {
      return candidate;
    }
  }
  throw new Error('What comes before flows leads in a circle.');
}

/** The best of those that nothing is missing before, again and again. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const left = new Set([...candidates].sort(compareCandidates));
  const missing = new Set(candidates.map(({ flow }) => flow));
  const placed: Candidate[] = [];
  while (left.size > 0) {
    const next = firstFree(left, missing);
    left.delete(next);
    missing.delete(next.flow);
    placed.push(next);
  }
  return placed;
}

function placeOf({ flow, risk, benefit, after, reasons }: Candidate): WavePlace {
  return { flow, risk, benefit, after, reasons };
}

/**
 * The order in which the flows of a plan should move: waves by what people notice, and in each wave first what has to
 * come first, then what brings most for the least risk. It depends on the analysis and the plan only, never on the
 * order of their parts. Flows that stay, or whose calls are gone, have no place.
 */
export function wavesOf(input: WavesInput): readonly Wave[] {
  const candidates = candidatesOf(input);
  const reached = stagesOf(candidates);
  return stages
    .map((stage, at) => ({
      stage,
      places: inOrder(candidates.filter(({ flow }) => reached.get(flow) === at)).map(placeOf),
    }))
    .filter(({ places }) => places.length > 0)
    .map(({ stage, places }, at) => ({ number: at + 1, ...words[stage], places }));
}
