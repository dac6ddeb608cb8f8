import { lines, type RouteCases } from './route-case.js';

export const inversify: RouteCases = {
  framework: 'inversify',
  packages: ['inversify-express-utils'],
  match: {
    'a root path, middleware that is given': {
      files: {
        'src/main.ts': lines(
          "import { InversifyExpressServer } from 'inversify-express-utils';",
          "new InversifyExpressServer(container, null, { rootPath: '/api' }).build().listen(80);",
        ),
        'src/users.ts': lines(
          "import { all, controller, httpGet } from 'inversify-express-utils';",
          "@controller('/users', authenticate)",
          'export class Users {',
          "  @httpGet('/:id', limit(5)) find() {}",
          "  @all('/any') any() {}",
          '}',
        ),
      },
      routes: [
        'ANY /api/users/any → Users.any src/users.ts:5 [authenticate]',
        'GET /api/users/{} (id) → Users.find src/users.ts:4 [authenticate, limit]',
      ],
    },
  },
  nearMiss: {
    'other decorators': {
      files: {
        'src/users.ts': lines(
          "import { controller, requestParam } from 'inversify-express-utils';",
          "@controller('/users') class Users { @postConstruct() start() {} }",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'a root path of elsewhere': {
      files: {
        'src/main.ts': lines(
          "import { controller, httpGet, InversifyExpressServer } from 'inversify-express-utils';",
          "import { rootPath } from 'elsewhere';",
          'new InversifyExpressServer(container, null, { rootPath }).build();',
          "@controller('/users') class Users { @httpGet('/') list() {} }",
        ),
      },
      routes: [],
    },
  },
};
