import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../model/errors.js';
import { type Plan, planFile } from '../model/plan.js';
import { replaceMessages } from '../planner/plan/replace-messages.js';
import { parsePlan } from '../planner/plan-file.js';
import { serialisePlan } from '../planner/plan-text.js';

/** What editing a plan needs of the outside. */
export interface EditingTools {
  /** Opens a file in the user's editor and comes back when that is closed. @throws UserError when it cannot. */
  readonly open: (file: string) => Promise<void>;
  /** Says what is wrong and asks whether to edit again. */
  readonly asksAgain: (problem: UserError) => Promise<boolean>;
  /** Checks a valid plan, with its text, against this repository. @throws UserError */
  readonly check: (plan: Plan, text: string) => void;
  /** Tells where the edits are that were not taken over. */
  readonly kept: (file: string) => void;
}

/** Whether the text in the copy is a plan; the error says what is wrong with which of its lines. */
function outcomeOf(copy: string, check: EditingTools['check']): Plan | UserError {
  try {
    const text = readFileSync(copy, 'utf8');
    const plan = parsePlan(text, planFile);
    check(plan, text);
    return replaceMessages(plan, [], []);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/**
 * Lets somebody edit a copy of the plan until it is a plan again, or they give up: then the copy stays where it is, with
 * their edits. Returns the edited plan, which the caller saves, or what was wrong in the end.
 * @throws UserError for an editor that cannot be run
 */
export async function editPlan(plan: Plan, tools: EditingTools): Promise<Plan | UserError> {
  const copy = join(mkdtempSync(join(tmpdir(), 'eda-migrate-')), planFile);
  writeFileSync(copy, serialisePlan(plan));
  for (;;) {
    await tools.open(copy);
    const outcome = outcomeOf(copy, tools.check);
    if (!(outcome instanceof UserError)) {
      rmSync(dirname(copy), { recursive: true, force: true });
      return outcome;
    }
    if (!(await tools.asksAgain(outcome))) {
      tools.kept(copy);
      return outcome;
    }
  }
}
