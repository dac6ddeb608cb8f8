/** Names of what holds values by a key, and is asked for them by `get` and `delete`. */
const holder =
  /(?:cache|config(?:uration)?|cookies?|data|dict(?:ionary)?|draft|fields?|functions|headers|index|lodash|lookup|maps?|memo|metadata|params|query|reflect|registry|session|sets?|state|storage|store|table|transforms|(?<![\w$])_)[!?]?\s*$/i;
/** Longer names than this are cut; only their end is looked at. */
const window = 24;

/** True where the text before the dot of a member ends in the name of something that merely holds values. */
export function holdsValues(text: string, dot: number): boolean {
  return holder.test(text.slice(Math.max(0, dot - window), dot));
}
