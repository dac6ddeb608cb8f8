import { createTwoFilesPatch } from 'diff';
import type { FileChange } from '../model/change-set.js';
import type { Style } from './style.js';

/** The changes as one unified diff, as `git apply` takes it; colour by line where the style has any. */
export function renderDiff(changes: readonly FileChange[], style: Style): string {
  return changes.map((change) => renderChange(change, style)).join('');
}

function renderChange({ path, before, after }: FileChange, style: Style): string {
  const from = before === null ? '/dev/null' : `a/${path}`;
  const patch = createTwoFilesPatch(from, `b/${path}`, before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
  const header = `diff --git a/${path} b/${path}\n${before === null ? 'new file mode 100644\n' : ''}`;
  return `${header}${patch}`
    .split('\n')
    .map((line) => painted(line, style))
    .join('\n');
}

function painted(line: string, style: Style): string {
  if (/^(diff --git|new file|--- |\+\+\+ )/.test(line)) return style.heading(line);
  if (line.startsWith('@@')) return style.name(line);
  if (line.startsWith('+')) return style.good(line);
  if (line.startsWith('-')) return style.bad(line);
  return line;
}
