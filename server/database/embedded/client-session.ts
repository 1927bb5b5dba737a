import type { MemorySocket } from './memory-socket.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { errorMessage, FRONTEND, readyMessage, type TransactionStatus } from './wire-messages.ts';

/** What a client sends in one go: its messages up to and with a Sync, Flush, Query or Terminate, which ends the unit. */
export type Unit = {
  end: number;
  messages: Buffer[];
  /** a statement in it may change how long statements may run */
  touchesLimit: boolean;
  /** it ends the transaction */
  transactionEnd: 'commit' | 'rollback' | undefined;
};

/** An error to report: its SQLSTATE and what it says, in Chinese. */
export type Refusal = { sqlState: string; text: string };

const unitEnds: number[] = [FRONTEND.sync, FRONTEND.flush, FRONTEND.query, FRONTEND.terminate];
/** Requests that may come before the start-up message. */
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;

/** One client connection: its unread bytes, its waiting units and the state of its transaction. */
export class ClientSession {
  readonly id: number;
  readonly statements = new PreparedStatements();
  readonly channels = new Set<string>();
  status: TransactionStatus = 'I';
  /** Set while the engine no longer has this client's transaction, but the client has not ended it yet. */
  loss: Refusal | undefined;
  /** After an error, messages are dropped until the client's next Sync. */
  isSkipping = false;
  /** a unit of it is being worked on */
  isBusy = false;
  isClosed = false;
  idleTimer: NodeJS.Timeout | undefined;
  readonly #socket: MemorySocket;
  #bytes: Buffer = Buffer.alloc(0);
  #messages: Buffer[] = [];
  #executed: string[] = [];
  #units: Unit[] = [];
  #isStarted = false;

  constructor(id: number, socket: MemorySocket) {
    this.id = id;
    this.#socket = socket;
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
    if (!this.isClosed && bytes.length > 0) this.#socket.push(bytes);
  }

  /** Answers a unit with an error, as a server would. */
  refuse(unit: Unit, { sqlState, text }: Refusal): void {
    const error = errorMessage(sqlState, text);
    this.isSkipping = unit.end === FRONTEND.flush;
    this.reply(this.isSkipping ? error : Buffer.concat([error, readyMessage(this.status)]));
  }

  /** The engine no longer has the transaction that is open here, if one is. */
  loseTransaction(loss: Refusal): void {
    if (this.status === 'I' || this.loss) return;
    this.loss = loss;
    this.status = 'E';
  }

  close(): void {
    this.#socket.destroy();
  }

  #collect(message: Buffer): void {
    const type = message[0]!;
    this.statements.note(message);
    const sql = this.statements.executedSql(message);
    if (sql !== undefined) {
      this.#executed.push(sql);
      this.#noteChannel(sql);
    }
    this.#messages.push(message);
    if (!unitEnds.includes(type)) return;
    this.#units.push({
      end: type,
      messages: this.#messages,
      touchesLimit: this.#executed.some((text) => /statement_timeout/i.test(text)),
      transactionEnd: transactionEndOf(this.#executed),
    });
    this.#messages = [];
    this.#executed = [];
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

function transactionEndOf(executed: string[]): Unit['transactionEnd'] {
  if (executed.some((sql) => /^\s*(commit|end)\b(?!\s+prepared)/i.test(sql))) return 'commit';
  const isRollback = (sql: string) => /^\s*(rollback|abort)\b(?!.*\bto\b)/i.test(sql);
  return executed.some(isRollback) ? 'rollback' : undefined;
}
