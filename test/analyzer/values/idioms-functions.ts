// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

/** Functions that make values. */
export const functionIdioms: readonly Idiom[] = [
  [
    'three wrappers',
    "const a = (p) => `http://user${p}`; const b = (p) => a(`/api${p}`); const c = (p) => b(`/v1${p}`); const probe = c('/users');",
    'http://user/api/v1/users',
  ],
  [
    'an option object',
    "const url = ({ base, path }) => base + path; const probe = url({ base: 'http://user', path: '/users' });",
    'http://user/users',
  ],
  [
    'an option object passed on',
    "const url = (o) => o.base + o.path; const user = (o) => url({ base: 'http://user', ...o }); const probe = user({ path: '/users' });",
    'http://user/users',
  ],
  [
    'a default parameter',
    "const url = (path, base = 'http://user') => base + path; const probe = url('/users');",
    'http://user/users',
  ],
  [
    'a default of another parameter',
    "const url = (name, base = `http://${name}`) => base; const probe = url('user');",
    'http://user',
  ],
  [
    'rest parameters',
    "const url = (...parts) => parts.join('/'); const probe = url('http://user', 'users', id);",
    'http://user/users/{id}',
  ],
  [
    'spread arguments',
    "const url = (base, path) => base + path; const both = ['http://user', '/users']; const probe = url(...both);",
    'http://user/users',
  ],
  [
    'arguments handed on',
    "const inner = (base, path) => base + path; const outer = (...all) => inner(...all); const probe = outer('http://user', '/users');",
    'http://user/users',
  ],
  [
    'a factory',
    "const make = (base) => ({ url: (path) => `${base}${path}` }); const user = make('http://user'); const probe = user.url('/users');",
    'http://user/users',
  ],
  [
    'a factory of functions',
    "const at = (base) => (path) => base + path; const user = at('http://user'); const probe = user('/users');",
    'http://user/users',
  ],
  [
    'a factory of a class',
    "class C { constructor(readonly base) {} } const make = (name) => new C(`http://${name}`); const probe = make('user').base;",
    'http://user',
  ],
  [
    'bind',
    "const url = (base, path) => base + path; const user = url.bind(null, 'http://user'); const probe = user('/users');",
    'http://user/users',
  ],
  [
    'call',
    "function url(path) { return 'http://user' + path; } const probe = url.call(undefined, '/users');",
    'http://user/users',
  ],
  [
    'apply',
    "function url(base, path) { return base + path; } const probe = url.apply(null, ['http://user', '/users']);",
    'http://user/users',
  ],
  [
    'partial',
    "import { partial } from 'lodash'; const url = (base, path) => base + path; const probe = partial(url, 'http://user')('/users');",
    'http://user/users',
  ],
  [
    'memoize',
    "import { memoize } from 'lodash'; const url = memoize((name) => `http://${name}`); const probe = url('user');",
    'http://user',
  ],
  [
    'once',
    "import once from 'lodash/once'; const settings = once(() => ({ url: 'http://user' })); const probe = settings().url;",
    'http://user',
  ],
  [
    'promisify',
    "import { promisify } from 'util'; const url = promisify((name, done) => done(null, name)); const probe = `http://${url('user')}`;",
    "http://{url('user')}",
  ],
  [
    'a function that is called at once',
    "const probe = (() => { const host = 'user'; return `http://${host}`; })();",
    'http://user',
  ],
  [
    'a chain of ifs',
    "function url(name) { if (name === 'user') { return 'http://user'; } else if (name === 'order') { return 'http://order'; } return 'http://rest'; } const probe = url('order');",
    'http://order',
  ],
  [
    'try and catch',
    "function url() { try { return 'http://user'; } catch { return undefined; } } const probe = url();",
    'http://user',
  ],
  [
    'a promise',
    "const load = () => Promise.resolve({ url: 'http://user' }); const probe = (await load()).url;",
    'http://user',
  ],
  [
    'then',
    "const probe = await Promise.resolve('http://user').then((base) => `${base}/x`);",
    'http://user/x',
  ],
  [
    'map over a list',
    "const probe = ['user', 'order'].map((name) => `http://${name}`);",
    '[http://user, http://order]',
  ],
  [
    'an object of functions',
    "const urls = { user: (id) => `http://user/${id}` }; const probe = urls.user('x');",
    'http://user/x',
  ],
  [
    'a generator of names',
    "const url = (name) => name ? `http://${name}` : undefined; const probe = url('user');",
    'http://user',
  ],
  [
    'pipe',
    "import { flow } from 'lodash'; const probe = flow((n) => `http://${n}`, (u) => `${u}/x`)('user');",
    'http://user/x',
  ],
];
