import { lines, type RouteCases } from './route-case.js';

export const loopback: RouteCases = {
  framework: 'loopback',
  packages: ['@loopback/rest'],
  match: {
    'methods of a plain class, a base path': {
      files: {
        'src/users.ts': lines(
          "import { api, del, get, post, requestBody } from '@loopback/rest';",
          'export class Users {',
          "  @get('/users/{id}', { responses: {} }) find() {}",
          "  @authenticate('jwt') @post('/users') add(@requestBody() user: User) {}",
          '}',
          "@api({ basePath: '/admin' }) export class Admin { @del('/users') clear() {} }",
        ),
      },
      routes: [
        'DELETE /admin/users → Admin.clear src/users.ts:6',
        'POST /users → Users.add src/users.ts:4 [authenticate]',
        'GET /users/{} (id) → Users.find src/users.ts:3',
      ],
    },
  },
  nearMiss: {
    models: {
      files: {
        'src/user.ts': lines(
          "import { get } from '@loopback/rest';",
          '@model() export class User { @property() id!: string; }',
          "get('/x');",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'a path of elsewhere': {
      files: {
        'src/users.ts': lines(
          "import { get } from '@loopback/rest';",
          "import { path } from 'elsewhere';",
          'export class Users { @get(path) find() {} }',
        ),
      },
      routes: [],
    },
  },
};
