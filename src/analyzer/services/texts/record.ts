/** Reads of values that came from somebody's JSON or YAML and may be of any type. */

export type LooseRecord = Readonly<Record<string, unknown>>;

/** The value as an object, or an empty one. */
export function recordOf(value: unknown): LooseRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as LooseRecord) : {};
}

/** The value as a list; a single value is a list of one, nothing is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The text of a string, number or boolean; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The words of a command as one text, null where there are none. */
export function commandText(words: unknown): string | null {
  return listOf(words).map(String).join(' ') || null;
}
