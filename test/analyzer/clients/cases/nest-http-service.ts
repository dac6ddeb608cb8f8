// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

const service = "import { HttpService } from '@nestjs/axios';\n";

export const cases: ClientCase = {
  id: '@nestjs/axios',
  match: [
    [
      `import { HttpModule } from '@nestjs/axios';\nimport { ConfigService } from '@nestjs/config';\n${service}HttpModule.registerAsync({ inject: [ConfigService], useFactory: async (config: ConfigService) => ({ baseURL: config.get('USER_URL') }) });\nclass A { constructor(private readonly http: HttpService) {}\n f() { return this.http.axiosRef({ url: '/users', method: 'put', data: user }); } }`,
      'a.ts:6 @nestjs/axios PUT <USER_URL>/users body=user',
    ],
    [
      {
        'a.ts': `${service}export class Users { constructor(private readonly http: HttpService) {}\n list() { return this.http.get('/users'); } }\nexport class Orders { constructor(private readonly http: HttpService) {}\n list() { return this.http.get('http://order/orders'); } }`,
        'orders.module.ts':
          "import { HttpModule } from '@nestjs/axios';\n@Module({ imports: [HttpModule], providers: [Orders] })\nexport class OrdersModule {}",
        'users.module.ts':
          "import { HttpModule } from '@nestjs/axios';\n@Module({ imports: [HttpModule.register({ baseURL: 'http://user', timeout: 5 })], providers: [Users] })\nexport class UsersModule {}",
      },
      [
        'a.ts:3 @nestjs/axios GET http://user/users timeout=5',
        'a.ts:5 @nestjs/axios GET http://order/orders',
      ],
    ],
    [
      `${service}class A { constructor(private readonly http: HttpService) {\n  this.http.axiosRef.interceptors.request.use((config) => { config.baseURL = 'http://user'; return config; }); }\n f() { return this.http.get('/users'); } }`,
      'a.ts:4 @nestjs/axios GET http://user/users',
    ],
    [
      `${service}class A { constructor(private readonly http: HttpService) { this.http.axiosRef.defaults.baseURL = 'http://user'; }\n f() { return this.http.axiosRef.delete('/users'); } }`,
      'a.ts:3 @nestjs/axios DELETE http://user/users',
    ],

    [
      `${service}class A { constructor(private readonly http: HttpService) {}\n f() { return this.http.post('http://user/users', user); } }`,
      'a.ts:3 @nestjs/axios POST http://user/users body=user',
    ],
    [
      `${service}class A { constructor(private readonly http: HttpService) {}\n f() { return this.http.axiosRef.get('http://user/users'); } }`,
      'a.ts:3 @nestjs/axios GET http://user/users',
    ],
    [
      `import { HttpModule } from '@nestjs/axios';\n${service}HttpModule.register({ baseURL: 'http://user', timeout: 700 });\nclass A { @Inject() private readonly http: HttpService;\n f() { return this.http.get('/users'); } }`,
      'a.ts:5 @nestjs/axios GET http://user/users timeout=700',
    ],
    [
      `import { HttpModule } from '@nestjs/axios';\n${service}HttpModule.registerAsync({ useFactory: () => ({ baseURL: 'http://user' }) });\nclass A { constructor(private readonly http: HttpService) {}\n f() { return this.http.get('/users'); } }`,
      'a.ts:5 @nestjs/axios GET http://user/users',
    ],
  ],
  nearMiss: [
    "class HttpService { get(url: string) {} }\nclass A { constructor(private readonly http: HttpService) {}\n f() { return this.http.get('http://user/users'); } }",
  ],
  cannotTell: [
    [
      `${service}class A { constructor(private readonly http: HttpService) {}\n f() { return this.http.get(address); } }`,
      'a.ts:3 @nestjs/axios GET {address}',
    ],
  ],
};
