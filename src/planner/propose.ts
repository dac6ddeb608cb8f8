import type { Analysis } from '../model/analysis.js';
import type { Flow, Proposal, Reason, Verdict } from '../model/flow.js';
import { compareText } from './context.js';
import { edgesOf } from './edges.js';
import { type Judged, judgeAll } from './judge.js';
import type { Draft } from './messages/draft.js';
import { groupCalls } from './messages/group.js';
import { nameDrafts } from './messages/name-drafts.js';
import { NamesInUse } from './naming/unique-name.js';
import type { TrafficOf } from './routers/router.js';
import { flowsOf, warnOfCycles } from './suggest.js';

/** The flows of drafts, sorted by id. */
export function flowsOfDrafts(
  drafts: readonly Draft[],
  { context, judgementOf }: Judged,
  trafficOf?: TrafficOf,
): readonly Flow[] {
  const measured = trafficOf === undefined ? {} : { trafficOf };
  const flows = drafts.flatMap((draft) => flowsOf({ draft, context, judgementOf, ...measured }));
  return [...warnOfCycles(flows)].sort((left, right) => compareText(left.id, right.id));
}

/**
 * What the planner says of an analysis before anybody decided anything: the verdict on each call with its reasons, the
 * edges between services, and the flows with a suggestion. Calls to the outside and to unknown targets have a verdict
 * and no flow. What was measured, where
 * it is known, decides between routers. The result depends on nothing else.
 */
export function propose(analysis: Analysis, trafficOf?: TrafficOf): Proposal {
  const judged = judgeAll(analysis);
  const calls = [...analysis.calls].sort((left, right) => compareText(left.id, right.id));
  const drafts = nameDrafts(groupCalls(calls, judged), judged.context, new NamesInUse());
  return {
    verdicts: Object.fromEntries(calls.map((call): [string, Verdict] => [call.id, judged.verdictOf(call)])),
    reasons: Object.fromEntries(
      calls.map((call): [string, readonly Reason[]] => [call.id, judged.judgementOf(call.id).reasons]),
    ),
    edges: edgesOf(calls, judged.verdictOf),
    flows: flowsOfDrafts(drafts, judged, trafficOf),
  };
}
