import type { EnvironmentEntry } from '../../model/service.js';

/** Reads the `NAME=value` lines of a `.env` file; quotes are taken off, comments left out, nothing is expanded. */
export function readDotenv(text: string, file: string): readonly EnvironmentEntry[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(content);
    if (match === null) return [];
    const [, name = '', raw = ''] = match;
    return [{ name, value: unquoted(raw.trim()), file, line: index + 1 }];
  });
}

function unquoted(raw: string): string {
  const quoted = /^(["'`])(.*?)\1/.exec(raw);
  if (quoted !== null) return quoted[2] ?? '';
  return raw.replace(/\s+#.*$/, '');
}
