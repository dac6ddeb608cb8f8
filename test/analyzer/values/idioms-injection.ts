// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

const nest = "import { Inject, Injectable, Module, forwardRef } from '@nestjs/common';\n";
const user = `${nest}@Injectable()\nexport class Users { constructor(@Inject('USER_URL') private readonly url: string) {}\n get() { const probe = this.url; } }\n`;
const awilix = "import { asClass, asFunction, asValue, createContainer } from 'awilix';\n";

/** What containers give to constructors. */
export const injectionIdioms: readonly Idiom[] = [
  [
    'NestJS useValue',
    {
      'users.ts': user,
      'app.ts': `${nest}@Module({ providers: [{ provide: 'USER_URL', useValue: 'http://user' }] })\nexport class App {}`,
    },
    'http://user',
  ],
  [
    'NestJS useFactory',
    {
      'users.ts': user,
      'app.ts': `${nest}@Module({ providers: [{ provide: 'USER_URL', useFactory: () => process.env.USER_URL ?? 'http://user' }] })\nexport class App {}`,
    },
    '<USER_URL=http://user>',
  ],
  [
    'NestJS useFactory with what it needs',
    {
      'users.ts': user,
      'app.ts': `${nest}import { ConfigService } from '@nestjs/config';\n@Module({ providers: [{ provide: 'USER_URL', useFactory: (config: ConfigService) => config.get('USERS'), inject: [ConfigService] }] })\nexport class App {}`,
    },
    '<USERS>',
  ],
  [
    'NestJS useFactory with an untyped parameter',
    {
      'users.ts': user,
      'app.ts': `${nest}import { ConfigService } from '@nestjs/config';\n@Module({ providers: [{ provide: 'USER_URL', useFactory: (config) => config.get('USERS'), inject: [ConfigService] }] })\nexport class App {}`,
    },
    '<USERS>',
  ],
  [
    'NestJS useExisting',
    {
      'users.ts': user,
      'app.ts': `${nest}@Module({ providers: [{ provide: 'BASE', useValue: 'http://user' }, { provide: 'USER_URL', useExisting: 'BASE' }] })\nexport class App {}`,
    },
    'http://user',
  ],
  [
    'NestJS token by constant',
    {
      'users.ts': `${nest}import { USER_URL } from './tokens';\nexport class Users { constructor(@Inject(USER_URL) private readonly url: string) {}\n get() { const probe = this.url; } }\n`,
      'tokens.ts': "export const USER_URL = Symbol('USER_URL');",
      'app.ts': `${nest}import { USER_URL } from './tokens';\nexport const provider = { provide: USER_URL, useValue: 'http://user' };\n@Module({ providers: [provider] })\nexport class App {}`,
    },
    'http://user',
  ],
  [
    'NestJS field',
    {
      'users.ts': `${nest}export class Users { @Inject('USER_URL') private readonly url: string;\n get() { const probe = this.url; } }\n`,
      'app.ts': `${nest}@Module({ providers: [{ provide: 'USER_URL', useValue: 'http://user' }] })\nexport class App {}`,
    },
    'http://user',
  ],
  [
    'NestJS useClass',
    {
      'users.ts': `${nest}export class Users { constructor(@Inject('SETTINGS') private readonly settings: any) {}\n get() { const probe = this.settings.url; } }\n`,
      'app.ts': `${nest}class Settings { url = 'http://user'; }\n@Module({ providers: [{ provide: 'SETTINGS', useClass: Settings }] })\nexport class App {}`,
    },
    'http://user',
  ],
  [
    'NestJS abstract class',
    {
      'users.ts': `${nest}export abstract class Settings { abstract url: string; }\nexport class Users { constructor(private readonly settings: Settings) {}\n get() { const probe = this.settings.url; } }\n`,
      'app.ts': `${nest}import { Settings } from './users';\nclass Own extends Settings { url = 'http://user'; }\n@Module({ providers: [{ provide: Settings, useClass: Own }] })\nexport class App {}`,
    },
    'http://user',
  ],
  [
    'NestJS forwardRef',
    {
      'users.ts': `${nest}export class Settings { url = 'http://user'; }\nexport class Users { constructor(@Inject(forwardRef(() => Settings)) private readonly settings) {}\n get() { const probe = this.settings.url; } }\n`,
    },
    'http://user',
  ],
  [
    'NestJS settings of a dynamic module',
    {
      'users.ts': `${nest}export class Users { constructor(@Inject('USERS_OPTIONS') private readonly options) {}\n get() { const probe = this.options.url; } }\nexport class UsersModule { static forRoot(options) { return { module: UsersModule, providers: [Users, { provide: 'USERS_OPTIONS', useValue: options }] }; } }\n`,
      'app.ts': `${nest}import { UsersModule } from './users';\n@Module({ imports: [UsersModule.forRoot({ url: 'http://user' })] })\nexport class App {}`,
    },
    'http://user',
  ],
  ['NestJS token that nobody provides', { 'users.ts': user }, '<parameter url>'],
  [
    'NestJS token that two modules provide',
    {
      'users.ts': user,
      'a.ts': `${nest}@Module({ providers: [{ provide: 'USER_URL', useValue: 'http://user' }] })\nexport class A {}`,
      'b.ts': `${nest}@Module({ providers: [{ provide: 'USER_URL', useValue: 'http://order' }] })\nexport class B {}`,
    },
    'http://user | http://order',
  ],
  [
    'awilix values',
    {
      'users.js':
        'export class Users { constructor({ baseUrl }) { this.baseUrl = baseUrl; }\n get() { const probe = this.baseUrl; } }',
      'app.js': `${awilix}import { Users } from './users.js';\ncreateContainer().register({ users: asClass(Users).singleton(), baseUrl: asValue('http://user') });`,
    },
    'http://user',
  ],
  [
    'awilix cradle',
    {
      'users.js':
        'export class Users { constructor(cradle) { this.baseUrl = cradle.baseUrl; }\n get() { const probe = this.baseUrl; } }',
      'app.js': `${awilix}import { Users } from './users.js';\nconst container = createContainer();\ncontainer.register({ users: asClass(Users), baseUrl: asValue(process.env.USER_URL) });`,
    },
    '<USER_URL>',
  ],
  [
    'awilix functions',
    {
      'users.js': 'export const makeUsers = ({ settings }) => ({ get() { const probe = settings.url; } });',
      'app.js': `${awilix}import { makeUsers } from './users.js';\ncreateContainer().register({ users: asFunction(makeUsers).scoped(), settings: asFunction(() => ({ url: 'http://user' })) });`,
    },
    'http://user',
  ],
  [
    'awilix by position',
    {
      'users.js':
        'export class Users { constructor(baseUrl) { this.baseUrl = baseUrl; }\n get() { const probe = this.baseUrl; } }',
      'app.js': `${awilix}import { Users } from './users.js';\ncreateContainer({ injectionMode: InjectionMode.CLASSIC }).register({ users: asClass(Users), baseUrl: asValue('http://user') });`,
    },
    'http://user',
  ],
  [
    'awilix, one name',
    {
      'users.js':
        'export class Users { constructor({ baseUrl }) { this.baseUrl = baseUrl; }\n get() { const probe = this.baseUrl; } }',
      'app.js': `${awilix}import { Users } from './users.js';\nconst container = createContainer();\ncontainer.register('users', asClass(Users));\ncontainer.register('baseUrl', asValue('http://user'));`,
    },
    'http://user',
  ],
  [
    'awilix, resolved',
    {
      'app.js': `${awilix}const container = createContainer();\ncontainer.register({ baseUrl: asValue('http://user') });\nconst probe = container.resolve('baseUrl');`,
    },
    'http://user',
  ],
  [
    'awilix, from the cradle',
    {
      'app.js': `${awilix}const container = createContainer();\ncontainer.register({ baseUrl: asValue('http://user') });\nconst probe = container.cradle.baseUrl;`,
    },
    'http://user',
  ],
  [
    'a near miss of awilix: another container',
    {
      'users.js':
        'export class Users { constructor({ baseUrl }) { this.baseUrl = baseUrl; }\n get() { const probe = this.baseUrl; } }',
      'app.js': "import { Users } from './users.js';\nregister({ users: Users, baseUrl: 'http://user' });",
    },
    '<parameter { baseUrl }.baseUrl>',
  ],
  [
    'tsyringe',
    {
      'users.ts':
        "import { inject, injectable } from 'tsyringe';\n@injectable()\nexport class Users { constructor(@inject('USER_URL') private url: string) {}\n get() { const probe = this.url; } }",
      'app.ts':
        "import { container } from 'tsyringe';\ncontainer.register('USER_URL', { useValue: 'http://user' });",
    },
    'http://user',
  ],
  [
    'inversify',
    {
      'users.ts':
        "import { inject, injectable } from 'inversify';\n@injectable()\nexport class Users { constructor(@inject('USER_URL') private url: string) {}\n get() { const probe = this.url; } }",
      'app.ts':
        "import { Container } from 'inversify';\nconst container = new Container();\ncontainer.bind<string>('USER_URL').toConstantValue('http://user');",
    },
    'http://user',
  ],
  [
    'typedi',
    {
      'users.ts':
        "import { Inject, Service } from 'typedi';\n@Service()\nexport class Users { constructor(@Inject('USER_URL') private url: string) {}\n get() { const probe = this.url; } }",
      'app.ts': "import { Container } from 'typedi';\nContainer.set('USER_URL', 'http://user');",
    },
    'http://user',
  ],
];
