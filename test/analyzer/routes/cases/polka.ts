import { lines, type RouteCases } from './route-case.js';

export const polka: RouteCases = {
  framework: 'polka',
  packages: ['polka'],
  match: {
    'chains and applications below others': {
      files: {
        'src/main.js': lines(
          "import polka from 'polka';",
          "import { users } from './users.js';",
          "polka().use(authenticate).use('/users', users).get('/health', (req, res) => res.end()).listen(80);",
        ),
        'src/users.js': lines(
          "import polka from 'polka';",
          "export const users = polka().get('/:id', (req, res) => res.end());",
        ),
      },
      routes: [
        'GET /health → anonymous src/main.js:3 [authenticate]',
        'GET /users/{} (id) → anonymous src/users.js:2 [authenticate]',
      ],
    },
  },
  nearMiss: {
    'what only has the same verbs': {
      files: { 'src/main.js': lines("import polka from 'polka';", "new Map().get('/x', () => 1);") },
      routes: [],
    },
  },
  cannotTell: {
    'a computed path': {
      files: {
        'src/main.js': lines("import polka from 'polka';", 'polka().get(pathOf(1), (req, res) => 1);'),
      },
      routes: [],
    },
  },
};
