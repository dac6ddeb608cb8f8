// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'axios',
  match: [
    [
      "import axios from 'axios';\naxios[update ? 'put' : 'post']('http://user/users', user);",
      'a.ts:2 axios PUT | POST http://user/users body=user',
    ],
    [
      "import axios from 'axios';\nconst send = (verb, path) => axios[verb](`http://user${path}`);\nsend('delete', '/users');",
      'a.ts:3 axios DELETE http://user/users via send',
    ],
    [
      "import { Axios } from 'axios';\nnew Axios({ baseURL: 'http://user' }).get('/users');",
      'a.ts:2 axios GET http://user/users',
    ],
    [
      "import axios from 'axios';\nimport axiosRetry from 'axios-retry';\nconst api = axios.create({ baseURL: 'http://user' });\naxiosRetry(api, { retries: 4 });\napi.get('/users');",
      'a.ts:5 axios GET http://user/users retries=4',
    ],
    [
      "import axios from 'axios';\nimport axiosRetry from 'axios-retry';\naxiosRetry(axios);\naxios.get('http://user/users');\naxios.create().get('http://user/teams');",
      ['a.ts:4 axios GET http://user/users retries=3', 'a.ts:5 axios GET http://user/teams'],
    ],
    [
      "import axios from 'axios';\naxios.get('http://user/users', { 'axios-retry': { retries: 1 } });",
      'a.ts:2 axios GET http://user/users retries=1',
    ],
    [
      "import axios from 'axios';\naxios.defaults.baseURL = process.env.USER_URL;\naxios.get('/users');\naxios.create().get('/teams');",
      ['a.ts:3 axios GET <USER_URL>/users', 'a.ts:4 axios GET <USER_URL>/teams'],
    ],
    [
      "import axios from 'axios';\nconst api = axios.create({ baseURL: 'http://old' });\napi.defaults.baseURL = 'http://user';\napi.get('/users');\napi.get('/orders', { baseURL: 'http://order' });",
      ['a.ts:4 axios GET http://user/users', 'a.ts:5 axios GET http://order/orders'],
    ],
    [
      "import axios from 'axios';\nconst api = axios.create();\nexport function change(address) { api.defaults.baseURL = 'http://user'; }\napi.get('/users');",
      'a.ts:4 axios GET http://user/users',
    ],
    [
      "import axios from 'axios';\nconst api = axios.create();\napi.interceptors.request.use((config) => {\n config.baseURL = 'http://user';\n config.headers.Authorization = token;\n return config;\n});\napi.get('/users');",
      'a.ts:8 axios GET http://user/users',
    ],
    [
      "import axios from 'axios';\nconst api = axios.create({ baseURL: 'http://gateway' });\napi.interceptors.request.use((config) => ({ ...config, url: `/user-service${config.url}` }));\napi.get('/users');",
      'a.ts:4 axios GET http://gateway/user-service/users',
    ],
    [
      "import axios from 'axios';\nclass Users {\n private readonly http;\n constructor(base: string) {\n  this.http = axios.create({ timeout: 10 });\n  this.http.interceptors.request.use((config) => { config.baseURL = base; return config; });\n }\n list() { return this.http.get('/users'); }\n}\nnew Users('http://user');",
      'a.ts:8 axios GET http://user/users timeout=10',
    ],
    [
      "import axios from 'axios';\nfunction prepare(instance, base) { instance.interceptors.request.use((config) => { config.baseURL = base; return config; }); }\nconst users = axios.create();\nconst orders = axios.create();\nprepare(users, 'http://user');\nprepare(orders, 'http://order');\nusers.get('/users');\norders.get('/orders');",
      ['a.ts:7 axios GET http://user/users', 'a.ts:8 axios GET http://order/orders'],
    ],
    [
      {
        'order/package.json': '{}',
        'order/a.ts': "import axios from 'axios';\naxios.defaults.baseURL = 'http://user';",
        'order/b.ts': "import axios from 'axios';\naxios.get('/users');",
        'stock/package.json': '{}',
        'stock/a.ts': "import axios from 'axios';\naxios.get('/items');",
      },
      ['order/b.ts:2 axios GET http://user/users', 'stock/a.ts:2 axios GET /items'],
    ],

    [
      "import axios from 'axios';\naxios.get('http://user/users', { timeout: 500 });",
      'a.ts:2 axios GET http://user/users timeout=500',
    ],
    [
      "import axios from 'axios';\naxios.post('http://user/users', { id: 1 });",
      'a.ts:2 axios POST http://user/users body={ id: 1 }',
    ],
    [
      "import http from 'axios';\nhttp({ method: 'put', url: 'http://user/users', data: user });",
      'a.ts:2 axios PUT http://user/users body=user',
    ],
    [
      "import axios from 'axios';\naxios.request({ baseURL: 'http://user/', url: '/users' });",
      'a.ts:2 axios GET http://user/users',
    ],
    [
      "import axios from 'axios';\naxios('http://user/users', { method: 'DELETE' });",
      'a.ts:2 axios DELETE http://user/users',
    ],
    [
      "const axios = require('axios').default;\nconst api = axios.create({ baseURL: 'http://user/api', timeout: 900 });\napi.patch('users/' + id, body);",
      'a.ts:3 axios PATCH http://user/api/users/{id} body=body timeout=900',
    ],
    [
      "import { post } from 'axios';\npost('http://user/users', user, { headers: { Authorization: token, 'Idempotency-Key': id } });",
      'a.ts:2 axios POST http://user/users body=user auth idempotency',
    ],
    [
      "import axios from 'axios';\nimport { setupCache } from 'axios-cache-interceptor';\nconst api = setupCache(axios.create({ baseURL: 'http://user' }));\napi.get('/users');",
      'a.ts:4 axios GET http://user/users',
    ],
    [
      "import axios, { type AxiosInstance } from 'axios';\nclass Users { constructor(private http: AxiosInstance) {}\n list() { return this.http.get('/users'); } }\nnew Users(axios.create({ baseURL: 'http://user' }));",
      'a.ts:3 axios GET http://user/users',
    ],
    [
      "import axios from 'axios';\naxios.create({ baseURL: 'http://user' }).get('http://order/orders');",
      'a.ts:2 axios GET http://order/orders',
    ],
  ],
  nearMiss: [
    "import axios from 'axios';\nconst handlers = { a: () => axios.isAxiosError(error) };\nhandlers[name]('http://user/users');",
    "import axios from 'axios';\nconst address = axios.getUri({ url: 'http://user/users' });\naxios.interceptors.request.use((config) => config);\naxios.defaults.baseURL = 'http://user';",

    "const axios = { get(url: string) {} };\naxios.get('http://user/users');",
    "import axios from 'axios';\naxios.isAxiosError(error);\naxios.create({ baseURL: 'http://user' });",
    "import axios from 'axios';\nfunction f(axios: Map<string, string>) { axios.get('x'); }",
  ],
  cannotTell: [
    [
      {
        'a.ts': "import axios from 'axios';\naxios.defaults.baseURL = 'http://user';\naxios.get('/users');",
        'b.ts': "import axios from 'axios';\naxios.defaults.baseURL = 'http://order';",
      },
      "a.ts:3 axios GET {axios.get('/users')}/users",
    ],
    [
      "import axios from 'axios';\naxios[request.method]('http://user/users');",
      'a.ts:2 axios {REQUEST.METHOD} http://user/users',
    ],
    [
      "import axios from 'axios';\nconst api = axios.create();\napi.interceptors.request.use(async (config) => { config.baseURL = await discover('user'); return config; });\napi.get('/users');",
      "a.ts:4 axios GET {await discover('user')}/users",
    ],
    ["import axios from 'axios';\naxios.get(nowhere());", 'a.ts:2 axios GET {nowhere()}'],
  ],
};
