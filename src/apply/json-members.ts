import { applyEdits, findNodeAtLocation, type JSONPath, modify, parseTree } from 'jsonc-parser';

/**
 * Adds members to an object inside a JSON text, each in its alphabetical place, and leaves every other character as it
 * is. Members that are there already keep their value; a missing object is created.
 * @param pointer JSON pointer of the object (`/dependencies`).
 */
export function addJsonMembers(
  text: string,
  pointer: string,
  members: Readonly<Record<string, string>>,
): string {
  const path = pointer.split('/').slice(1).map(unescapePointer);
  const whole = withObject(text, path);
  return Object.entries(members)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .reduce((current, [name, value]) => addMember(current, [...path, name], value), whole);
}

/** An object that is not there yet comes last. */
function withObject(text: string, path: JSONPath): string {
  const root = parseTree(text);
  if (root && findNodeAtLocation(root, path)) return text;
  return applyEdits(text, modify(text, path, {}, { formattingOptions: formattingOf(text) }));
}

function addMember(text: string, path: JSONPath, value: string): string {
  const root = parseTree(text);
  if (root && findNodeAtLocation(root, path)) return text;
  const name = String(path.at(-1));
  return applyEdits(
    text,
    modify(text, path, value, {
      formattingOptions: formattingOf(text),
      getInsertionIndex: (properties) => {
        const index = properties.findIndex((property) => property > name);
        return index === -1 ? properties.length : index;
      },
    }),
  );
}

/** The file's own indent and line ends. */
function formattingOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
