import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { createProgram, type SourceProgram } from '../../../src/analyzer/syntax/create-program.js';
import type { Definition } from '../../../src/analyzer/syntax/program.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

function programOf(files: Readonly<Record<string, string>>): SourceProgram {
  return createProgram(memoryRepository(files));
}

/** The identifier that follows the comment `/*?*\/` of a file. */
function marked(program: SourceProgram, file: string): ts.Identifier {
  const source = program.source(file)!;
  const at = source.text.indexOf('/*?*/') + '/*?*/'.length;
  let found: ts.Identifier | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.getStart() === at) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found!;
}

function shown(program: SourceProgram, definition: Definition | undefined): string | undefined {
  if (definition === undefined) return undefined;
  if (definition.kind === 'package') return `${definition.specifier} ${definition.exported}`;
  if (definition.kind === 'module') return `module ${definition.file}`;
  const { node } = definition;
  return `${ts.SyntaxKind[node.kind]} ${program.fileOf(node)}:${program.lineOf(node)}`;
}

describe('definition', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    [
      'a parameter hides a constant',
      { 'a.ts': 'const x = 1;\nfunction f(x: number) {\n return /*?*/x; }' },
      'Parameter a.ts:2',
    ],
    [
      'a block hides a function',
      { 'a.ts': 'const x = 1;\n{ const x = 2;\n /*?*/x; }' },
      'VariableDeclaration a.ts:2',
    ],
    [
      'var belongs to its function',
      { 'a.ts': 'function f() {\n if (a) { var x = 1; }\n return /*?*/x; }' },
      'VariableDeclaration a.ts:2',
    ],
    [
      'a function is known before its line',
      { 'a.ts': '/*?*/f();\nfunction f() {}' },
      'FunctionDeclaration a.ts:2',
    ],
    [
      'an implementation stands for its overloads',
      { 'a.ts': 'function f(): void;\nfunction f() {}\n/*?*/f();' },
      'FunctionDeclaration a.ts:2',
    ],
    [
      'a value wins over a type of its name',
      { 'a.ts': 'type T = 1;\nconst T = 1;\n/*?*/T;' },
      'VariableDeclaration a.ts:2',
    ],
    ['destructuring', { 'a.ts': 'const { a: [b] } = c;\n/*?*/b;' }, 'BindingElement a.ts:1'],
    ['a loop variable', { 'a.ts': 'for (const x of y) {\n /*?*/x; }' }, 'VariableDeclaration a.ts:1'],
    ['a caught error', { 'a.ts': 'try {} catch (e) {\n /*?*/e; }' }, 'VariableDeclaration a.ts:1'],
    [
      'a default import',
      { 'a.ts': "import f from './b.js';\n/*?*/f();", 'b.ts': 'export default function () {}' },
      'FunctionDeclaration b.ts:1',
    ],
    [
      'a renamed import',
      { 'a.ts': "import { f as g } from './b';\n/*?*/g();", 'b.ts': '\nexport const f = () => 1;' },
      'VariableDeclaration b.ts:2',
    ],
    [
      'a renamed export',
      { 'a.ts': "import { g } from './b';\n/*?*/g();", 'b.ts': 'function f() {}\nexport { f as g };' },
      'FunctionDeclaration b.ts:1',
    ],
    [
      'a re-export',
      {
        'a.ts': "import { f } from './b';\n/*?*/f();",
        'b.ts': "export * from './c';",
        'c.ts': 'export { f } from "./d";',
        'd.ts': 'export class f {}',
      },
      'ClassDeclaration d.ts:1',
    ],
    [
      'modules that re-export each other',
      {
        'a.ts': "import { f } from './b';\n/*?*/f();",
        'b.ts': "export * from './c';",
        'c.ts': "export * from './b';",
      },
      undefined,
    ],
    ['a namespace', { 'a.ts': "import * as b from './b';\n/*?*/b;", 'b.ts': '' }, 'module b.ts'],
    ['a package', { 'a.ts': "import { get as g } from 'axios';\n/*?*/g();" }, 'axios get'],
    [
      'a package re-exported',
      {
        'a.ts': "import { http } from './b';\n/*?*/http();",
        'b.ts': "export { default as http } from 'axios';",
      },
      'axios default',
    ],
    ['require of a package', { 'a.js': "const axios = require('axios');\n/*?*/axios;" }, 'axios *'],
    [
      'a name of a required package',
      { 'a.js': "const { get } = require('axios');\n/*?*/get();" },
      'axios get',
    ],
    [
      'require of one exported value',
      { 'a.js': "const f = require('./b');\n/*?*/f();", 'b.js': 'module.exports = function () {};' },
      'FunctionExpression b.js:1',
    ],
    [
      'require of exported names',
      {
        'a.js': "const { f } = require('./b');\n/*?*/f();",
        'b.js': 'const f = () => 1;\nmodule.exports = { f };',
      },
      'VariableDeclaration b.js:1',
    ],
    [
      'exports.name',
      { 'a.js': "const { f } = require('./b');\n/*?*/f();", 'b.js': 'exports.f = () => 1;' },
      'ArrowFunction b.js:1',
    ],
    [
      'a module wrapped in a function',
      {
        'a.js': "const { f } = require('./b');\n/*?*/f();",
        'b.js': '(function () {\n exports.f = function () {};\n}());',
      },
      'FunctionExpression b.js:2',
    ],
    [
      'a default import of CommonJS',
      { 'a.ts': "import b from './b';\n/*?*/b;", 'b.js': 'module.exports = { a: 1 };' },
      'ObjectLiteralExpression b.js:1',
    ],
    ['an ambient global', { 'a.ts': '/*?*/fetch();' }, undefined],
    [
      'a member of a namespace',
      { 'a.ts': "import * as b from './b';\nb./*?*/f();", 'b.ts': 'export function f() {}' },
      'FunctionDeclaration b.ts:1',
    ],
    [
      'a member of a new instance',
      { 'a.ts': 'class C { m() {} }\nconst c = new C();\nc./*?*/m();' },
      'MethodDeclaration a.ts:1',
    ],
    [
      'an inherited member',
      { 'a.ts': 'class A { m() {} }\nclass B extends A { n() { this./*?*/m(); } }' },
      'MethodDeclaration a.ts:1',
    ],
    [
      'a member by type',
      { 'a.ts': 'class C { m() {} }\nclass D { constructor(private c: C) {}\n n() { this.c./*?*/m(); } }' },
      'MethodDeclaration a.ts:1',
    ],
    [
      'a member by a declared result',
      { 'a.ts': 'class C { m() {} }\nasync function f(): Promise<C> {}\n(await f())./*?*/m();' },
      'MethodDeclaration a.ts:1',
    ],
    [
      'a static member',
      { 'a.ts': 'class C { static m() {}\n m() {} }\nC./*?*/m();' },
      'MethodDeclaration a.ts:1',
    ],
    [
      'a property of a constant',
      { 'a.ts': 'const o = {\n m() {} };\no./*?*/m();' },
      'MethodDeclaration a.ts:2',
    ],
    ['a member of an enumeration', { 'a.ts': "enum E {\n A = 'a' }\nE./*?*/A;" }, 'EnumMember a.ts:2'],
    ['a member of something unknown', { 'a.ts': 'declare const c: any;\nc./*?*/m();' }, undefined],
  ])('%s', (_, files, expected) => {
    const program = programOf(files);
    expect(shown(program, program.definition(marked(program, Object.keys(files)[0]!)))).toBe(expected);
  });
});

describe('callersOf', () => {
  const callers = (files: Record<string, string>, pick: (source: ts.SourceFile) => ts.Node): string[] => {
    const program = programOf(files);
    const node = pick(program.source(Object.keys(files)[0]!)!) as ts.FunctionDeclaration;
    return program
      .callersOf(node)
      .map((call) => `${program.fileOf(call)}:${program.lineOf(call)} ${call.getText()}`);
  };
  const first = (source: ts.SourceFile): ts.Node => source.statements[0]!;

  it('finds a function by import, alias and default, but not its namesakes', () => {
    const files = {
      'notify.ts': 'export default function notify() {}\nexport { notify };',
      'a.ts': "import { notify } from './notify';\nnotify();\nfunction f(notify: () => void) { notify(); }",
      'b.ts': "import { notify as tell } from './notify';\ntell();",
      'c.ts': "import other from './notify';\nother();",
      'd.ts': 'function notify() {}\nnotify();',
      'e.test.ts': "import { notify } from './notify';\nnotify();",
    };
    expect(callers(files, first)).toEqual(['a.ts:2 notify()', 'b.ts:2 tell()', 'c.ts:2 other()']);
  });

  it('finds the calls of a method by its receiver', () => {
    const files = {
      'users.ts': 'export class Users { get(id: string) {} }\nexport class Orders { get(id: string) {} }',
      'a.ts':
        "import { Orders, Users } from './users';\nnew Users().get('1');\nnew Orders().get('2');\nnew Map().get('3');",
      'b.ts': "import type { Users } from './users';\nexport function f(users: Users) {\n users.get('4'); }",
    };
    const method = (source: ts.SourceFile): ts.Node => (first(source) as ts.ClassDeclaration).members[0]!;
    expect(callers(files, method)).toEqual(["a.ts:2 new Users().get('1')", "b.ts:3 users.get('4')"]);
  });

  it('finds constructions, by subclasses too', () => {
    const files = {
      'base.ts': 'export class Base { constructor(url: string) {} }',
      'a.ts':
        "import { Base } from './base';\nnew Base('a');\nclass Child extends Base { constructor() {\n super('b'); } }",
      'b.ts': 'class Base {}\nnew Base();',
    };
    expect(callers(files, first)).toEqual(["a.ts:2 new Base('a')", "a.ts:4 super('b')"]);
  });
});

describe('createProgram', () => {
  it('lists production sources only, without parsing them', () => {
    const parsed: string[] = [];
    const program = createProgram(
      memoryRepository({
        'src/a.ts': '',
        'src/a.test.ts': '',
        'src/events/worker.ts': '// Generated by eda-migrate\n',
        'readme.md': '',
      }),
      { onParse: (file) => parsed.push(file) },
    );
    expect({ files: program.sourceFiles, parsed }).toEqual({ files: ['src/a.ts'], parsed: [] });
  });

  it('reads a file with a syntax error as far as it goes', () => {
    const program = programOf({ 'a.ts': 'export const a = 1;\nexport const b = ;\n' });
    expect(shown(program, program.exported('a.ts', 'a'))).toBe('VariableDeclaration a.ts:1');
    expect(program.notices()).toEqual([
      {
        code: 'EDA1101',
        severity: 'warning',
        message: 'a.ts has a syntax error and was read only as far as it could be: Expression expected.',
        file: 'a.ts',
        line: 2,
        help: 'Correct the syntax error, or ignore the file in the configuration if it is not source code.',
      },
    ]);
  });

  it.each([
    [
      'an expression of thousands of pieces',
      `export const x = ${Array.from({ length: 5000 }, () => "'a'").join('+')};`,
    ],
    ['brackets that overflow the parser', `export const x = ${'['.repeat(20_000)}${']'.repeat(20_000)};`],
  ])('leaves out %s', (_, text) => {
    const program = programOf({ 'a.ts': text });
    expect(program.source('a.ts')).toBeUndefined();
    expect(program.notices().map(({ code, file }) => ({ code, file }))).toEqual([
      { code: 'EDA1102', file: 'a.ts' },
    ]);
  });
});
