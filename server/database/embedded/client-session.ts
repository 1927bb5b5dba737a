import type { MemorySocket } from './memory-socket.ts';
import { FRONTEND, sqlOf, type TransactionStatus, textAt } from './wire-messages.ts';

/**
 * What a client sends in one go: its messages up to and with a Sync, Flush, Query or Terminate, which ends the unit.
 */
export type Unit = { end: number; messages: Buffer[] };

const unitEnds: number[] = [FRONTEND.sync, FRONTEND.flush, FRONTEND.query, FRONTEND.terminate];
/** Requests before the start-up message: encryption, cancelling. */
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;

/** One client connection: its unread bytes, its waiting units and the state of its transaction. */
export class ClientSession {
  readonly id: number;
  readonly socket: MemorySocket;
  /** Prepared statements of this client: all clients share the engine's one session, so they are removed after it. */
  readonly statementNames = new Set<string>();
  readonly channels = new Set<string>();
  status: TransactionStatus = 'I';
  /** The engine no longer has this client's transaction, but the client has not ended it yet. */
  hasLostTransaction = false;
  /** After an error, messages are dropped until the client's next Sync. */
  isSkipping = false;
  isBusy = false;
  isClosed = false;
  idleTimer: NodeJS.Timeout | undefined;
  #bytes: Buffer = Buffer.alloc(0);
  #messages: Buffer[] = [];
  #units: Unit[] = [];
  #isStarted = false;

  constructor(id: number, socket: MemorySocket) {
    this.id = id;
    this.socket = socket;
  }

  /**
   * Takes bytes from the client.
   * @returns `'start'` when the start-up message was among them, `'plain'` when encryption was asked for
   */
  receive(bytes: Buffer): 'start' | 'plain' | undefined {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
    let event: 'start' | 'plain' | undefined;
    for (;;) {
      const head = this.#isStarted ? 1 : 0;
      if (this.#bytes.length < head + 4) return event;
      const length = head + this.#bytes.readUInt32BE(head);
      if (this.#bytes.length < length) return event;
      const message = this.#bytes.subarray(0, length);
      this.#bytes = this.#bytes.subarray(length);
      if (this.#isStarted) {
        this.#collect(message);
      } else {
        const code = message.readUInt32BE(4);
        this.#isStarted = code !== SSL_REQUEST && code !== GSS_REQUEST;
        event = this.#isStarted ? 'start' : 'plain';
      }
    }
  }

  nextUnit(): Unit | undefined {
    return this.#units.shift();
  }

  reply(bytes: Buffer): void {
    if (!this.isClosed && bytes.length > 0) this.socket.push(bytes);
  }

  #collect(message: Buffer): void {
    const type = message[0]!;
    if (type === FRONTEND.parse) {
      const name = textAt(message, 5);
      if (name !== '') this.statementNames.add(name);
    }
    const sql = sqlOf(message);
    if (sql !== undefined) this.#noteChannel(sql);
    this.#messages.push(message);
    if (!unitEnds.includes(type)) return;
    this.#units.push({ end: type, messages: this.#messages });
    this.#messages = [];
  }

  #noteChannel(sql: string): void {
    const command = /^\s*(un)?listen\s+(?:"((?:[^"]|"")+)"|([\w$]+)|(\*))\s*;?\s*$/i.exec(sql);
    if (!command) return;
    const [, isRemoval, quoted, bare, all] = command;
    const channel = quoted?.replaceAll('""', '"') ?? bare?.toLowerCase() ?? '';
    if (isRemoval === undefined) this.channels.add(channel);
    else if (all !== undefined) this.channels.clear();
    else this.channels.delete(channel);
  }
}
