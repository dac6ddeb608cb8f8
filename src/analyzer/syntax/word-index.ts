const wordPattern = /[\w$\u0080-\uffff]+/g;

/**
 * Makes the look-up of the files that hold a text, in file order. The index of all words is built once, when the first
 * text is looked for.
 */
export function createWordIndex(
  files: readonly string[],
  textOf: (file: string) => string,
): (text: string) => readonly string[] {
  let index: ReadonlyMap<string, readonly number[]> | undefined;
  const known = new Map<string, readonly string[]>();

  const build = (): ReadonlyMap<string, readonly number[]> => {
    const words = new Map<string, number[]>();
    for (const [at, file] of files.entries()) {
      for (const word of new Set(textOf(file).match(wordPattern))) {
        const holders = words.get(word);
        if (holders === undefined) words.set(word, [at]);
        else holders.push(at);
      }
    }
    return words;
  };

  const search = (text: string): readonly string[] => {
    index ??= build();
    const words = index;
    const holders = (text.match(wordPattern) ?? []).map((word) => words.get(word) ?? []);
    const rarest = holders.toSorted((a, b) => a.length - b.length)[0] ?? [];
    const found = rarest.flatMap((at) => files[at] ?? []);
    // one word is found as it is; several must also stand together
    return holders.length === 1 ? found : found.filter((file) => textOf(file).includes(text));
  };

  return (text) => {
    const found = known.get(text) ?? search(text);
    known.set(text, found);
    return found;
  };
}
