/** Splits a command line of plain words; undefined where a shell would do more than split it. */
export function splitCommand(text: string): readonly string[] | undefined {
  const words = text
    .trim()
    .replace(/^exec\s+/, '')
    .split(/\s+/);
  const plain = words.every((word) => /^[\w@%+=:,./-]+$/.test(word));
  return plain && !/^\w+=/.test(words[0] ?? '') ? words : undefined;
}
