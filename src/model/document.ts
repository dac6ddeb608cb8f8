import type { Analysis } from './analysis.js';
import type { Call } from './call.js';
import type { Edge, Flow, Proposal, Verdict } from './flow.js';

export const schemaVersion = 1;

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
  readonly messages: Analysis['messages'];
  readonly unresolved: Analysis['unresolved'];
  readonly notices: Analysis['notices'];
}

/** Joins an analysis and a proposal into the published document. */
export function documentOf(analysis: Analysis, proposal: Proposal, version: string): AnalysisDocument {
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
    messages,
    unresolved,
    notices,
  };
}
