import { describe, expect, test } from 'vitest';
import { formatCode, importSpecifier, markerLine, styleOf } from '../../../src/generators/code/style.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { serviceSample } from '../samples.js';

function styleIn(files: Readonly<Record<string, string>>) {
  return styleOf(serviceSample('order'), memoryRepository(files));
}

describe('declared formatting', () => {
  const expected = { semi: false, printWidth: 90 };
  test.each([
    ['.prettierrc', '{ "semi": false, "printWidth": 90 }'],
    ['.prettierrc', 'semi: false\nprintWidth: 90\n'],
    ['.prettierrc.json', '{ "semi": false, "printWidth": 90, "plugins": ["./evil.js"], "tabWidth": "x" }'],
    ['.prettierrc.yaml', 'semi: false\nprintWidth: 90\n'],
    ['package.json', '{ "prettier": { "semi": false, "printWidth": 90 } }'],
    ['services/order/.prettierrc', '{ "semi": false, "printWidth": 90 }'],
  ])('is read from %s', (file, text) => {
    expect(styleIn({ [file]: text }).prettier).toEqual(expected);
  });

  test('of the service comes before that of the root, and what only the editor says is added', () => {
    const files = {
      '.prettierrc': '{ "semi": true, "singleQuote": true }',
      'services/order/.prettierrc': '{ "semi": false }',
      '.editorconfig':
        'root = true\n[*]\nindent_style = space\nindent_size = 4\nend_of_line = crlf\n[*.md]\nindent_size = 8\n[*.{js,ts}]\nmax_line_length = 120\n',
    };
    expect(styleIn(files).prettier).toEqual({
      semi: false,
      useTabs: false,
      tabWidth: 4,
      printWidth: 120,
      endOfLine: 'crlf',
    });
  });

  test('is not run: settings that are programs, or broken, count as absent', () => {
    const files = {
      '.prettierrc.js': 'throw new Error("was run")',
      '.prettierrc': '{ "semi": ',
      'services/order/src/app.ts': "import a from './b'\nconst c = 'd'\nexport { c }\n",
    };
    expect(styleIn(files).prettier).toMatchObject({ semi: false, singleQuote: true });
  });
});

describe('detected formatting', () => {
  test.each([
    [
      "import { a } from './a.js';\n\nexport function f() {\n  return [\n    'one',\n    a(\n      'two',\n    ),\n  ];\n}\n",
      { singleQuote: true, semi: true, useTabs: false, tabWidth: 2, trailingComma: 'all', endOfLine: 'lf' },
    ],
    [
      'import { a } from "./a"\r\n\r\nexport function f() {\r\n\treturn [\r\n\t\t"one",\r\n\t\ta("two")\r\n\t]\r\n}\r\n',
      { singleQuote: false, semi: false, useTabs: true, trailingComma: 'none', endOfLine: 'crlf' },
    ],
    [
      'import {a} from "./a";\n\nexport const f = () => {\n    return a(\n        {b: "c"},\n        "d"\n    );\n};\nconst g = [\n    1,\n    2,\n];\n',
      { singleQuote: false, semi: true, tabWidth: 4, bracketSpacing: false, trailingComma: 'es5' },
    ],
    [
      // the braces of a template literal say nothing
      `import { a } from "./a";\nconst b = \`\${a}/\${a}/\${a}\`;\n`,
      { bracketSpacing: true },
    ],
    ['', { singleQuote: false, semi: true, useTabs: false, trailingComma: 'all' }],
  ])('follows the files of the service (%#)', (text, expected) => {
    expect(styleIn({ 'services/order/src/app.ts': text }).prettier).toMatchObject(expected);
  });

  test('does not follow the width of lines, which applying may change', () => {
    const text = `export const text =\n  '${'long '.repeat(40)}';\n`;
    expect(styleIn({ 'services/order/src/app.ts': text }).prettier).not.toHaveProperty('printWidth');
  });

  test('does not follow generated files', () => {
    const files = {
      'services/order/src/app.ts': "const a = 'b'\n",
      'services/order/src/events/log.ts': `${markerLine()}\nconst a = "b"; const c = "d"; const e = "f";\n`,
    };
    expect(styleIn(files).prettier).toMatchObject({ singleQuote: true });
  });
});

describe('the end of imports', () => {
  test.each([
    ['.js', { 'services/order/src/a.ts': "import { b } from './b.js';\n" }],
    ['', { 'services/order/src/a.ts': "import { b } from './b';\nimport data from './data.json';\n" }],
    ['.ts', { 'services/order/src/a.ts': "export * from '../b.ts';\n" }],
    ['.js', { 'services/order/tsconfig.json': '{ "compilerOptions": { "module": "NodeNext" } }' }],
    [
      '.js',
      {
        'services/order/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
        'tsconfig.base.json': '// shared\n{ "compilerOptions": { "module": "node16", }, }',
      },
    ],
    ['', { 'tsconfig.json': '{ "compilerOptions": { "module": "commonjs" } }' }],
    ['', {}],
  ])('is "%s" for %o', (suffix, files) => {
    expect(styleIn(files).importSuffix).toBe(suffix);
  });

  test('makes specifiers', () => {
    const from = 'services/order/src/events/publishers/order-placed.ts';
    expect([
      importSpecifier(from, 'services/order/src/events/digest.ts', { importSuffix: '.js' }),
      importSpecifier(from, 'services/order/src/events/publishers/b.ts', { importSuffix: '' }),
    ]).toEqual(['../digest.js', './b']);
  });
});

describe('the folder of generated code', () => {
  test.each([
    ['events', {}],
    ['events', { 'services/order/src/events/log.ts': markerLine() }],
    ['events', { 'services/order/src/events/own.ts': 'x', 'services/order/src/events/log.ts': markerLine() }],
    ['eda', { 'services/order/src/events/own.ts': 'x' }],
    ['eda-events', { 'services/order/src/events/own.ts': 'x', 'services/order/src/eda/own.ts': 'x' }],
  ])('is %s for %o', (name, files) => {
    expect(styleIn(files).eventsFolder).toBe(`services/order/src/${name}`);
  });
});

test('code is formatted in the style', async () => {
  const style = { prettier: { semi: false, singleQuote: true, useTabs: true } };
  expect(await formatCode('function f() { return "a"; }', style)).toBe("function f() {\n\treturn 'a'\n}\n");
});
