// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

/** Fields, members and constructors. */
export const classIdioms: readonly Idiom[] = [
  ['a private field', "class C { #url = 'http://user'; get() { const probe = this.#url; } }", 'http://user'],
  [
    'a private field that the constructor sets',
    "class C { #url; constructor(url) { this.#url = url; } full() { return `${this.#url}/x`; } } const probe = new C('http://user').full();",
    'http://user/x',
  ],
  [
    'a private method',
    "class C { #path(id) { return `/users/${id}`; } get(id) { return this.#path(id); } } const probe = new C().get('x');",
    '/users/x',
  ],
  [
    'a static field',
    "class C { static readonly BASE = 'http://user'; get() { const probe = `${C.BASE}/x`; } }",
    'http://user/x',
  ],
  [
    'a static private field',
    "class C { static #base = 'http://user'; get() { const probe = C.#base; } }",
    'http://user',
  ],
  [
    'a static field that is written later',
    "class C { static base: string; } C.base = 'http://user'; const probe = C.base;",
    'http://user',
  ],
  [
    'a static block',
    "class C { static base: string; static { C.base = 'http://user'; } } const probe = C.base;",
    'http://user',
  ],
  [
    'a static getter',
    "class C { static get base() { return 'http://user'; } } const probe = C.base;",
    'http://user',
  ],
  [
    'a static field of a parent',
    "class B { static base = 'http://user'; } class C extends B {} const probe = C.base;",
    'http://user',
  ],
  [
    'this.constructor',
    "class C { static base = 'http://user'; get() { const probe = this.constructor.base; } }",
    'http://user',
  ],
  [
    'a getter',
    "class C { private get base() { return process.env.USER_URL ?? 'http://user'; } get() { const probe = `${this.base}/x`; } }",
    '<USER_URL=http://user>/x',
  ],
  [
    'a singleton',
    "class C { private static instance: C; private constructor(readonly url: string) {} static get() { if (!C.instance) C.instance = new C('http://user'); return C.instance; } } const probe = C.get().url;",
    'http://user',
  ],
  [
    'super',
    "class B { path(id) { return `/users/${id}`; } } class C extends B { path(id) { return super.path(id) + '/x'; } } const probe = new C().path('a');",
    '/users/a/x',
  ],
  [
    'a parent field that a child sets',
    "class B { base = ''; url() { return `${this.base}/x`; } } class C extends B { constructor() { super(); this.base = 'http://user'; } } const probe = new C().url();",
    'http://user/x',
  ],
  [
    'a parent getter that a child overrides',
    "abstract class B { abstract get base(): string; url() { return `${this.base}/x`; } } class C extends B { get base() { return 'http://user'; } } const probe = new C().url();",
    'http://user/x',
  ],
  [
    'three generations',
    "class A { constructor(private o: any) {} url() { return this.o.base + this.path(); } path() { return ''; } } class B extends A { constructor(base: string) { super({ base }); } } class C extends B { constructor() { super('http://user'); } path() { return '/x'; } } const probe = new C().url();",
    'http://user/x',
  ],
  [
    'a mixin',
    "const WithBase = (Base: any) => class extends Base { base = 'http://user'; }; class C extends WithBase(Object) {} const probe = new C().base;",
    'http://user',
  ],
  [
    'a constructor option with a default',
    "class C { constructor({ url = 'http://user' } = {}) { this.url = url; } } const probe = new C().url;",
    'http://user',
  ],
  [
    'options merged in the constructor',
    "class C { constructor(options) { this.options = { url: 'http://a', ...options }; } } const probe = new C({ url: 'http://user' }).options.url;",
    'http://user',
  ],
  [
    'Object.assign on this',
    "class C { constructor(options) { Object.assign(this, options); } } const probe = new C({ url: 'http://user' }).url;",
    'http://user',
  ],
  [
    'a setter method',
    "class C { private url = ''; setUrl(url: string) { this.url = url; return this; } } const probe = new C().setUrl('http://user').url;",
    '<parameter url>',
  ],
  [
    'a prototype',
    "function C(url) { this.url = url; } C.prototype.full = function (path) { return this.url + path; }; const probe = new C('http://user').full('/x');",
    'http://user/x',
  ],
  [
    'a bound method',
    "class C { url = 'http://user'; constructor() { this.full = this.full.bind(this); } full(path) { return this.url + path; } } const probe = new C().full('/x');",
    'http://user/x',
  ],
  [
    'an arrow field',
    "class C { url = 'http://user'; full = (path: string) => this.url + path; } const probe = new C().full('/x');",
    'http://user/x',
  ],
  [
    'a field given by somebody unknown',
    'class C { constructor(private url: string) {} get() { const probe = `${this.url}/x`; } }',
    '{this.url}/x',
  ],
];
