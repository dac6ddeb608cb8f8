import type { ClientCase } from '../client-case.js';

const redaxios = "import axios from 'redaxios';\n";

export const cases: ClientCase = {
  id: 'redaxios',
  match: [
    [`${redaxios}axios.post('http://user/users', user);`, 'a.ts:2 redaxios POST http://user/users body=user'],
    [
      `${redaxios}const api = axios.create({ baseURL: 'http://user' });\napi({ url: '/users', method: 'put', data: user });`,
      'a.ts:3 redaxios PUT http://user/users body=user',
    ],
    [`${redaxios}axios('http://user/users');`, 'a.ts:2 redaxios GET http://user/users'],
  ],
  nearMiss: [`${redaxios}axios.create({ baseURL: 'http://user' });\naxios.all([]);`],
  cannotTell: [[`${redaxios}axios.get(address);`, 'a.ts:2 redaxios GET {address}']],
};
