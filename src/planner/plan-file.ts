import { z } from 'zod';
import { plannerCatalogue } from '../model/catalogue/planner.js';
import { errorOf } from '../model/errors.js';
import type { Plan } from '../model/plan.js';
import { planSchema } from '../model/plan-schema.js';
import { contradictionIn } from './plan/contradiction.js';
import { lineAt, linesOf, type Path } from './plan/json-lines.js';
import { jsonMistake } from './plan/json-mistake.js';

const knownVersion = planSchema.shape.schemaVersion.value;

/** `messages[0].consumers[1].decision`; `the plan` for the whole. */
function described(path: Path): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text === '' ? 'the whole' : text.replace(/^\./, '');
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '');
}

function expected(mistake: z.core.$ZodIssue): string {
  if (mistake.code === 'invalid_value') {
    const values = mistake.values.map(String).join(', ');
    return mistake.values.length === 1 ? values : `one of ${values}`;
  }
  return mistake.code === 'invalid_type' ? `of type ${mistake.expected}` : withoutFullStop(mistake.message);
}

/** What is wrong with a value, to stand behind its path. */
function problemOf(mistake: z.core.$ZodIssue): string {
  switch (mistake.code) {
    case 'unrecognized_keys':
      return `has a member that a plan does not know: ${mistake.keys.join(', ')}`;
    case 'invalid_value':
    case 'invalid_type':
      return mistake.input === undefined
        ? `is missing; it must be ${expected(mistake)}`
        : `must be ${expected(mistake)}`;
    case 'too_small':
      return 'must not be empty';
    default:
      return withoutFullStop(mistake.message);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, problem } = jsonMistake(text);
    throw errorOf(plannerCatalogue.planUnreadable, { problem }, { file, line }, { cause: error });
  }
}

/** A version that this tool does not know yet; undefined for anything else, which the schema judges. */
function newerVersion(value: unknown): number | undefined {
  const version = z.object({ schemaVersion: z.number() }).safeParse(value).data?.schemaVersion;
  return version !== undefined && version > knownVersion ? version : undefined;
}

/**
 * Reads a plan file that people may have edited. `file` is the name to show.
 * @throws UserError (exit 2) EDA2001 for text that is no JSON, EDA2002 for a value that no plan has, EDA2003 for a plan
 *   of a newer version, EDA2004 for values that exclude each other; each with the line.
 */
export function parsePlan(text: string, file: string): Plan {
  const value = parseJson(text, file);
  const newer = newerVersion(value);
  if (newer !== undefined) {
    const line = lineAt(linesOf(text), ['schemaVersion']);
    throw errorOf(plannerCatalogue.planTooNew, { found: newer, known: knownVersion }, { file, line });
  }
  const result = planSchema.safeParse(value, { reportInput: true });
  if (!result.success) {
    const [mistake] = result.error.issues;
    const path = mistake?.path ?? [];
    const at = mistake?.code === 'unrecognized_keys' ? [...path, mistake.keys[0] ?? ''] : path;
    const line = lineAt(linesOf(text), at);
    const problem = mistake === undefined ? 'is not a plan' : problemOf(mistake);
    throw errorOf(plannerCatalogue.planInvalid, { where: described(path), problem }, { file, line });
  }
  const contradiction = contradictionIn(result.data);
  if (contradiction !== undefined) {
    const line = lineAt(linesOf(text), contradiction.path);
    throw errorOf(plannerCatalogue.planContradicts, { problem: contradiction.problem }, { file, line });
  }
  return result.data;
}
