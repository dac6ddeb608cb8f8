const sslRequestCode = 80877103;
const gssRequestCode = 80877104;
const cancelRequestCode = 80877102;

/** One message of a Postgres client: `startup` has no type letter on the wire, `refuse` is a request for encryption. */
export interface WireMessage {
  readonly kind: 'startup' | 'refuse' | 'cancel' | 'typed';
  /** The type letter of a typed message (`Q` simple query, `P` parse, `S` sync, `X` terminate …), else empty. */
  readonly letter: string;
  readonly bytes: Uint8Array;
}

const refusable = new Set([sslRequestCode, gssRequestCode]);

function untyped(bytes: Buffer): WireMessage {
  const code = bytes.readInt32BE(4);
  if (refusable.has(code)) return { kind: 'refuse', letter: '', bytes };
  return { kind: code === cancelRequestCode ? 'cancel' : 'startup', letter: '', bytes };
}

/** The length of the first message of the bytes, undefined where not all of it has come. */
function firstMessageSize(bytes: Buffer, started: boolean): number | undefined {
  const head = started ? 1 : 0;
  if (bytes.length < head + 4) return undefined;
  const size = head + bytes.readInt32BE(head);
  return bytes.length < size ? undefined : size;
}

/**
 * Cuts the byte stream of one Postgres client into its messages.
 *
 * Source of the framing: https://www.postgresql.org/docs/current/protocol-message-formats.html. Until the startup
 * message has come, a message is a length and a code; afterwards a letter, a length (which counts itself) and a body.
 */
export async function* wireMessages(chunks: AsyncIterable<Buffer>): AsyncGenerator<WireMessage> {
  let pending: Buffer = Buffer.alloc(0);
  let started = false;
  for await (const chunk of chunks) {
    pending = Buffer.concat([pending, chunk]);
    let size = firstMessageSize(pending, started);
    while (size !== undefined) {
      const bytes = pending.subarray(0, size);
      pending = pending.subarray(size);
      const message: WireMessage = started
        ? { kind: 'typed', letter: String.fromCharCode(bytes[0] ?? 0), bytes }
        : untyped(bytes);
      if (message.kind === 'startup') started = true;
      yield message;
      size = firstMessageSize(pending, started);
    }
  }
}
