import { expect, test } from 'vitest';
import type { Call } from '../../../src/model/call.js';
import { resolveCase } from './call-site-case.js';

const declarations = `declare const client: any;
declare function send(path: string, body: unknown, headers?: Record<string, string>): Promise<void>;
declare function sendLater(path: string, body: unknown, delay?: number, headers?: Record<string, string>): Promise<void>;
declare function sendPlain(path: string, body: unknown): Promise<void>;
`;
const via = ['services/order/src/world.ts#send'];
const key = `o.headers('loyalty')`;

/** Client, call, and the call as it is then (\`o\` stands for the occurrence); null where it shows no place. */
const placements: readonly (readonly [Partial<Call>, string, string | null])[] = [
  [{ client: 'axios' }, `client.post('/p', { id: order.id })`, `client.post('/p', B, { headers: ${key} })`],
  [{ client: 'axios' }, `client.put('/p', { id: order.id }, {})`, `client.put('/p', B, { headers: ${key} })`],
  [
    { client: 'axios' },
    `client.patch('/p', { id: order.id }, { timeout: 5, headers: { accept: '*/*' } })`,
    `client.patch('/p', B, { timeout: 5, headers: { accept: '*/*', ...${key} } })`,
  ],
  [{ client: 'axios' }, `client.post('/p', { id: order.id }, options)`, null],
  [{ client: 'axios' }, `client.post('/p', { id: order.id }, { headers: shared })`, null],
  [
    { client: 'axios' },
    `client({ method: 'POST', url: '/p', data: { id: order.id } })`,
    `client({ method: 'POST', url: '/p', data: B, headers: ${key} })`,
  ],
  [
    { client: '@nestjs/axios' },
    `firstValueFrom(client.post('/p', { id: order.id }))`,
    `firstValueFrom(client.post('/p', B, { headers: ${key} }))`,
  ],
  [
    { client: 'fetch' },
    `client('/p', { method: 'POST', body: JSON.stringify({ id: order.id }) })`,
    `client('/p', { method: 'POST', body: JSON.stringify(B), headers: ${key} })`,
  ],
  [
    { client: 'node-fetch' },
    `client('/p', { headers: { accept: '*/*' }, body: JSON.stringify({ id: order.id }) })`,
    `client('/p', { headers: { accept: '*/*', ...${key} }, body: JSON.stringify(B) })`,
  ],
  [
    { client: 'fetch' },
    `client('/p', { headers: new Headers(), body: JSON.stringify({ id: order.id }) })`,
    null,
  ],
  [
    { client: 'got' },
    `client.post('/p', { json: { id: order.id } }).json()`,
    `client.post('/p', { json: B, headers: ${key} }).json()`,
  ],
  [{ client: 'unheard-of' }, `client.post('/p', { id: order.id })`, null],
  [{ client: 'fetch', via }, `send('/p', { id: order.id })`, `send('/p', B, ${key})`],
  [
    { client: 'fetch', via },
    `send('/p', { id: order.id }, { accept: '*/*' })`,
    `send('/p', B, { accept: '*/*', ...${key} })`,
  ],
  [{ client: 'fetch', via }, `sendLater('/p', { id: order.id })`, null],
  [{ client: 'fetch', via }, `sendLater('/p', { id: order.id }, 5)`, `sendLater('/p', B, 5, ${key})`],
  [{ client: 'fetch', via }, `sendPlain('/p', { id: order.id })`, null],
  [
    { client: 'axios', headers: { auth: false, idempotency: true } },
    `client.post('/p', { id: order.id }, { headers: { 'Idempotency-Key': order.id } })`,
    `client.post('/p', B, { headers: { 'Idempotency-Key': order.id } })`,
  ],
];

test.each(placements)('%o %s', async (more, call, expected) => {
  const { after, notices } = await resolveCase({
    source: `export async function placeOrder(order: Order) {\n  await  ${call};\n}\n${declarations}`,
    calls: [
      { at: /(?:client|send)[\w.]*\(/.exec(call)?.[0] ?? call, path: '/p', body: '{ id: order.id }', more },
    ],
  });
  const statement = /usesHttp\('loyalty'\)\) \{\n\s*await {2}([^;]*);/.exec(after)?.[1];
  const sent = `o.sent('loyalty', { id: order.id })`;
  const plain = call.replace('{ id: order.id }', sent);
  expect(statement?.replaceAll('orderPlaced.', 'o.')).toBe(expected?.replace('B', sent) ?? plain);
  expect(notices.map((notice) => notice.slice(0, 7))).toEqual(expected === null ? ['EDA3008'] : []);
});
