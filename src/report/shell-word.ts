/** A word as a POSIX shell takes it: in quotes where it holds anything that means something there. */
export function shellWord(word: string): string {
  return /^[\w.:=/@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
