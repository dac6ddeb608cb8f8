/**
 * Up to three names that somebody may have meant, best first: those that share the most words with what was written,
 * and where none shares a word, those that are few letters away from it.
 */
export function nearestNames(written: string, names: readonly string[]): readonly string[] {
  const wanted = wordsOf(written);
  const shared = (name: string): number => [...wordsOf(name)].filter((word) => wanted.has(word)).length;
  const alike = names.filter((name) => shared(name) > 0);
  if (alike.length > 0) {
    return best(alike, (left, right) => shared(right) - shared(left));
  }
  const distance = new Map(names.map((name) => [name, lettersApart(written.toLowerCase(), name)]));
  const away = (name: string): number => distance.get(name) ?? Number.POSITIVE_INFINITY;
  const close = names.filter((name) => away(name) <= Math.max(1, Math.floor(name.length / 3)));
  return best(close, (left, right) => away(left) - away(right));
}

function best(names: readonly string[], compare: (left: string, right: string) => number): readonly string[] {
  return [...names].sort((left, right) => compare(left, right) || (left < right ? -1 : 1)).slice(0, 3);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
  );
}

/** How many letters have to be written, taken out or exchanged to make one text of another (Levenshtein). */
function lettersApart(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1];
    for (const [column, other] of [...right.toLowerCase()].entries()) {
      const exchanged = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
