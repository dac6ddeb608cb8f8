import { lines, type RouteCases } from './route-case.js';

export const routingControllers: RouteCases = {
  framework: 'routing-controllers',
  packages: ['routing-controllers'],
  match: {
    'a prefix of the application, guards, bodies': {
      files: {
        'src/main.ts': lines(
          "import { createExpressServer } from 'routing-controllers';",
          "createExpressServer({ routePrefix: '/api', controllers: [Users] }).listen(80);",
        ),
        'src/users.ts': lines(
          "import { Authorized, Body, Get, JsonController, Post, UseBefore } from 'routing-controllers';",
          "@JsonController('/users')",
          '@UseBefore(limit)',
          'export class Users {',
          "  @Get('/:id') find() {}",
          '  @Post() @Authorized() add(@Body() user: NewUser) {}',
          '}',
        ),
      },
      routes: [
        'POST /api/users → Users.add src/users.ts:6 [limit, Authorized]',
        'GET /api/users/{} (id) → Users.find src/users.ts:5 [limit]',
      ],
    },
  },
  nearMiss: {
    'a class without a controller decorator': {
      files: {
        'src/users.ts': lines(
          "import { Get, JsonController } from 'routing-controllers';",
          "class Users { @Get('/x') find() {} }",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'a pattern and a prefix of elsewhere': {
      files: {
        'src/users.ts': lines(
          "import { Controller, Get } from 'routing-controllers';",
          "import { prefix } from 'elsewhere';",
          "@Controller(prefix) class Users { @Get('/x') find() {} }",
          '@Controller() class Others { @Get(/^\\/x/) find() {} }',
        ),
      },
      routes: [],
    },
  },
};
