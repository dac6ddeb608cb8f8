/** A text in place of a part of a file; offsets are those of the file's own text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The part of a text between two offsets with the replacements inside it carried out. */
export function replaced(
  text: string,
  start: number,
  end: number,
  replacements: readonly Replacement[],
): string {
  const inside = replacements
    .filter((replacement) => replacement.start >= start && replacement.end <= end)
    .toSorted((left, right) => left.start - right.start || left.end - right.end);
  let at = start;
  let result = '';
  for (const replacement of inside) {
    result += text.slice(at, replacement.start) + replacement.text;
    at = replacement.end;
  }
  return result + text.slice(at, end);
}

/** Joins replacements that touch, so that no two edits stand at the same offset. */
export function joinTouching(replacements: readonly Replacement[]): readonly Replacement[] {
  const joined: Replacement[] = [];
  for (const next of replacements.toSorted(
    (left, right) => left.start - right.start || left.end - right.end,
  )) {
    const last = joined.at(-1);
    if (last !== undefined && next.start <= last.end) {
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, next.end),
        text: last.text + next.text,
      };
    } else joined.push(next);
  }
  return joined;
}
