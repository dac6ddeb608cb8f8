/** Up to three names that share the most words with what was written, best first. */
export function nearestNames(written: string, names: readonly string[]): readonly string[] {
  const wanted = wordsOf(written);
  const shared = (name: string): number => [...wordsOf(name)].filter((word) => wanted.has(word)).length;
  return names
    .filter((name) => shared(name) > 0)
    .sort((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1))
    .slice(0, 3);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
  );
}
