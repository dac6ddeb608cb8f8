// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import { describe, expect, it } from 'vitest';
import { probed } from './shown.js';

describe('texts', () => {
  it.each([
    ["'http://user' + ':' + 3001", 'http://user:3001'],
    ['`http://${host}/x`; const host = "user"', 'http://user/x'],
    ['`/users/${request.userId}`', '/users/{request.userId}'],
    ['`/users/${encodeURIComponent(request.userId)}`', '/users/{request.userId}'],
    ["`/users/${encodeURIComponent('a b')}`", '/users/a%20b'],
    ["'/users/' + String(id)", '/users/{id}'],
    ["('http://user' as const)!", 'http://user'],
    ["base.replace(/\\/$/, '') + '/x'; const base = 'http://user/'", 'http://user/x'],
    ["'/users/:id/orders'.replace(':id', id)", '/users/{id}/orders'],
    ["'http://user/'.slice(0, -1)", 'http://user'],
    ["' http://user '.trim()", 'http://user'],
    ["['http:/', 'user'].join('/')", 'http://user'],
    ["'a,b'.split(',')", '[a, b]'],
    ["base.endsWith('/') ? base : `${base}/`; const base = 'http://user'", 'http://user/'],
    ['5 * 1000', '<5000>'],
    ["'a'.replace(/b+/, 'c')", '<unknown: a part of it is replaced>'],
  ])('%s is %s', (expression, expected) => {
    expect(probed({ 'a.ts': `const probe = ${expression};` })).toBe(expected);
  });
});

describe('the environment', () => {
  it.each([
    ['process.env.USER_URL', '<USER_URL>'],
    ["process.env['USER_URL']", '<USER_URL>'],
    ["process.env.USER_URL ?? 'http://user'", '<USER_URL=http://user>'],
    ["process.env.USER_URL || 'http://user'", '<USER_URL=http://user>'],
    ["process.env.USER_URL ? process.env.USER_URL : 'http://user'", '<USER_URL=http://user>'],
    ["process.env.A ?? process.env.B ?? 'c'", '<A=<B=c>>'],
    ['import.meta.env.VITE_URL', '<VITE_URL>'],
    ["USER_URL; const { USER_URL = 'http://user' } = process.env", '<USER_URL=http://user>'],
    ["env.USER_URL; import { env } from 'node:process'", '<USER_URL>'],
    ['Number(process.env.PORT ?? 3000)', '<PORT=<3000>>'],
    [
      "env('USER_URL', 'http://user'); function env(name: string, fallback?: string) { const value = process.env[name]; if (value !== undefined) return value; if (fallback === undefined) throw new Error(name); return fallback; }",
      '<USER_URL=http://user>',
    ],
    [
      "validated.USER_URL; const validated = check({ USER_URL: { default: 'http://user' } }); function check(schema: any) { const result: any = {}; for (const key of Object.keys(schema)) result[key] = process.env[key]; return result; }",
      '<USER_URL=http://user>',
    ],
  ])('%s is %s', (expression, expected) => {
    expect(probed({ 'a.ts': `const probe = ${expression};` })).toBe(expected);
  });
});

describe('values', () => {
  it.each<[string, string, string]>([
    ['a nested object', "o.a.b; const o = { a: { b: 'x' } } as const", 'x'],
    ['a spread object', "o; const o = { ...{ a: 'x', b: 'y' }, a: 'z' }", '{ a: z, b: y }'],
    ['a property that is written later', "o.url; const o: any = {}; o.url = 'x'", 'x'],
    ['a variable that is assigned later', "x; let x: string; if (c) x = 'a'; else x = 'b'", 'a | b'],
    ['a text that is added to', "x; let x = '/a'; x += '/b'", '/a/b'],
    ['a condition that is known', "mode === 'b' ? 'x' : 'y'; const mode = 'b'", 'x'],
    ['a condition that is not', "c ? 'x' : 'y'", 'x | y'],
    ['a table with a known key', "urls['user']; const urls = { user: 'u', order: 'o' }", 'u'],
    ['a table with an unknown key', 'urls[key]; const urls = { user: "u", order: "o" }', 'u | o'],
    [
      'a function of a table',
      "url('order'); const url = (name: string) => ({ user: 'u', order: 'o' })[name]",
      'o',
    ],
    [
      'a function that returns early',
      "f(true); function f(a: boolean) { if (a) return 'x'; return 'y'; }",
      'x',
    ],
    ['an asynchronous function', "await f(); async function f() { return 'x'; }", 'x'],
    ['an enumeration', "E.User; enum E { User = 'u' }", 'u'],
    ['a class field', "new C().url; class C { url = 'x' }", 'x'],
    ['a constructor parameter', "new C('x').url; class C { constructor(readonly url: string) {} }", 'x'],
    [
      'a field that the constructor sets',
      "new C({ url: 'x' }).url; class C { url; constructor(o: any) { this.url = o.url; } }",
      'x',
    ],
    ['a default parameter', "new C().url; class C { constructor(readonly url = 'x') {} }", 'x'],
    [
      'an inherited field',
      "new D().full(); class C { constructor(private b: string) {} full() { return `${this.b}/x`; } } class D extends C { constructor() { super('http://d'); } }",
      'http://d/x',
    ],
    [
      'an abstract field',
      "new D().full(); abstract class C { abstract b: string; full() { return `${this.b}/x`; } } class D extends C { b = 'http://d'; }",
      'http://d/x',
    ],
    ['a getter', "new C().url; class C { get url() { return 'x'; } }", 'x'],
    ['a static field', "C.url; class C { static url = 'x'; }", 'x'],
    [
      'a closure',
      "make('http://u').path('/x'); const make = (b: string) => ({ path: (p: string) => b + p })",
      'http://u/x',
    ],
    ['elements of a list', "[...['a'], 'b'].map((x) => `/${x}`)", '[/a, /b]'],
    ['Object.assign', "Object.assign({ a: 'x' }, { b: 'y' })", '{ a: x, b: y }'],
    ['values of an object', "Object.values({ a: 'x' })", '[x]'],
    ['new URL with a path', "new URL('/x', 'http://u/api/').toString()", 'http://u/x'],
    ['new URL with a relative path', "new URL('x/y', 'http://u/api/').href", 'http://u/api/x/y'],
    ['new URL with a variable', 'new URL("/x", process.env.U).href', '<U>/x'],
    ['path.join', "path.posix.join('/a/', '/b', 'c'); import path from 'node:path'", '/a/b/c'],
    [
      'util.format',
      "format('http://%s/x', host); import { format } from 'util'; const host = 'u'",
      'http://u/x',
    ],
    ['named places', "sprintf('/a/%(id)s/b', { id: 'x' }); import { sprintf } from 'sprintf-js'", '/a/x/b'],
    ['a package', "axios.create; import axios from 'axios'", '<axios create>'],
    ['a value that needs itself', 'a; const a = b; const b = a', '<unknown: it depends on itself>'],
    [
      'a function that calls itself',
      "f(3); function f(n: number): string { return n > 0 ? f(n - 1) : 'x'; }",
      '<unknown: the call of f gives it> | x',
    ],
    ['an undeclared name', 'nothing.there', '<unknown: nothing is not defined in the repository>'],
    [
      'too many alternatives',
      `o[k]; const o = { ${Array.from({ length: 9 }, (_, i) => `k${i}: 'v${i}'`).join(', ')} }`,
      '<unknown: it has more alternatives than are told apart>',
    ],
  ])('%s', (_, expression, expected) => {
    expect(probed({ 'a.ts': `const probe = ${expression};` })).toBe(expected);
  });
});

describe('across files', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'a settings module',
      {
        'src/a.ts': "import { config } from './config.js';\nconst probe = config.services.user;",
        'src/config.ts':
          "export const config = { services: { user: process.env.USER_URL ?? 'http://user' } };",
      },
      '<USER_URL=http://user>',
    ],
    [
      'a default export',
      {
        'a.ts': "import config from './config';\nconst probe = config.url;",
        'config.ts': "export default { url: 'x' } as const;",
      },
      'x',
    ],
    [
      'a function that makes the settings',
      {
        'a.ts': "import load from './config';\nconst probe = load().url;",
        'config.ts': "export default () => ({ url: 'x' });",
      },
      'x',
    ],
    [
      'CommonJS',
      {
        'a.js': "const { url } = require('./config');\nconst probe = url;",
        'config.js': "module.exports = { url: 'x' };",
      },
      'x',
    ],
    [
      'a CommonJS instance imported by name',
      {
        'a.ts': "import { url } from './config';\nconst probe = url;",
        'config.js': "class Config { constructor() { this.url = 'x'; } }\nmodule.exports = new Config();",
      },
      'x',
    ],
    [
      'a JSON file',
      {
        'a.js': "const config = require('./config.json');\nconst probe = config.user.url;",
        'config.json': '{ "user": { "url": "x" } }',
      },
      'x',
    ],
  ])('%s', (_, files, expected) => {
    expect(probed(files)).toBe(expected);
  });
});
