import { connect, type Socket } from 'node:net';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await startDatabase();
  await database.query('CREATE TABLE sums (n integer NOT NULL)');
  await database.query('CREATE TABLE notes (writer text NOT NULL, n integer NOT NULL)');
});

beforeEach(async () => {
  await database.query('DELETE FROM notes');
  await database.query('DELETE FROM sums');
  await database.query('INSERT INTO sums VALUES (0)');
});

afterAll(async () => {
  await database?.stop();
});

const notes = () => database.query('SELECT writer, n FROM notes ORDER BY writer, n');
const sum = () => database.query('SELECT n FROM sums');

it('serves pools that write at the same time', async () => {
  const numbers = Array.from({ length: 50 }, (_, n) => n);
  const writers = ['left', 'right'];
  const write = async (writer: string): Promise<void> => {
    const pool = new Pool({ connectionString: database.url, max: 4 });
    await Promise.all(
      numbers.flatMap((n) => [
        pool.query('INSERT INTO notes VALUES ($1, $2)', [writer, n]),
        pool.query('UPDATE sums SET n = n + $1', [n]),
      ]),
    );
    await pool.end();
  };

  await Promise.all(writers.map(write));

  expect(await notes()).toEqual(writers.flatMap((writer) => numbers.map((n) => ({ writer, n }))));
  expect(await sum()).toEqual([{ n: 50 * 49 }]);
});

/** A number as the wire has it: two or four bytes, the high one first. */
function integer(size: 2 | 4, value: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeIntBE(value, 0, size);
  return bytes;
}

function message(letter: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(letter), integer(4, body.length + 4), body]);
}

/** A client that sends Parse at once and Bind, Execute and Sync when told: `pg` sends all of them in one packet. */
async function preparedInsert(writer: string, n: string): Promise<{ socket: Socket; finish(): void }> {
  const { hostname, port } = new URL(database.url);
  const socket = connect({ host: hostname, port: Number(port) });
  const sql = 'INSERT INTO notes VALUES ($1, $2)';
  const values = [writer, n].flatMap((value) => [integer(4, value.length), Buffer.from(value)]);
  const ready = new Promise((resolve) => {
    socket.once('data', resolve);
  });
  socket.write(message('', integer(4, 196608), Buffer.from('user\0postgres\0database\0postgres\0\0')));
  await ready;
  const parsed = new Promise((resolve) => {
    socket.once('data', resolve);
  });
  socket.write(message('P', Buffer.from(`\0${sql}\0`), integer(2, 0)));
  await parsed;
  return {
    socket,
    finish() {
      socket.write(message('B', Buffer.from('\0\0'), integer(2, 0), integer(2, 2), ...values, integer(2, 0)));
      socket.write(message('E', Buffer.from('\0'), integer(4, 0)));
      socket.write(message('S'));
    },
  };
}

it('keeps the unnamed statement of a client from another that comes in between', async () => {
  const insert = await preparedInsert('first', '1');
  const client = new Client({ connectionString: database.url });
  const second = client.connect().then(() => client.query('UPDATE sums SET n = n + $1', [7]));
  // Long enough for the second client to be served, if anyone served it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  insert.finish();
  await second;

  expect(await notes()).toEqual([{ writer: 'first', n: 1 }]);
  expect(await sum()).toEqual([{ n: 7 }]);
  insert.socket.destroy();
  await client.end();
});

it('lets others wait while a transaction is open, and commits it whole', async () => {
  const [writer, reader] = [database.url, database.url].map(
    (connectionString) => new Client({ connectionString }),
  );
  await Promise.all([writer?.connect(), reader?.connect()]);
  await writer?.query('BEGIN');
  await writer?.query('INSERT INTO notes VALUES ($1, $2)', ['writer', 1]);
  const read = reader?.query('SELECT n FROM notes');
  await writer?.query('INSERT INTO notes VALUES ($1, $2)', ['writer', 2]);
  await writer?.query('COMMIT');

  expect((await read)?.rows).toEqual([{ n: 1 }, { n: 2 }]);
  await Promise.all([writer?.end(), reader?.end()]);
});

it('rolls back the open transaction of a client that vanishes', async () => {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  await client.query('BEGIN');
  await client.query('INSERT INTO notes VALUES ($1, $2)', ['lost', 1]);
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();

  expect(await notes()).toEqual([]);
});

it('stays usable for a client whose statement failed', async () => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await expect(client.query('SELECT * FROM missing WHERE n = $1', [1])).rejects.toMatchObject({
    code: '42P01',
  });
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await client.end();
});
