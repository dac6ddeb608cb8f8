// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'datasource-rest',
  match: [
    [
      "import { RESTDataSource } from '@apollo/datasource-rest';\nclass Users extends RESTDataSource {\n override baseURL = 'http://user/api/';\n get1(id: string) { return this.get(`users/${id}`); }\n add(user: User) { return this.post('users', { body: user }); } }",
      [
        'a.ts:4 datasource-rest GET http://user/api/users/{id}',
        'a.ts:5 datasource-rest POST http://user/api/users body=user',
      ],
    ],
    [
      "const { RESTDataSource } = require('apollo-datasource-rest');\nclass Users extends RESTDataSource {\n constructor() { super(); this.baseURL = process.env.USER_URL; }\n add(user) { return this.post('users', user); } }",
      'a.ts:4 datasource-rest POST <USER_URL>/users body=user',
    ],
  ],
  nearMiss: [
    "import { RESTDataSource } from '@apollo/datasource-rest';\nclass Users extends Map { find(id) { return this.get(id); } }",
  ],
  cannotTell: [
    [
      "import { RESTDataSource } from '@apollo/datasource-rest';\nclass Users extends RESTDataSource {\n list() { return this.get('users'); } }",
      'a.ts:3 datasource-rest GET users',
    ],
  ],
};
