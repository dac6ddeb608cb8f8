import type { z } from 'zod';
import { plannerTrafficCatalogue } from '../../../model/catalogue/planner-traffic.js';
import { errorOf } from '../../../model/errors.js';
import { lineAt, linesOf } from '../../plan/json-lines.js';
import type { TrafficContent } from '../source.js';

/** Looking for the line of a value parses the text again: beyond this length that takes too long. */
const longestSearched = 2_000_000;

type Path = readonly PropertyKey[];

export function described(path: Path): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text === '' ? 'the whole' : text.replace(/^\./, '');
}

/** The line of a value of a document, where it can be told. */
export function placeOf(
  { file, text, documents }: TrafficContent,
  path: Path,
): { readonly file: string; readonly line?: number } {
  return documents?.length === 1 && text.length <= longestSearched
    ? { file, line: lineAt(linesOf(text), path) }
    : { file };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}

/**
 * A document as a schema has it.
 * @throws UserError EDA2039 naming the first value that is otherwise
 */
export function checked<Shape extends z.ZodType>(
  schema: Shape,
  document: unknown,
  content: TrafficContent,
): z.output<Shape> {
  const result = schema.safeParse(document);
  if (result.success) return result.data;
  const [mistake] = result.error.issues;
  const path = mistake?.path ?? [];
  const at = mistake?.code === 'unrecognized_keys' ? [...path, mistake.keys[0] ?? ''] : path;
  const problem =
    mistake?.code === 'unrecognized_keys' ? 'no such member is known' : lowerFirst(mistake?.message ?? '');
  throw errorOf(
    plannerTrafficCatalogue.trafficInvalid,
    { where: described(at), problem },
    placeOf(content, at),
  );
}

/** Whether the first document is an object with a member. */
export function hasMember({ documents }: TrafficContent, member: string): boolean {
  const [first] = documents ?? [];
  return typeof first === 'object' && first !== null && member in first;
}
