import { describe, expect, it } from 'vitest';
import { renderDiff } from '../../src/report/diff.js';
import { createStyle } from '../../src/report/style.js';

const changes = [
  { path: 'a.ts', before: 'one\ntwo\n', after: 'one\n2\n', origins: [] },
  { path: 'new.ts', before: null, after: 'hello\n', origins: [] },
];

describe('renderDiff', () => {
  it('is what git apply takes', () => {
    expect(renderDiff(changes, createStyle(false))).toBe(
      [
        'diff --git a/a.ts b/a.ts',
        '--- a/a.ts',
        '+++ b/a.ts',
        '@@ -1,2 +1,2 @@',
        ' one',
        '-two',
        '+2',
        'diff --git a/new.ts b/new.ts',
        'new file mode 100644',
        '--- /dev/null',
        '+++ b/new.ts',
        '@@ -0,0 +1,1 @@',
        '+hello',
        '',
      ].join('\n'),
    );
  });

  it('colours what comes and what goes', () => {
    const coloured = renderDiff(changes.slice(0, 1), createStyle(true));
    expect(coloured).toContain('\u001b[31m-two\u001b[39m\n\u001b[32m+2\u001b[39m\n');
  });
});
