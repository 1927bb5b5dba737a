import type { Duplex } from 'node:stream';
import { ClientSession, type Unit } from './client-session.ts';
import { EngineFailure } from './engine-failure.ts';
import { MemorySocket } from './memory-socket.ts';
import { extendedBatchOf, simpleReplyOf } from './simple-query.ts';
import { TurnQueue } from './turn-queue.ts';
import {
  BACKEND,
  errorMessage,
  FRONTEND,
  int32,
  message,
  messagesIn,
  readyMessage,
  sqlOf,
  statementMessages,
  syncMessage,
  type TransactionStatus,
  textAt,
} from './wire-messages.ts';

/** The parts of a reply, each up to and with a ReadyForQuery. */
function splitAtReady(reply: Buffer): Buffer[] {
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

/** Works on wire-protocol messages, one call at a time. */
export type Engine = { run(messages: Buffer, limitMs: number): Promise<Buffer> };

export type BridgeOptions = {
  /** a query that runs longer is stopped (0: never) */
  statementTimeoutMs: number;
  /** an open transaction that does nothing for so long is rolled back */
  idleTransactionTimeoutMs: number;
};

const serverParameters = {
  server_version: '18.0',
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  integer_datetimes: 'on',
  standard_conforming_strings: 'on',
  TimeZone: 'UTC',
};

const commandBatch = (...statements: string[]) =>
  Buffer.concat(statements.flatMap((statement) => [statementMessages(statement), syncMessage]));

/** Puts the engine into a failed transaction, where every statement but ROLLBACK is refused (25P02). */
const failedTransaction = commandBatch('BEGIN', 'SELECT 1/0');
const rollback = commandBatch('ROLLBACK');

/**
 * Many client connections on the one session of the embedded engine. A client has the engine for a turn: one unit
 * of messages, or its whole transaction. The bridge lives in the server's process and outlives the engine: when
 * that ends, the client at turn gets an error, those who wait notice nothing but the delay.
 *
 * What clients share, unlike on a server: session settings, temporary tables, session-level advisory locks.
 */
export class EngineBridge {
  readonly #engine: Engine;
  readonly #options: BridgeOptions;
  readonly #turns = new TurnQueue<object>();
  readonly #sessions = new Set<ClientSession>();
  #nextId = 1;
  #limitMs: number;
  #isLimitInDoubt = false;
  #lastUseAt = Date.now();

  constructor(engine: Engine, options: BridgeOptions) {
    this.#engine = engine;
    this.#options = options;
    this.#limitMs = options.statementTimeoutMs;
  }

  /** A new connection, speaking the wire protocol; no encryption, no password. */
  connect(): Duplex {
    const socket = new MemorySocket((bytes) => this.#receive(session, bytes));
    const session = new ClientSession(this.#nextId, socket);
    this.#nextId += 1;
    this.#sessions.add(session);
    socket.on('close', () => void this.#leave(session));
    socket.on('error', () => {});
    return socket;
  }

  /** Milliseconds since a client last used the engine; 0 while one has the turn. */
  get idleForMs(): number {
    return this.#turns.isIdle ? Date.now() - this.#lastUseAt : 0;
  }

  /** Runs statements of our own between the clients' turns, each in its own transaction. Errors are ignored. */
  async runBetween(statements: string[], limitMs: number): Promise<void> {
    const who = {};
    for (const statement of statements) {
      await this.#turns.acquire(who);
      try {
        await this.#engine.run(commandBatch(statement), limitMs);
      } catch (error) {
        if (!(error instanceof EngineFailure)) throw error;
      } finally {
        this.#turns.release(who);
      }
    }
  }

  /** The engine has ended, and with it every open transaction. */
  onEngineEnded(): void {
    for (const session of this.#sessions) {
      if (session.status === 'I') continue;
      session.hasLostTransaction = true;
      session.status = 'E';
      if (!session.isBusy) this.#turns.release(session);
    }
  }

  /** The engine was started anew: its session knows no setting and no listener any more. */
  async onEngineRestarted(): Promise<void> {
    this.#limitMs = this.#options.statementTimeoutMs;
    const channels = new Set([...this.#sessions].flatMap((session) => [...session.channels]));
    await this.runBetween(
      [...channels].map((channel) => `LISTEN "${channel.replaceAll('"', '""')}"`),
      10_000,
    );
  }

  #receive(session: ClientSession, bytes: Buffer): void {
    const event = session.receive(bytes);
    if (event === 'plain') session.reply(Buffer.from('N'));
    if (event === 'start') this.#greet(session);
    void this.#pump(session);
  }

  #greet(session: ClientSession): void {
    const parameters = Object.entries(serverParameters).map(([name, value]) => message('S', name, value));
    session.reply(
      Buffer.concat([
        message('R', int32(0)),
        ...parameters,
        message('K', int32(session.id), int32(0)),
        readyMessage('I'),
      ]),
    );
  }

  async #pump(session: ClientSession): Promise<void> {
    if (session.isBusy) return;
    session.isBusy = true;
    try {
      for (let unit = session.nextUnit(); unit && !session.isClosed; unit = session.nextUnit()) {
        await this.#serve(session, unit);
      }
    } finally {
      session.isBusy = false;
      if (session.isClosed) void this.#leave(session);
    }
  }

  async #serve(session: ClientSession, unit: Unit): Promise<void> {
    if (unit.end === FRONTEND.terminate) {
      session.socket.destroy();
      return;
    }
    if (session.isSkipping) {
      if (unit.end === FRONTEND.flush) return;
      session.isSkipping = false;
      session.reply(readyMessage(session.status));
      return;
    }
    clearTimeout(session.idleTimer);
    if (!(await this.#turns.acquire(session))) return;
    try {
      if (session.hasLostTransaction) await this.#answerLost(session, unit);
      else await this.#answer(session, unit);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      this.#fail(session, unit, error.sqlState, error.message);
    }
    this.#lastUseAt = Date.now();
    if (session.isClosed) return;
    const keepsTurn =
      !session.hasLostTransaction &&
      !session.isSkipping &&
      (unit.end === FRONTEND.flush || session.status !== 'I');
    if (!keepsTurn) this.#turns.release(session);
    else this.#armIdleTimer(session);
  }

  async #answer(session: ClientSession, unit: Unit): Promise<void> {
    const copy = unit.messages.some((part) => /^\s*copy\b[^;]*\bfrom\s+stdin\b/i.test(sqlOf(part) ?? ''));
    if (copy) {
      // The engine reads its input to the end before it answers: it cannot be fed row by row.
      if (session.status !== 'I') await this.#engine.run(commandBatch('SELECT 1/0'), this.#limitMs);
      if (session.status === 'T') session.status = 'E';
      this.#refuse(session, unit, '0A000', '内置数据库不支持 COPY FROM STDIN，请改用 INSERT');
      return;
    }
    const reply = await this.#run(unit);
    this.#deliver(session, unit, reply);
    if (unit.messages.some((part) => /statement_timeout/i.test(sqlOf(part) ?? '')))
      this.#isLimitInDoubt = true;
    if (this.#isLimitInDoubt && unit.end !== FRONTEND.flush) await this.#readLimit(session);
  }

  /** The transaction is gone from the engine: stand in for it until the client ends it. */
  async #answerLost(session: ClientSession, unit: Unit): Promise<void> {
    if (unit.end === FRONTEND.flush) {
      this.#refuse(session, unit, '25P02', '事务已中止，请先回滚');
      return;
    }
    const reply = await this.#run(unit, failedTransaction);
    const [, , ...own] = splitAtReady(reply);
    this.#deliver(session, unit, Buffer.concat(own));
    if (session.status === 'I') session.hasLostTransaction = false;
    else await this.#engine.run(rollback, this.#limitMs);
  }

  /** Runs a unit, behind a preparation if given, in one call: the engine cannot be another one between them. */
  async #run(unit: Unit, preparation: Buffer = Buffer.alloc(0)): Promise<Buffer> {
    const isSimple = unit.end === FRONTEND.query;
    const messages = isSimple ? [extendedBatchOf(sqlOf(unit.messages.at(-1)!)!)] : unit.messages;
    const reply = await this.#engine.run(Buffer.concat([preparation, ...messages]), this.#limitMs);
    return isSimple ? simpleReplyOf(reply) : reply;
  }

  #deliver(session: ClientSession, unit: Unit, reply: Buffer): void {
    let status: TransactionStatus | undefined;
    const notifications: Buffer[] = [];
    for (const part of messagesIn(reply)) {
      if (part[0] === BACKEND.ready) status = String.fromCharCode(part[5]!) as TransactionStatus;
      else if (part[0] === BACKEND.notification) notifications.push(part);
    }
    if (status === undefined && unit.end !== FRONTEND.flush) {
      throw new EngineFailure('exception', '内置数据库没有给出完整的应答');
    }
    if (status !== undefined) session.status = status;
    if (notifications.length === 0) {
      session.reply(reply);
      return;
    }
    session.reply(Buffer.concat([...messagesIn(reply)].filter((part) => part[0] !== BACKEND.notification)));
    for (const notification of notifications) {
      const channel = textAt(notification, 9);
      for (const listener of this.#sessions) {
        if (listener.channels.has(channel)) listener.reply(notification);
      }
    }
  }

  #fail(session: ClientSession, unit: Unit, sqlState: string, text: string): void {
    session.hasLostTransaction = session.status !== 'I';
    if (session.hasLostTransaction) session.status = 'E';
    this.#refuse(session, unit, sqlState, text);
  }

  #refuse(session: ClientSession, unit: Unit, sqlState: string, text: string): void {
    const error = errorMessage(sqlState, text);
    session.isSkipping = unit.end === FRONTEND.flush;
    session.reply(session.isSkipping ? error : Buffer.concat([error, readyMessage(session.status)]));
  }

  /** Follows `SET [LOCAL] statement_timeout`: the engine stores the setting, but it is kept from here. */
  async #readLimit(session: ClientSession): Promise<void> {
    this.#isLimitInDoubt = session.status !== 'I';
    if (session.status === 'E') return;
    const query = "SELECT setting FROM pg_settings WHERE name = 'statement_timeout' AND source <> 'default'";
    const reply = await this.#engine.run(commandBatch(query), this.#limitMs);
    const row = [...messagesIn(reply)].find((part) => part[0] === BACKEND.dataRow);
    // One column: type, length, number of columns (2 bytes), length of the value (4 bytes), the value.
    this.#limitMs = row ? Number(row.toString('latin1', 11)) : this.#options.statementTimeoutMs;
  }

  #armIdleTimer(session: ClientSession): void {
    session.idleTimer = setTimeout(
      () => void this.#dropIdle(session),
      this.#options.idleTransactionTimeoutMs,
    );
    session.idleTimer.unref();
  }

  async #dropIdle(session: ClientSession): Promise<void> {
    if (session.isBusy || !this.#turns.has(session)) return;
    session.isBusy = true;
    session.hasLostTransaction = session.status !== 'I';
    if (session.hasLostTransaction) session.status = 'E';
    await this.#engine.run(rollback, this.#limitMs).catch(() => {});
    this.#turns.release(session);
    session.isBusy = false;
    void this.#pump(session);
  }

  /** After a client has gone: give its turn back, roll back its transaction, remove its prepared statements. */
  async #leave(session: ClientSession): Promise<void> {
    session.isClosed = true;
    clearTimeout(session.idleTimer);
    if (session.isBusy || !this.#sessions.delete(session)) return;
    const cleaning: Buffer[] = [];
    if (this.#turns.has(session)) cleaning.push(rollback);
    for (const name of session.statementNames) cleaning.push(message('C', Buffer.from('S'), name));
    for (const channel of session.channels) {
      const isHeard = [...this.#sessions].some((other) => other.channels.has(channel));
      if (!isHeard) cleaning.push(statementMessages(`UNLISTEN "${channel.replaceAll('"', '""')}"`));
    }
    if (cleaning.length > 0 && (await this.#turns.acquire(session))) {
      await this.#engine.run(Buffer.concat([...cleaning, syncMessage]), this.#limitMs).catch(() => {});
    }
    this.#turns.release(session);
  }
}
