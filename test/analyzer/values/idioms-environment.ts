// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

const must =
  'function must(name: string) { const value = process.env[name]; if (!value) throw new Error(`${name} is missing`); return value; } ';

/** Variables of the environment. */
export const environmentIdioms: readonly Idiom[] = [
  ['a key', "const probe = process.env['USER_URL'];", '<USER_URL>'],
  ['import.meta.env', 'const probe = import.meta.env.VITE_USER_URL;', '<VITE_USER_URL>'],
  ['Bun.env', 'const probe = Bun.env.USER_URL;', '<USER_URL>'],
  ['Deno.env', "const probe = Deno.env.get('USER_URL') ?? 'http://user';", '<USER_URL=http://user>'],
  [
    'a destructured variable',
    "const { USER_URL = 'http://user' } = process.env; const probe = USER_URL;",
    '<USER_URL=http://user>',
  ],
  [
    'a destructured variable under another name',
    "const { USER_URL: url = 'http://user' } = process.env; const probe = url;",
    '<USER_URL=http://user>',
  ],
  [
    'a destructured parameter',
    "const load = ({ USER_URL = 'http://user' }) => USER_URL; const probe = load(process.env);",
    '<USER_URL=http://user>',
  ],
  [
    'an environment that is a default',
    'const load = (env = process.env) => env.USER_URL; const probe = load();',
    '<USER_URL>',
  ],
  [
    'the whole environment, spread',
    "const env = { ...process.env, A: 'x' }; const probe = env.USER_URL;",
    '<USER_URL>',
  ],
  [
    'defaults before the environment',
    "const env = { USER_URL: 'http://user', ...process.env }; const probe = env.USER_URL;",
    '<USER_URL=http://user>',
  ],
  [
    'Object.assign on the environment',
    "const env = Object.assign({}, { USER_URL: 'http://user' }, process.env); const probe = env.USER_URL;",
    '<USER_URL=http://user>',
  ],
  ['a chain', "const probe = process.env.A || process.env.B || 'http://user';", '<A=<B=http://user>>'],
  [
    'a condition on the variable',
    "const probe = process.env.USER_URL ? process.env.USER_URL : 'http://user';",
    '<USER_URL=http://user>',
  ],
  [
    'a condition on another variable',
    "const probe = process.env.NODE_ENV === 'production' ? 'http://user' : 'http://localhost:3000';",
    'http://user | http://localhost:3000',
  ],
  [
    'a function',
    "const getenv = (name: string, fallback = 'http://user') => process.env[name] ?? fallback; const probe = getenv('USER_URL');",
    '<USER_URL=http://user>',
  ],
  [
    'a function without a default',
    "const getenv = (name: string) => process.env[name]; const probe = getenv('USER_URL');",
    '<USER_URL>',
  ],
  ['a required variable', `${must}const probe = must('USER_URL');`, '<USER_URL>'],
  [
    'a required variable, in a template',
    `${must}const probe = \`\${must('USER_URL')}/users\`;`,
    '<USER_URL>/users',
  ],
  [
    'a required variable, checked for undefined',
    "const must = (name: string) => { const value = process.env[name]; if (value === undefined || value === '') { throw new Error(name); } return value; }; const probe = must('USER_URL');",
    '<USER_URL>',
  ],
  [
    'a required variable or an exit',
    "function must(name) { if (!(name in process.env)) { console.error(name); process.exit(1); } return process.env[name]; } const probe = must('USER_URL');",
    '<USER_URL>',
  ],
  [
    'a required variable by assertion',
    "import assert from 'assert'; const url = process.env.USER_URL; assert(url, 'missing'); const probe = url;",
    '<USER_URL>',
  ],
  [
    'a prefix',
    "const env = (name: string) => process.env[`APP_${name}`]; const probe = env('USER_URL');",
    '<APP_USER_URL>',
  ],
  [
    'a name that is made',
    "const urlOf = (service: string) => process.env[`${service.toUpperCase()}_URL`]; const probe = urlOf('user');",
    '<USER_URL>',
  ],
  [
    'a name with other signs',
    "const urlOf = (service: string) => process.env[`${service.replace(/-/g, '_').toUpperCase()}_URL`]; const probe = urlOf('user-profile');",
    '<USER_PROFILE_URL>',
  ],
  ['a name that cannot be told', 'const probe = process.env[name];', '<unknown: the key is not known>'],
  [
    'host and port',
    'const probe = `http://${process.env.USER_HOST ?? "user"}:${process.env.USER_PORT ?? 3000}/users`;',
    'http://<USER_HOST=user>:<USER_PORT=<3000>>/users',
  ],
  [
    'the package getenv',
    "import getenv from 'getenv'; const probe = getenv('USER_URL', 'http://user');",
    '<USER_URL=http://user>',
  ],
  [
    'the package getenv, typed',
    "const getenv = require('getenv'); const probe = getenv.string('USER_URL');",
    '<USER_URL>',
  ],
  [
    'a near miss of the package getenv',
    "const getenv = (name: string) => `own ${name}`; const probe = getenv('USER_URL');",
    'own USER_URL',
  ],
  [
    'dotenv',
    "import dotenv from 'dotenv'; dotenv.config(); const probe = process.env.USER_URL;",
    '<USER_URL>',
  ],
  [
    'what dotenv read',
    "import dotenv from 'dotenv'; const { parsed } = dotenv.config(); const probe = parsed.USER_URL;",
    '<USER_URL>',
  ],
  [
    'what dotenv-safe read',
    "import { config } from 'dotenv-safe'; const probe = config().required.USER_URL;",
    '<USER_URL>',
  ],
  [
    'the process module',
    "import process from 'node:process'; const probe = process.env.USER_URL;",
    '<USER_URL>',
  ],
  ['the global process', 'const probe = globalThis.process.env.USER_URL;', '<USER_URL>'],
];
