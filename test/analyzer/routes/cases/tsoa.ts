import { lines, type RouteCases } from './route-case.js';

export const tsoa: RouteCases = {
  framework: 'tsoa',
  packages: ['tsoa', 'express'],
  match: {
    'a route with braces': {
      files: {
        'src/users.ts': lines(
          "import { Body, Controller, Get, Post, Route, Security } from 'tsoa';",
          "@Route('users')",
          'export class Users extends Controller {',
          "  @Get('{userId}') public async find(userId: string) {}",
          "  @Security('jwt') @Post() public async add(@Body() user: NewUser) {}",
          '}',
        ),
      },
      routes: [
        'POST /users → Users.add src/users.ts:5 [Security]',
        'GET /users/{} (userId) → Users.find src/users.ts:4',
      ],
    },
  },
  nearMiss: {
    'a class without a route': {
      files: {
        'src/users.ts': "import { Get, Route } from 'tsoa';\nclass Users { @Get('@Route') find() {} }",
      },
      routes: [],
    },
  },
  cannotTell: {
    'a route of elsewhere': {
      files: {
        'src/users.ts': lines(
          "import { Get, Route } from 'tsoa';",
          "import { base } from 'elsewhere';",
          "@Route(base) class Users { @Get('x') find() {} }",
        ),
      },
      routes: [],
    },
  },
};
