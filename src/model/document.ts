import type { Analysis } from './analysis.js';
import type { Call } from './call.js';
import type { Finding } from './finding.js';
import type { Edge, Flow, Proposal, Verdict } from './flow.js';
import type { Wave } from './wave.js';

export const schemaVersion = 1;

/** What the planner says beside the suggestions. */
export interface Advice {
  /** In which order the flows of the plan should move, and why. */
  readonly waves: readonly Wave[];
  /** Anti-patterns that were met on the way. */
  readonly findings: readonly Finding[];
}

/** What `eda-migrate analyze --format json` prints: the analysis joined with the planner's proposal. */
export interface AnalysisDocument {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'eda-migrate'; readonly version: string };
  readonly root: '.';
  readonly inputsHash: string;
  readonly services: Analysis['services'];
  readonly calls: readonly (Call & { readonly verdict: Verdict })[];
  readonly edges: readonly Edge[];
  readonly flows: readonly Flow[];
  readonly waves: readonly Wave[];
  readonly findings: readonly Finding[];
  readonly messages: Analysis['messages'];
  readonly unresolved: Analysis['unresolved'];
  readonly notices: Analysis['notices'];
}

/** Joins an analysis, a proposal and what else there is to advise into the published document. */
export function documentOf(
  analysis: Analysis,
  proposal: Proposal,
  version: string,
  advice: Advice = { waves: [], findings: [] },
): AnalysisDocument {
  const { inputsHash, services, calls, messages, unresolved, notices } = analysis;
  return {
    schemaVersion,
    tool: { name: 'eda-migrate', version },
    root: '.',
    inputsHash,
    services,
    calls: calls.map((call) => ({ ...call, verdict: proposal.verdicts[call.id] ?? 'keep-sync' })),
    edges: proposal.edges,
    flows: proposal.flows,
    waves: advice.waves,
    findings: advice.findings,
    messages,
    unresolved,
    notices,
  };
}
