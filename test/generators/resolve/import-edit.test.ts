import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { importEdits } from '../../../src/generators/resolve/import-edit.js';
import { editedText } from '../../../src/generators/resolve/text-edits.js';

const added = [
  { specifier: './events/publishers/b.js', line: "import { startB } from './events/publishers/b.js';" },
  { specifier: './events/publishers/a.js', line: "import { startA } from './events/publishers/a.js';" },
];
const lines = `${added[1]?.line}\n${added[0]?.line}\n`;

test.each([
  [
    'among sorted ones',
    "import 'x';\nimport './a.js';\nimport './f.js';\n\nrun();\n",
    `import 'x';\nimport './a.js';\n${lines}import './f.js';\n\nrun();\n`,
  ],
  [
    'before sorted ones',
    "import 'x';\nimport './f.js';\nrun();\n",
    `import 'x';\n${lines}import './f.js';\nrun();\n`,
  ],
  [
    'after unsorted ones',
    "import './f.js';\nimport './a.js'; // last\nrun();\n",
    `import './f.js';\nimport './a.js';\n${lines.trimEnd()} // last\nrun();\n`,
  ],
  [
    'after those of packages',
    "// c\nimport x from 'x';\nrun();\n",
    `// c\nimport x from 'x';\n${lines}run();\n`,
  ],
  [
    'above a file without any',
    '#!/usr/bin/env node\n// What it does.\nrun();\n',
    `#!/usr/bin/env node\n// What it does.\n${lines}\nrun();\n`,
  ],
  [
    'with the line breaks of the file',
    "import 'x';\r\nrun();\r\n",
    `import 'x';\r\n${lines.replaceAll('\n', '\r\n')}run();\r\n`,
  ],
])('imports are added %s', (_name, before, after) => {
  const source = ts.createSourceFile('a.ts', before, ts.ScriptTarget.Latest, true);
  expect(editedText(before, { start: 0, end: before.length }, importEdits(source, added))).toBe(after);
});
