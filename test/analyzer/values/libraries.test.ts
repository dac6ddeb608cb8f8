import { describe, expect, it } from 'vitest';
import { probed } from './shown.js';

/** Each library: something it gives, something that only looks like it, and something that cannot be told. */
describe('libraries that give settings', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      '@nestjs/config',
      {
        'a.ts':
          "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.get<string>('USER_URL'); } }",
      },
      '<USER_URL>',
    ],
    [
      '@nestjs/config with a default',
      {
        'a.ts':
          "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.get('USER_URL', 'http://user'); } }",
      },
      '<USER_URL=http://user>',
    ],
    [
      '@nestjs/config with options',
      {
        'a.ts':
          "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.getOrThrow('USER_URL', { infer: true }); } }",
      },
      '<USER_URL>',
    ],
    [
      '@nestjs/config with registerAs',
      {
        'a.ts':
          "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.get('user.url'); } }",
        'user.config.ts': '',
        'settings.ts':
          "import { registerAs } from '@nestjs/config';\nexport default registerAs('user', () => ({ url: process.env.USER_URL }));",
      },
      '<USER_URL>',
    ],
    [
      '@nestjs/config with load',
      {
        'a.ts':
          "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.get('services.user'); } }",
        'app.ts':
          "import { ConfigModule } from '@nestjs/config';\nimport configuration from './configuration';\nConfigModule.forRoot({ load: [configuration] });",
        'configuration.ts': "export default () => ({ services: { user: process.env.U ?? 'http://user' } });",
      },
      '<U=http://user>',
    ],
    [
      'near miss of @nestjs/config: a class of that name',
      {
        'a.ts':
          "class ConfigService { get(name: string) { return 'own'; } }\nclass A { constructor(private c: ConfigService) {}\n f() { const probe = this.c.get('USER_URL'); } }",
      },
      'own',
    ],
    [
      'cannot tell of @nestjs/config: a computed key',
      {
        'a.ts':
          "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private c: ConfigService) {}\n f(key: string) { const probe = this.c.get(key); } }",
      },
      '<made>',
    ],

    [
      'envalid',
      {
        'a.ts':
          "import { cleanEnv, url } from 'envalid';\nconst env = cleanEnv(process.env, { USER_URL: url({ default: 'http://user' }) });\nconst probe = env.USER_URL;",
      },
      '<USER_URL=http://user>',
    ],
    [
      'near miss of envalid: another cleanEnv',
      {
        'a.ts':
          "const cleanEnv = (a: any, b: any) => b;\nconst env = cleanEnv(process.env, { USER_URL: 'x' });\nconst probe = env.USER_URL;",
      },
      'x',
    ],
    [
      'cannot tell of envalid: no default',
      {
        'a.ts':
          "import { cleanEnv, url } from 'envalid';\nconst probe = cleanEnv(process.env, { USER_URL: url() }).USER_URL;",
      },
      '<USER_URL>',
    ],

    [
      'zod',
      {
        'a.ts':
          "import { z } from 'zod';\nconst schema = z.object({ USER_URL: z.string().url().default('http://user') });\nconst probe = schema.parse(process.env).USER_URL;",
      },
      '<USER_URL=http://user>',
    ],
    [
      'zod, safely',
      {
        'a.ts':
          "import { z } from 'zod';\nconst probe = z.object({ USER_URL: z.string() }).safeParse(process.env).data.USER_URL;",
      },
      '<USER_URL>',
    ],
    [
      'near miss of zod: not the environment',
      { 'a.ts': "import { z } from 'zod';\nconst probe = z.object({ a: z.string() }).parse({ a: 'x' }).a;" },
      'x',
    ],
    [
      'cannot tell of zod: unknown input',
      { 'a.ts': "import { z } from 'zod';\nconst probe = z.object({ a: z.string() }).parse(input).a;" },
      '<made>',
    ],

    [
      'env-var',
      {
        'a.ts':
          "import env from 'env-var';\nconst probe = env.get('USER_URL').default('http://user').asString();",
      },
      '<USER_URL=http://user>',
    ],
    [
      'near miss of env-var: another get',
      { 'a.ts': "const env = new Map();\nconst probe = env.get('USER_URL');" },
      '<unknown: the call of get gives it>',
    ],
    [
      'cannot tell of env-var: a computed name',
      { 'a.ts': "import env from 'env-var';\nconst probe = env.get(name).asString();" },
      '<made>',
    ],

    [
      't3-env',
      {
        'a.ts':
          "import { createEnv } from '@t3-oss/env-core';\nimport { z } from 'zod';\nconst env = createEnv({ server: { USER_URL: z.string().default('http://user') }, runtimeEnv: process.env });\nconst probe = env.USER_URL;",
      },
      '<USER_URL=http://user>',
    ],

    [
      'config',
      {
        'svc/src/a.ts': "import config from 'config';\nconst probe = config.get('user.url');",
        'svc/config/default.json': '{ "user": { "url": "http://user" } }',
      },
      'http://user',
    ],
    [
      'config with variables',
      {
        'svc/src/a.ts': "import config from 'config';\nconst probe = config.get('user.url');",
        'svc/config/default.yaml': 'user:\n  url: http://user\n',
        'svc/config/custom-environment-variables.json': '{ "user": { "url": "USER_URL" } }',
      },
      '<USER_URL=http://user>',
    ],
    [
      'cannot tell of config: no file',
      { 'a.ts': "import config from 'config';\nconst probe = config.get('user.url');" },
      '<unknown: the settings file is not in the repository>',
    ],

    [
      'convict',
      {
        'a.ts':
          "import convict from 'convict';\nconst config = convict({ user: { url: { default: 'http://user', env: 'USER_URL' } } });\nconst probe = config.get('user.url');",
      },
      '<USER_URL=http://user>',
    ],
    [
      'cannot tell of convict: another key',
      { 'a.ts': "import convict from 'convict';\nconst probe = convict({ a: { default: 'x' } }).get('b');" },
      '<undefined>',
    ],

    [
      'rc',
      {
        'a.js':
          "const settings = require('rc')('APP', require('./default.json'));\nconst probe = settings.user;",
        'default.json': '{ "user": "http://user" }',
      },
      'http://user',
    ],
    [
      'cannot tell of rc: no defaults',
      { 'a.js': "const settings = require('rc')('APP');\nconst probe = settings.user;" },
      '<made>',
    ],
  ])('%s', (_, files, expected) => {
    expect(probed(files)).toBe(expected);
  });
});
