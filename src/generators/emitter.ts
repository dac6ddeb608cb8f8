import type { Analysis } from '../model/analysis.js';
import type { Artifact } from '../model/artifact.js';
import type { Lock } from '../model/lock.js';
import type { MessageSpec } from '../model/message-spec.js';
import type { Notice } from '../model/notice.js';
import type { Plan } from '../model/plan.js';
import type { Repository } from '../model/repository.js';

export interface GenerateInput {
  readonly analysis: Analysis;
  readonly plan: Plan;
  /** What earlier runs applied; their call sites are left alone. */
  readonly lock: Lock;
  readonly repository: Repository;
}

export interface GenerateResult {
  readonly artifacts: readonly Artifact[];
  /** Every message that is applied once the artifacts are written: the lock's and the new ones. */
  readonly messages: readonly MessageSpec[];
  readonly notices: readonly Notice[];
}

/** What an emitter may look at: every applied message, not only the new ones, so that shared files stay whole. */
export interface EmitContext {
  readonly analysis: Analysis;
  readonly repository: Repository;
  readonly messages: readonly MessageSpec[];
}

/** One kind of output. Adding one is a file, a line in `registry.ts` and a test. */
export interface Emitter {
  readonly id: string;
  readonly emit: (context: EmitContext) => readonly Artifact[] | Promise<readonly Artifact[]>;
  /** What the user should know about its output: values to fill in, doubts. Left out where there is never anything. */
  readonly notices?: (context: EmitContext) => readonly Notice[];
}
