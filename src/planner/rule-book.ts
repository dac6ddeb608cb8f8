import { antiPatterns } from './findings/registry.js';
import { policyRule } from './policy/under-policy.js';
import { remarks } from './remarks.js';
import { routers } from './routers/registry.js';
import type { Router } from './routers/router.js';
import { rules } from './rules/registry.js';
import { waveRules } from './waves/wave-rules.js';

/** A rule as it is explained. */
export interface ExplainedRule {
  readonly id: string;
  readonly title: string;
  readonly explain: string;
}

const ofRouters: readonly Router[] = routers;

/**
 * Every rule whose id a reason, a warning or a finding can have: verdicts (A), routers (B), what changes (B, C), the
 * order of migration (W), and anti-patterns by their kind.
 */
export const ruleBook: readonly ExplainedRule[] = [
  ...rules,
  ...ofRouters.map(({ rule, title, explain }) => ({ id: rule, title, explain })),
  ...remarks,
  ...Object.values(waveRules),
  ...antiPatterns.map(({ kind, title, explain }) => ({ id: kind, title, explain })),
  policyRule,
];
