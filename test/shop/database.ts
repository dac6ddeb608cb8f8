import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { wireMessages } from './wire-messages.js';

/** A Postgres for tests that any number of processes can connect to with `pg`. */
export interface TestDatabase {
  /** Connection string for `DATABASE_URL`. */
  readonly url: string;
  /** Runs one statement beside the connected clients and gives its rows. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  stop(): Promise<void>;
}

/** Hands the one session of the database to one connection at a time, in the order of asking. */
function createTurns(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let release = (): void => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
}

type Turns = ReturnType<typeof createTurns>;

const idle = 'I'.charCodeAt(0);

/** True where an answer ends with ReadyForQuery outside a transaction (`Z`, length 5, status `I`). */
function endsIdle(answer: Uint8Array): boolean {
  return answer.length >= 6 && answer[answer.length - 6] === 'Z'.charCodeAt(0) && answer.at(-1) === idle;
}

/** Serves one client until it leaves; a transaction that it leaves open is rolled back. */
async function serveClient(socket: Socket, database: PGlite, takeTurn: Turns): Promise<void> {
  let release: (() => void) | undefined;
  try {
    for await (const message of wireMessages(socket)) {
      if (message.kind === 'cancel' || message.letter === 'X') break;
      if (message.kind === 'refuse') {
        socket.write('N');
        continue;
      }
      release ??= await takeTurn();
      const answer = await database.execProtocolRaw(message.bytes);
      if (!socket.destroyed) socket.write(answer);
      if (endsIdle(answer)) {
        release();
        release = undefined;
      }
    }
  } catch (error) {
    // A killed client resets its connection; that ends the session like a polite goodbye.
    if (!socket.destroyed) socket.destroy(error as Error);
  } finally {
    if (release) {
      await database.exec('ROLLBACK');
      release();
    }
    socket.end();
  }
}

/**
 * Starts an in-memory Postgres (pglite) behind a socket on a free port of this machine.
 *
 * pglite has one session, which all clients share, so a client keeps the session from its first message until the
 * database is ready again outside a transaction. `PGLiteSocketServer` with `maxConnections` above 1 takes turns
 * after every message instead: two pools then overwrite each other's unnamed prepared statement between Parse and
 * Bind, and a row can be written with another client's parameters. What differs from a real Postgres: while one
 * client has a transaction open, all others wait, so nobody may wait for a second connection inside a transaction.
 */
export async function startDatabase(): Promise<TestDatabase> {
  const database = await PGlite.create();
  const takeTurn = createTurns();
  const sockets = new Set<Socket>();
  const sessions = new Set<Promise<void>>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    const session = serveClient(socket, database, takeTurn).finally(() => {
      sockets.delete(socket);
      sessions.delete(session);
    });
    sessions.add(session);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    async query<Row>(sql: string, parameters: readonly unknown[] = []) {
      const release = await takeTurn();
      try {
        const result = await database.query<Row>(sql, [...parameters]);
        return result.rows;
      } finally {
        release();
      }
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await Promise.all(sessions);
      await database.close();
    },
  };
}
