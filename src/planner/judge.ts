import type { Analysis } from '../model/analysis.js';
import type { Call } from '../model/call.js';
import type { Verdict } from '../model/flow.js';
import { contextOf, type Judgement, type PlanningContext, weakest } from './context.js';
import { rules } from './rules/registry.js';
import type { Rule } from './rules/rule.js';

const inOrder: readonly Rule[] = rules;

/** The verdict on a call by the first rule that applies to it; confidence is the weaker of the rule's and the call's. */
export function judge(call: Call, context: PlanningContext): Judgement {
  for (const rule of inOrder) {
    const ruling = rule.applies(call, context);
    if (ruling !== undefined) {
      return {
        verdict: ruling.verdict,
        reasons: [{ rule: rule.id, title: ruling.title ?? rule.title, text: ruling.reason, ...ruling.place }],
        confidence: weakest([ruling.confidence, call.confidence]),
      };
    }
  }
  throw new Error(`No rule covers the call ${call.id}.`);
}

/** The analysis with a verdict on every call. */
export interface Judged {
  readonly context: PlanningContext;
  readonly judgementOf: (callId: string) => Judgement;
  readonly verdictOf: (call: Call) => Verdict;
}

/** Judges every call of an analysis once. */
export function judgeAll(analysis: Analysis): Judged {
  const context = contextOf(analysis);
  const judgements = new Map(analysis.calls.map((call) => [call.id, judge(call, context)]));
  const judgementOf = (callId: string): Judgement => {
    const judgement = judgements.get(callId);
    if (judgement === undefined) {
      throw new Error(`The call ${callId} is not in the analysis.`);
    }
    return judgement;
  };
  return { context, judgementOf, verdictOf: (call) => judgementOf(call.id).verdict };
}
