// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

const nest = "import { ConfigService } from '@nestjs/config';\n";

/** Libraries that hold settings. */
export const libraryIdioms: readonly Idiom[] = [
  [
    'convict, loaded and validated',
    "import convict from 'convict'; const config = convict({ user: { url: { format: String, default: 'http://user', env: 'USER_URL' } } }); config.validate({ allowed: 'strict' }); const probe = config.get('user').url;",
    '<USER_URL=http://user>',
  ],
  [
    'convict, all properties',
    "import convict from 'convict'; const probe = convict({ user: { url: { default: 'http://user', env: 'USER_URL' } } }).getProperties().user.url;",
    '<USER_URL=http://user>',
  ],
  [
    'convict, chained',
    "import convict from 'convict'; const probe = convict({ user: { default: 'http://user' } }).validate().get('user');",
    'http://user',
  ],
  [
    'envalid',
    "import { cleanEnv, str } from 'envalid'; const probe = cleanEnv(process.env, { USER_URL: str({ devDefault: 'http://user' }) }).USER_URL;",
    '<USER_URL=http://user>',
  ],
  [
    'env-var',
    "import * as env from 'env-var'; const probe = env.get('USER_URL').required().asUrlString();",
    '<USER_URL>',
  ],
  [
    'env-var from an environment',
    "import { from } from 'env-var'; const probe = from(process.env).get('USER_URL').default('http://user').asString();",
    '<USER_URL=http://user>',
  ],
  [
    't3-env',
    "import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod'; export const env = createEnv({ server: { USER_URL: z.string().url() }, runtimeEnv: process.env }); const probe = env.USER_URL;",
    '<USER_URL>',
  ],
  [
    't3-env, a variable of another name',
    "import { createEnv } from '@t3-oss/env-nextjs'; import { z } from 'zod'; const env = createEnv({ client: { NEXT_PUBLIC_URL: z.string().default('http://user') }, server: {}, runtimeEnv: { NEXT_PUBLIC_URL: process.env.NEXT_PUBLIC_URL } }); const probe = env.NEXT_PUBLIC_URL;",
    '<NEXT_PUBLIC_URL=http://user>',
  ],
  [
    'zod',
    "import { z } from 'zod'; const Env = z.object({ USER_URL: z.string().url().default('http://user'), PORT: z.coerce.number() }); export const env = Env.parse(process.env); const probe = env.USER_URL;",
    '<USER_URL=http://user>',
  ],
  [
    'zod, transformed',
    "import { z } from 'zod'; const probe = z.object({ USER_URL: z.string() }).transform((e) => ({ userUrl: e.USER_URL })).parse(process.env).userUrl;",
    '<USER_URL>',
  ],
  [
    'zod, destructured',
    "import z from 'zod'; const { success, data, error } = z.object({ USER_URL: z.string() }).safeParse(process.env); if (!success) throw error; const probe = data.USER_URL;",
    '<USER_URL>',
  ],
  [
    'joi',
    "import Joi from 'joi'; const { value, error } = Joi.object({ USER_URL: Joi.string().uri().default('http://user') }).validate(process.env); const probe = value.USER_URL;",
    '<USER_URL=http://user>',
  ],
  [
    'yargs',
    "import yargs from 'yargs'; const argv = yargs(process.argv).option('user-url', { type: 'string', default: 'http://user' }).parse(); const probe = argv.userUrl;",
    'http://user',
  ],
  [
    'yargs, options',
    "const argv = require('yargs').options({ user: { default: process.env.USER_URL || 'http://user' } }).argv; const probe = argv.user;",
    '<USER_URL=http://user>',
  ],
  [
    'yargs, default',
    "import yargs from 'yargs'; const probe = yargs.default('user', 'http://user').argv.user;",
    'http://user',
  ],
  [
    'yargs, no default',
    "import yargs from 'yargs'; const probe = yargs.option('user', { type: 'string' }).argv.user;",
    '<unknown: it is given on the command line>',
  ],
  [
    'commander',
    "import { program } from 'commander'; program.option('--user-url <url>', 'the user service', 'http://user'); program.parse(); const probe = program.opts().userUrl;",
    'http://user',
  ],
  [
    'minimist',
    "import minimist from 'minimist'; const probe = minimist(process.argv.slice(2), { default: { user: 'http://user' } }).user;",
    'http://user',
  ],
  [
    'nconf',
    "const nconf = require('nconf'); nconf.argv().env().defaults({ user: { url: 'http://user' } }); const probe = nconf.get('user:url');",
    'http://user',
  ],
  [
    'config, a property',
    {
      'svc/a.ts': "import config from 'config';\nconst probe = config.user.url;",
      'svc/config/default.json': '{ "user": { "url": "http://user" } }',
    },
    'http://user',
  ],
  [
    'config, a part',
    {
      'svc/a.ts': "import config from 'config';\nconst { url } = config.get('user');\nconst probe = url;",
      'svc/config/default.json': '{ "user": { "url": "http://user" } }',
    },
    'http://user',
  ],
  [
    'config, a module of defaults',
    {
      'svc/a.ts': "import config from 'config';\nconst probe = config.get('user.url');",
      'svc/config/default.js': "module.exports = { user: { url: process.env.USER_URL || 'http://user' } };",
    },
    '<USER_URL=http://user>',
  ],
  [
    'config, production',
    {
      'svc/a.ts': "import config from 'config';\nconst probe = config.get('user.url');",
      'svc/config/default.json': '{ "user": { "url": "http://localhost:3000" } }',
      'svc/config/production.json': '{ "user": { "url": "http://user" } }',
    },
    'http://user',
  ],
  [
    'rc',
    {
      'a.js':
        "const settings = require('rc')('app', { user: { url: 'http://user' } });\nconst probe = settings.user.url;",
    },
    'http://user',
  ],
  [
    '@nestjs/config, a path',
    {
      'a.ts': `${nest}class A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.get('services.order.url'); } }`,
      'app.ts':
        "import { ConfigModule, registerAs } from '@nestjs/config';\nexport const services = registerAs('services', () => ({ order: { url: process.env.ORDER_URL || 'http://order' } }));\nConfigModule.forRoot({ load: [services] });",
    },
    '<ORDER_URL=http://order>',
  ],
  [
    '@nestjs/config, a namespace',
    {
      'a.ts': `${nest}class A { constructor(private c: ConfigService) {}\n f() { const { url } = this.c.get('order'); const probe = url; } }`,
      'order.ts':
        "import { registerAs } from '@nestjs/config';\nexport default registerAs('order', () => ({ url: process.env.ORDER_URL }));",
    },
    '<ORDER_URL>',
  ],
  [
    '@nestjs/config, an injected namespace',
    {
      'a.ts':
        "import { Inject } from '@nestjs/common';\nimport type { ConfigType } from '@nestjs/config';\nimport order from './order';\nclass A { constructor(@Inject(order.KEY) private readonly c: ConfigType<typeof order>) {}\n f() { const probe = this.c.url; } }",
      'order.ts':
        "import { registerAs } from '@nestjs/config';\nexport default registerAs('order', () => ({ url: process.env.ORDER_URL }));",
    },
    '<ORDER_URL>',
  ],
  [
    '@nestjs/config, a validation schema',
    {
      'a.ts': `${nest}class A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.get('ORDER_URL'); } }`,
      'app.ts':
        "import Joi from 'joi';\nimport { ConfigModule } from '@nestjs/config';\nConfigModule.forRoot({ validationSchema: Joi.object({ ORDER_URL: Joi.string().default('http://order') }) });",
    },
    '<ORDER_URL=http://order>',
  ],
];
