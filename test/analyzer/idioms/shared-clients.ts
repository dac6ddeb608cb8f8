// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

const workspace = { 'package.json': '{ "private": true, "workspaces": ["packages/*", "services/*"] }' };
const user = {
  'services/user/package.json': manifest('user'),
  'services/user/src/server.js': server(3001, 'GET /api/v1/users/:id', 'POST /verify'),
};
const order = {
  'services/order/package.json': manifest('order', '@shop/shared'),
  'services/order/src/server.js': server(3000),
};

/** Clients that services share, and functions around a client. */
export const sharedClients: readonly Idiom[] = [
  {
    name: 'a class for each service above one of a shared package',
    files: {
      ...workspace,
      ...user,
      ...order,
      'packages/shared/package.json': '{ "name": "@shop/shared", "main": "src/index.ts" }',
      'packages/shared/src/index.ts': "export { ApiClient } from './api-client';",
      'packages/shared/src/api-client.ts': [
        "import axios, { AxiosInstance, AxiosRequestConfig } from 'axios';",
        'export abstract class ApiClient {',
        '  protected readonly client: AxiosInstance;',
        '  constructor(config: { baseUrl: string; timeout?: number }) {',
        '    this.client = axios.create({ baseURL: config.baseUrl, timeout: config.timeout ?? 5000 });',
        '  }',
        '  protected async request<T>(config: AxiosRequestConfig): Promise<T> {',
        '    const answer = await this.client.request<T>(config);',
        '    return answer.data;',
        '  }',
        '}',
      ].join('\n'),
      'services/order/src/user.client.ts': [
        "import { ApiClient } from '@shop/shared';",
        "import { config } from './config';",
        'class UserClient extends ApiClient {',
        '  constructor() {',
        '    super({ baseUrl: config.userServiceUrl });',
        '  }',
        '  find(id: string) {',
        "    return this.request<User>({ url: `/api/v1/users/${id}`, method: 'GET' });",
        '  }',
        '}',
        'export const userClient = new UserClient();',
      ].join('\n'),
      'services/order/src/config.ts':
        "export const config = { userServiceUrl: process.env.USER_SERVICE_URL || 'http://user:3001' };",
      'services/order/src/place.ts':
        "import { userClient } from './user.client';\nexport const owner = async (id: string) => (await userClient.find(id)).name;",
    },
    calls: [
      'services/order/src/user.client.ts:8 order > user GET /api/v1/users/{} data high via ApiClient.request',
    ],
  },
  {
    name: 'a function of a shared package that passes everything on, and a joined address',
    files: {
      ...workspace,
      ...user,
      ...order,
      'packages/shared/package.json': '{ "name": "@shop/shared", "main": "src/index.ts" }',
      'packages/shared/src/index.ts': [
        "import fetch from 'node-fetch';",
        'export async function fetchJson<T>(...parameters: Parameters<typeof fetch>): Promise<T> {',
        '  const answer = await fetch(...parameters);',
        '  if (!answer.ok) throw new Error(answer.statusText);',
        '  return answer.json() as Promise<T>;',
        '}',
        'export function joinUrl(base: string, path: string) {',
        "  return base.replace(/\\/+$/, '') + '/' + path.replace(/^\\/+/, '');",
        '}',
        'export async function verifyToken(token: string, userUrl: string) {',
        "  const answer = await fetch(`${userUrl}/verify`, { method: 'POST', body: JSON.stringify({ token }) });",
        '  return (await answer.json()).valid;',
        '}',
      ].join('\n'),
      'services/order/src/a.ts': [
        "import { fetchJson, joinUrl, verifyToken } from '@shop/shared';",
        "const USER_URL = process.env.USER_URL ?? 'http://user:3001';",
        'const validate = (token: string, url: string) => verifyToken(token, url);',
        'export async function owner(id: string, token: string) {',
        '  if (!(await validate(token, USER_URL))) return null;',
        '  return fetchJson<User>(joinUrl(USER_URL, `/api/v1/users/${id}`));',
        '}',
      ].join('\n'),
    },
    calls: [
      'services/order/src/a.ts:5 order > user POST /verify data high via validate verifyToken',
      'services/order/src/a.ts:6 order > user GET /api/v1/users/{} data high via fetchJson',
    ],
  },
  {
    name: 'a wrapper that takes the service and a segment: its callers are the sites, not theirs',
    files: {
      ...workspace,
      ...user,
      ...order,
      'packages/shared/package.json': '{ "name": "@shop/shared", "main": "src/index.ts" }',
      'packages/shared/src/index.ts': [
        'export async function trigger({ event, payload, url }: Trigger) {',
        "  return await fetch(`${url}/triggers/user/${event}`, { method: 'POST', body: JSON.stringify(payload) });",
        '}',
      ].join('\n'),
      'services/order/src/a.ts': [
        "import { trigger } from '@shop/shared';",
        "const url = process.env.USER_URL ?? 'http://user:3001';",
        'async function tell(event: string, payload: unknown) {',
        '  await trigger({ event, payload, url });',
        '}',
        "export const created = (user: unknown) => tell('created', user);",
        "export const removed = (user: unknown) => tell('removed', user);",
      ].join('\n'),
    },
    calls: ['services/order/src/a.ts:4 order > user POST /triggers/user/{} status high via trigger'],
  },
  {
    name: 'requests of a library that a service uses as a value, and one that nobody uses',
    files: {
      ...workspace,
      ...user,
      ...order,
      'packages/shared/package.json': '{ "name": "@shop/shared", "main": "src/index.ts" }',
      'packages/shared/src/index.ts': [
        "const users = 'http://user:3001/api/v1';",
        'export const listUsers = async () => (await fetch(`${users}/users`)).json();',
        'export const findUser = async (id: string) => (await fetch(`${users}/users/${id}`)).json();',
      ].join('\n'),
      'services/order/src/a.ts': [
        "import { listUsers } from '@shop/shared';",
        "export const useUsers = () => useQuery({ queryKey: ['users'], queryFn: listUsers });",
      ].join('\n'),
    },
    calls: ['packages/shared/src/index.ts:2 order > user GET /api/v1/users data high'],
  },
];
