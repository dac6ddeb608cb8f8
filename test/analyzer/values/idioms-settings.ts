// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

/** Settings objects and where their values come from. */
export const settingsIdioms: readonly Idiom[] = [
  [
    'Object.assign',
    "const probe = Object.assign({}, { url: 'http://a' }, { url: 'http://user' }).url;",
    'http://user',
  ],
  [
    'a spread',
    "const defaults = { url: 'http://a', timeout: 1 }; const probe = { ...defaults, url: 'http://user' }.url;",
    'http://user',
  ],
  ['a spread of something', "const probe = { url: 'http://user', ...options }.url;", 'http://user'],
  [
    'a conditional spread',
    "const probe = { url: 'http://user', ...(debug && { url: 'http://a' }) }.url;",
    'http://user | http://a',
  ],
  [
    'lodash merge',
    "import _ from 'lodash'; const probe = _.merge({}, { user: { url: 'http://user', port: 1 } }, { user: { port: 2 } }).user.url;",
    'http://user',
  ],
  [
    'lodash merge, alone',
    "import merge from 'lodash.merge'; const probe = merge({ user: { url: 'http://a' } }, { user: { url: 'http://user' } }).user.url;",
    'http://user',
  ],
  [
    'lodash merge, by its path',
    "import merge from 'lodash/merge'; const probe = merge({ a: 'x' }, { b: 'y' }).b;",
    'y',
  ],
  [
    'deepmerge',
    "import deepmerge from 'deepmerge'; const probe = deepmerge({ user: { url: 'http://user' } }, { user: { port: 2 } }).user.url;",
    'http://user',
  ],
  [
    'lodash defaults',
    "import { defaults } from 'lodash'; const probe = defaults({ a: 'x' }, { a: 'z', b: 'y' });",
    '{ a: x, b: y }',
  ],
  [
    'lodash defaultsDeep',
    "import _ from 'lodash'; const probe = _.defaultsDeep({ user: { port: 2 } }, { user: { url: 'http://user', port: 1 } }).user.url;",
    'http://user',
  ],
  [
    'lodash get',
    "import get from 'lodash/get'; const c = { user: { url: 'http://user' } }; const probe = get(c, 'user.url');",
    'http://user',
  ],
  [
    'lodash get with a default',
    "import _ from 'lodash'; const c: any = {}; const probe = _.get(c, 'user.url', 'http://user');",
    'http://user',
  ],
  ['a frozen object', "const probe = Object.freeze({ url: 'http://user' } as const).url;", 'http://user'],
  [
    'satisfies',
    "const services = { user: 'http://user' } satisfies Record<string, string>; const probe = services.user;",
    'http://user',
  ],
  ['an enumeration', "enum Service { User = 'http://user' } const probe = Service.User;", 'http://user'],
  [
    'a constant enumeration by key',
    "const enum Service { User = 'http://user' } const probe = Service['User'];",
    'http://user',
  ],
  [
    'an enumeration of numbers',
    'enum Port { User = 3000 } const probe = `http://user:${Port.User}`;',
    'http://user:3000',
  ],
  ['an enumeration that counts', 'enum Port { A, B = 5, C } const probe = `${Port.A} ${Port.C}`;', '0 6'],
  [
    'an enumeration of templates',
    'enum Service { User = `http://user` } const probe = Service.User;',
    'http://user',
  ],
  [
    'a namespace',
    "namespace Services { export const user = 'http://user'; } const probe = Services.user;",
    'http://user',
  ],
  [
    'a table',
    "const SERVICES = { user: 'http://user', order: 'http://order' } as const; const name = 'user'; const probe = SERVICES[name];",
    'http://user',
  ],
  [
    'a table with an unknown key',
    "const SERVICES = { user: 'http://user', order: 'http://order' }; const probe = SERVICES[name];",
    'http://user | http://order',
  ],
  [
    'a map',
    "const services = new Map([['user', 'http://user'], ['order', 'http://order']]); const probe = services.get('user');",
    'http://user',
  ],
  [
    'a map of an object',
    "const services = new Map(Object.entries({ user: 'http://user' })); const probe = services.get('user');",
    'http://user',
  ],
  [
    'a map that is filled later',
    "const services = new Map<string, string>(); services.set('user', 'http://user'); const probe = services.get('user');",
    'http://user',
  ],
  [
    'a map with an unknown key',
    "const services = new Map([['user', 'http://user'], ['order', 'http://order']]); const probe = services.get(name);",
    'http://user | http://order',
  ],
  [
    'a map without the key',
    "const services = new Map([['user', 'http://user']]); const probe = services.get('order') ?? 'http://order';",
    'http://order',
  ],
  [
    'a list of entries as an object',
    "const probe = Object.fromEntries([['user', 'http://user']]).user;",
    'http://user',
  ],
  [
    'a list of names as an object',
    "const probe = Object.fromEntries(['user', 'order'].map((name) => [name, `http://${name}`])).order;",
    'http://order',
  ],
  [
    'a found element',
    "const services = [{ name: 'user', url: 'http://user' }, { name: 'order', url: 'http://order' }]; const probe = services.find((s) => s.name === 'order').url;",
    'http://order',
  ],
  [
    'an element that cannot be told',
    "const services = [{ name: 'user', url: 'http://user' }, { name: 'order', url: 'http://order' }]; const probe = services.find((s) => s.name === wanted).url;",
    'http://user | http://order',
  ],
  [
    'a switch',
    "function urlOf(name: string) { switch (name) { case 'user': return 'http://user'; case 'order': return 'http://order'; default: throw new Error(); } } const probe = urlOf('order');",
    'http://order',
  ],
  [
    'a switch over something',
    "function urlOf(name: string) { switch (name) { case 'user': return 'http://user'; default: return 'http://order'; } } const probe = urlOf(name);",
    'http://user | http://order',
  ],
  [
    'a switch that falls through',
    "function urlOf(name: string) { switch (name) { case 'user': case 'users': return 'http://user'; default: return 'http://order'; } } const probe = urlOf('user');",
    'http://user',
  ],
  ['JSON.parse', 'const probe = JSON.parse(\'{"user":"http://user"}\').user;', 'http://user'],
  [
    'JSON in the environment',
    'const probe = JSON.parse(process.env.SERVICES).user;',
    '<unknown: it is a part of the variable SERVICES>',
  ],
  [
    'optional chaining',
    "const c = { user: { url: 'http://user' } }; const probe = c?.user?.['url'];",
    'http://user',
  ],
  [
    'a destructured list',
    "const [first, second] = ['http://user', 'http://order']; const probe = second;",
    'http://order',
  ],
  [
    'a nested pattern with defaults',
    "const { user: { url = 'http://user' } = {} } = options; const probe = url;",
    '<unknown: options is not defined in the repository> | http://user',
  ],
  [
    'the rest of a pattern',
    "const { timeout, ...rest } = { timeout: 1, url: 'http://user' }; const probe = rest.url;",
    'http://user',
  ],
];
