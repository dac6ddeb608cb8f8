const wordCharacter = /[\w$]/;
/** What may stand between a name and the rest of its call: a non-null assertion, an optional call, type arguments. */
const calling = /^!?\s*(?:\?\.\s*)?[(<]/;
/** `{ name: other }` and `import { name as other }` give a name another. */
const renaming = /^(?::\s*[\w$]+\s*[,}=]|as\s)/;
const constructing = /\bnew\s+(?:[\w$]+\s*\.\s*)*$/;
const lastName = /([\w$]+)\s*[!?]?\s*$/;
/** What has to be looked at before and after a name. */
const window = 80;

function isWhole(text: string, at: number, end: number): boolean {
  return !wordCharacter.test(text.charAt(at - 1)) && !wordCharacter.test(text.charAt(end));
}

function isUse(text: string, at: number, end: number): boolean {
  const after = text.slice(end, end + window).trimStart();
  if (calling.test(after) || renaming.test(after)) return true;
  return constructing.test(text.slice(Math.max(0, at - window), at));
}

/**
 * Whether a text seems to call a name, or to give it another: `name(`, `name<T>(`, `name?.(`, `new name`, `name as b`,
 * `{ name: b }`. A file whose text does not need not be parsed for the calls of that name.
 */
export function mayCall(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (isWhole(text, at, end) && isUse(text, at, end)) return true;
  }
  return false;
}

/** The names whose member a text seems to call: `send` for `send.call(` and `client.send.bind(`. */
export function ownersOf(text: string, member: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { index } of text.matchAll(new RegExp(`\\.\\s*${member}\\s*[(<]`, 'g'))) {
    const name = lastName.exec(text.slice(Math.max(0, index - window), index))?.[1];
    if (name !== undefined) found.add(name);
  }
  return found;
}
