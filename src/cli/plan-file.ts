import { folderTarget } from '../apply/target.js';
import { cliCatalogue } from '../model/catalogue/cli.js';
import { errorOf } from '../model/errors.js';
import { type Plan, planFile } from '../model/plan.js';
import type { Repository } from '../model/repository.js';
import { serialisePlan } from '../planner/plan-text.js';

/**
 * The plan that the repository keeps, or null.
 * @throws UserError when the file is not a plan.
 */
export async function readPlan(repository: Repository): Promise<Plan | null> {
  const text = repository.readText(planFile);
  if (text === undefined) return null;
  // Schemas are loaded where there is something to check.
  const { parsePlan } = await import('../planner/plan-file.js');
  return parsePlan(text, planFile);
}

/**
 * Saves the plan by writing a new file and moving it over the old one.
 * @throws UserError when the folder cannot be written.
 */
export function savePlan(root: string, plan: Plan): void {
  const target = folderTarget(root);
  const text = serialisePlan(plan);
  if (target.read(planFile) === text) return;
  try {
    target.write(`${planFile}.new`, text);
    target.move(`${planFile}.new`, planFile);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw errorOf(
      cliCatalogue.planNotWritable,
      { path: planFile, reason: code ?? message },
      {},
      { cause: error },
    );
  }
}
