// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { Idiom } from './idiom.js';

/** What only looks like an idiom, and what of an idiom cannot be told. */
export const untoldIdioms: readonly Idiom[] = [
  [
    'near miss of yargs: an own module',
    "const yargs = { option: () => ({ argv: { user: 'own' } }) }; const probe = yargs.option('user', { default: 'http://user' }).argv.user;",
    'own',
  ],
  [
    'near miss of commander: an own program',
    "const program = { option() {}, opts: () => ({ userUrl: 'own' }) }; program.option('--user-url <url>', '', 'http://user'); const probe = program.opts().userUrl;",
    'own',
  ],
  [
    'cannot tell of commander: no default',
    "import { program } from 'commander'; program.option('--user-url <url>'); const probe = program.opts().userUrl;",
    '<unknown: it is given on the command line>',
  ],
  [
    'near miss of minimist: an own function',
    "const minimist = (list: string[], settings: any) => ({ user: 'own' }); const probe = minimist([], { default: { user: 'http://user' } }).user;",
    'own',
  ],
  [
    'cannot tell of minimist: no default',
    "import minimist from 'minimist'; const probe = minimist(process.argv.slice(2)).user;",
    '<unknown: it is given on the command line>',
  ],
  [
    'near miss of nconf: an own object',
    "const nconf = { defaults() {}, get: (key: string) => `own ${key}` }; nconf.defaults({ user: { url: 'http://user' } }); const probe = nconf.get('user:url');",
    'own user:url',
  ],
  [
    'cannot tell of nconf: no defaults',
    "import nconf from 'nconf'; const probe = nconf.get('user:url');",
    '<made>',
  ],
  [
    'near miss of joi: not the environment',
    "import Joi from 'joi'; const probe = Joi.object({ url: Joi.string().default('http://user') }).validate(input).value.url;",
    '<made>',
  ],
  [
    'cannot tell of joi: no default',
    "import Joi from 'joi'; const probe = Joi.object({ USER_URL: Joi.string() }).validate(process.env).value.USER_URL;",
    '<USER_URL>',
  ],
  [
    'near miss of dotenv: an own module',
    "const dotenv = { config: () => ({ parsed: { USER_URL: 'own' } }) }; const probe = dotenv.config().parsed.USER_URL;",
    'own',
  ],
  [
    'cannot tell of dotenv: another member',
    "import dotenv from 'dotenv'; const probe = dotenv.config().error;",
    '<unknown: the property error is not known>',
  ],
  [
    'cannot tell of getenv: a name that is not known',
    "import getenv from 'getenv'; const probe = getenv(name);",
    '<made>',
  ],
  [
    'near miss of tsyringe: another container',
    {
      'users.ts':
        "import { inject, injectable } from 'tsyringe';\nexport class Users { constructor(@inject('USER_URL') private url: string) {}\n get() { const probe = this.url; } }",
      'app.ts': "container.register('OTHER_URL', { useValue: 'http://user' });",
    },
    '<parameter url>',
  ],
  [
    'cannot tell of inversify: a bound value that is not known',
    {
      'users.ts':
        "import { inject } from 'inversify';\nexport class Users { constructor(@inject('USER_URL') private url: string) {}\n get() { const probe = this.url; } }",
      'app.ts':
        "import { Container } from 'inversify';\nnew Container().bind('USER_URL').toConstantValue(chosen);",
    },
    '<unknown: chosen is not defined in the repository>',
  ],
  [
    'near miss of typedi: another set',
    {
      'users.ts':
        "import { Inject } from 'typedi';\nexport class Users { constructor(@Inject('USER_URL') private url: string) {}\n get() { const probe = this.url; } }",
      'app.ts': "new Map().set('USER_URL', 'http://user');",
    },
    '<parameter url>',
  ],
  [
    'cannot tell of awilix: a name that nothing registers',
    {
      'users.js':
        'export class Users { constructor({ baseUrl }) { this.baseUrl = baseUrl; }\n get() { const probe = this.baseUrl; } }',
      'app.js':
        "import { asClass, createContainer } from 'awilix';\nimport { Users } from './users.js';\ncreateContainer().register({ users: asClass(Users) });",
    },
    '<unknown: the property baseUrl is not known>',
  ],
  [
    'near miss of a map: an own class of that name',
    "class Map { get(key: string) { return `own ${key}`; } } const probe = new Map().get('user');",
    'own user',
  ],
  [
    'cannot tell of a map: entries that are not known',
    "const services = new Map(load()); const probe = services.get('user');",
    '<unknown: the call of get gives it>',
  ],
  [
    'near miss of urijs: a list with segments',
    "const parts = ['a']; const probe = parts.segment('b');",
    '<unknown: the call of segment gives it>',
  ],
  [
    'cannot tell of lodash get: a path that is not known',
    "import get from 'lodash/get'; const probe = get({ url: 'http://user' }, path);",
    '<unknown: its path is not known>',
  ],
  [
    'near miss of lodash merge: an own function',
    "const merge = (a: any, b: any) => a; const probe = merge({ url: 'http://user' }, { url: 'http://other' }).url;",
    'http://user',
  ],
  [
    'cannot tell of a replacement: a pattern with several meanings',
    'const probe = "/users/42".replace(/\\d+/, id);',
    '<unknown: a part of it is replaced>',
  ],
  [
    'cannot tell of a switch: what stands before it',
    "function url(name) { if (name === other) return 'http://a'; switch (name) { case 'b': return 'http://b'; } return 'http://c'; } const probe = url('b');",
    'http://a | http://b',
  ],
];
