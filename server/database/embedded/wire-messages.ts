/**
 * Reading and writing messages of the PostgreSQL wire protocol, version 3: one byte of type, four of length
 * (itself included), the body.
 * @see https://www.postgresql.org/docs/15/protocol-message-formats.html
 */

/** Types of messages that a client sends. */
export const FRONTEND = {
  bind: 0x42,
  close: 0x43,
  describe: 0x44,
  execute: 0x45,
  flush: 0x48,
  parse: 0x50,
  query: 0x51,
  sync: 0x53,
  terminate: 0x58,
} as const;

/** Types of messages that the engine sends. */
export const BACKEND = {
  parseComplete: 0x31,
  bindComplete: 0x32,
  closeComplete: 0x33,
  dataRow: 0x44,
  notification: 0x41,
  error: 0x45,
  noData: 0x6e,
  ready: 0x5a,
} as const;

/** The last byte of ReadyForQuery: idle, in a transaction, in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** The messages in a run of bytes, as views, in order. */
export function* messagesIn(bytes: Buffer): Generator<Buffer> {
  let at = 0;
  while (at + 5 <= bytes.length) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    yield bytes.subarray(at, end);
    at = end;
  }
}

export function message(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)),
  );
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function errorMessage(sqlState: string, text: string): Buffer {
  return message(
    'E',
    Buffer.from('S'),
    'ERROR',
    Buffer.from('V'),
    'ERROR',
    Buffer.from('C'),
    sqlState,
    Buffer.from('M'),
    text,
    Buffer.from([0]),
  );
}

export function readyMessage(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status));
}

export const syncMessage = message('S');

/** One statement in the extended protocol, without parameters, rows as text; no Sync. */
export function statementMessages(sql: string): Buffer {
  const none = Buffer.alloc(2);
  return Buffer.concat([
    message('P', '', sql, none),
    message('B', '', '', none, none, none),
    message('D', Buffer.from('P'), ''),
    message('E', '', int32(0)),
  ]);
}

/** Each statement in a transaction of its own. */
export function statementsBatch(...statements: string[]): Buffer {
  return Buffer.concat(statements.flatMap((statement) => [statementMessages(statement), syncMessage]));
}

/** The parts of a reply, each up to and with a ReadyForQuery; what comes after the last one is a part, too. */
export function splitAtReady(reply: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let at = 0;
  let start = 0;
  for (const part of messagesIn(reply)) {
    at += part.length;
    if (part[0] !== BACKEND.ready) continue;
    parts.push(reply.subarray(start, at));
    start = at;
  }
  return start < at ? [...parts, reply.subarray(start, at)] : parts;
}

/** The transaction status that a reply ends with; undefined when it has no ReadyForQuery. */
export function statusIn(reply: Buffer): TransactionStatus | undefined {
  let status: TransactionStatus | undefined;
  for (const part of messagesIn(reply)) {
    if (part[0] === BACKEND.ready) status = String.fromCharCode(part[5]!) as TransactionStatus;
  }
  return status;
}

/** The first value of the first row in a reply, as text; undefined when there is no row. */
export function firstValueIn(reply: Buffer): string | undefined {
  const row = [...messagesIn(reply)].find((part) => part[0] === BACKEND.dataRow);
  if (!row) return undefined;
  // Type and length (5 bytes), number of columns (2), length of the value (4), the value.
  return row.toString('utf8', 11, 11 + row.readInt32BE(7));
}

/** The SQL of a Query or Parse message; undefined for others. */
export function sqlOf(clientMessage: Buffer): string | undefined {
  if (clientMessage[0] === FRONTEND.query) return textAt(clientMessage, 5);
  if (clientMessage[0] === FRONTEND.parse) return textAt(clientMessage, clientMessage.indexOf(0, 5) + 1);
  return undefined;
}

/** The zero-ended text that starts at an offset. */
export function textAt(bytes: Buffer, offset: number): string {
  return bytes.toString('utf8', offset, bytes.indexOf(0, offset));
}
