import { cliCatalogue } from '../../model/catalogue/cli.js';
import { errorOf, UserError } from '../../model/errors.js';
import { exitCode } from '../../model/exit-code.js';
import { type Plan, planFile } from '../../model/plan.js';
import { appliedFlows } from '../../planner/applied.js';
import { serialisePlan } from '../../planner/plan-text.js';
import { setPlan } from '../../planner/set/set-plan.js';
import type { EditingContext } from '../../planner/set/setting.js';
import { renderNotices } from '../../report/notices.js';
import { renderPlan } from '../../report/render-plan.js';
import { say } from '../apply-words.js';
import { confirm } from '../confirm.js';
import { failureText } from '../failure.js';
import { savePlan } from '../plan-file.js';
import { type Study, studyRepository } from '../study.js';
import type { Terminal } from '../terminal.js';

export interface PlanOptions {
  readonly directory: string;
  readonly terminal: Terminal;
  /** `FLOW.KEY=VALUE`, in order. */
  readonly set?: readonly string[];
  readonly edit?: boolean;
  readonly format: string;
  readonly dryRun?: boolean;
  readonly input?: boolean;
}

/**
 * Prints the plan, or changes it first: by assignments, or in the user's editor. Returns the exit code.
 * @throws UserError, InterruptedError; the plan file is untouched then
 */
export async function planCommand(options: PlanOptions): Promise<number> {
  const { directory, terminal, set = [], edit = false, dryRun = false } = options;
  if (edit) refuseEditing(options);
  const study = await studyRepository(directory, terminal, { cache: dryRun ? 'read' : 'use' });
  if (set.length === 0 && !edit) {
    terminal.note(renderNotices(study.planNotices, terminal));
    terminal.result(rendered(study, study.plan, study.saved, options));
    return exitCode.done;
  }
  const change = edit ? await edited(study, options) : assigned(study, set, terminal);
  if (change instanceof UserError) return change.exit;
  const { plan, said } = change;
  if (!dryRun) savePlan(study.root, plan);
  // The result is the plan for programs, what was changed for people.
  if (options.format === 'json') terminal.result(serialisePlan(plan));
  else say({ ...terminal, note: terminal.result }, ...said);
  say(terminal, ...outcome(said.length > 0 || !study.saved, dryRun));
  return exitCode.done;
}

function outcome(isChanged: boolean, dryRun: boolean): readonly string[] {
  if (dryRun) return ['Nothing was written (--dry-run).'];
  const next = 'Next: eda-migrate plan shows all of it; eda-migrate apply --dry-run what it would change.';
  return [isChanged ? `Saved in ${planFile}.` : `Nothing to change: ${planFile} says so already.`, next];
}

function rendered(study: Study, plan: Plan, saved: boolean, { format, terminal }: PlanOptions): string {
  return format === 'json'
    ? serialisePlan(plan)
    : renderPlan(study.proposal, plan, {
        width: terminal.width,
        colour: terminal.colour,
        applied: appliedFlows(study.lock),
        saved,
      });
}

interface Change {
  readonly plan: Plan;
  readonly said: readonly string[];
}

function contextOf({ analysis, lock, policy }: Study): EditingContext {
  return {
    calls: new Map(analysis.calls.map((call) => [call.id, call])),
    applied: new Set(appliedFlows(lock)),
    policy,
  };
}

function assigned(study: Study, set: readonly string[], terminal: Terminal): Change {
  const { plan, said, notices } = setPlan(study.plan, set, contextOf(study));
  terminal.note(renderNotices(notices, terminal));
  return { plan, said };
}

/** @throws UserError EDA6020 where no editor can be shown */
function refuseEditing({ terminal, input }: PlanOptions): void {
  if (!terminal.interactive || input === false) throw errorOf(cliCatalogue.editorNeedsTerminal, {});
}

async function edited(study: Study, options: PlanOptions): Promise<Change | UserError> {
  const { terminal } = options;
  const { editPlan } = await import('../edit-plan.js');
  const { checkEdited } = await import('../../planner/set/check-edited.js');
  const { editorOf, openEditor } = await import('../editor.js');
  const editor = editorOf(process.env, process.platform);
  const plan = await editPlan(study.plan, {
    open: (file) => openEditor(editor, file),
    asksAgain: (problem: UserError) => {
      terminal.note(failureText(problem.notice, terminal));
      return confirm('Edit it again?', options);
    },
    check: (after, text) =>
      checkEdited({ before: study.plan, after, text, file: planFile, context: contextOf(study) }),
    kept: (file) => say(terminal, `${planFile} is as it was. Your edits are in ${file}.`),
  });
  if (plan instanceof UserError) return plan;
  const isChanged = serialisePlan(plan) !== serialisePlan(study.plan);
  return { plan, said: isChanged ? ['The plan is as you edited it.'] : [] };
}
