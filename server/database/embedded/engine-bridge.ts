import type { Duplex } from 'node:stream';
import { ClientSession, type Refusal, type Unit } from './client-session.ts';
import { EngineFailure } from './engine-failure.ts';
import { MemorySocket } from './memory-socket.ts';
import { handOutNotifications, listenStatements } from './notifications.ts';
import { withoutPreparation } from './prepared-statements.ts';
import { extendedBatchOf, simpleReplyOf } from './simple-query.ts';
import { StatementLimit } from './statement-limit.ts';
import { TurnQueue } from './turn-queue.ts';
import {
  errorMessage,
  FRONTEND,
  firstValueIn,
  int32,
  message,
  readyMessage,
  splitAtReady,
  sqlOf,
  statementsBatch,
  statusIn,
  syncMessage,
} from './wire-messages.ts';

/** Works on wire-protocol messages, one call at a time. */
export type Engine = {
  run(messages: Buffer, limitMs: number): Promise<Buffer>;
  /** Resolves when the engine runs; rejects with an EngineFailure when it does not within the limit. */
  whenRunning(limitMs: number): Promise<void>;
};

export type BridgeOptions = {
  /** a query that runs longer is stopped (0: never) */
  statementTimeoutMs: number;
  /** an open transaction that does nothing for so long is rolled back */
  idleTransactionTimeoutMs: number;
};

/** How long a new connection waits for an engine that is starting. */
const GREETING_LIMIT_MS = 30_000;

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

/** Puts the engine into a failed transaction, which a client can end with its own ROLLBACK. Two replies. */
const failedTransaction = statementsBatch('BEGIN', 'SELECT 1/0');
const rollback = statementsBatch('ROLLBACK');
const failing = statementsBatch('SELECT 1/0');

const endedLoss: Refusal = { sqlState: '57P02', text: '内置数据库已重新启动，事务已撤销，请重试' };
const idleLoss: Refusal = { sqlState: '25P03', text: '事务空闲过久，已撤销' };
const copyRefusal: Refusal = { sqlState: '0A000', text: '内置数据库不支持 COPY FROM STDIN，请改用 INSERT' };

/**
 * Many client connections on the one session of the embedded engine. A client has the engine for a turn: one unit of
 * messages, or its whole transaction. The bridge lives in the server's process and outlives the engine: when that ends,
 * the client at turn gets an error, those who wait notice nothing but the delay.
 *
 * What clients share, unlike on a server: session settings, temporary tables, session-level advisory locks.
 */
export class EngineBridge {
  readonly #engine: Engine;
  readonly #options: BridgeOptions;
  readonly #limit: StatementLimit;
  readonly #turns = new TurnQueue<object>();
  readonly #sessions = new Set<ClientSession>();
  #nextId = 1;
  /** counts the engine's starts: what one run of it knows, the next does not */
  #engineRun = 0;
  #lastUseAt = Date.now();

  constructor(engine: Engine, options: BridgeOptions) {
    this.#engine = engine;
    this.#options = options;
    this.#limit = new StatementLimit(options.statementTimeoutMs);
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

  /** Runs statements of our own between the clients' turns, each in its own transaction. Their errors are ignored. */
  async runBetween(statements: string[], limitMs: number): Promise<void> {
    const who = {};
    for (const statement of statements) {
      await this.#turns.acquire(who);
      try {
        await this.#engine.run(statementsBatch(statement), limitMs);
      } catch (error) {
        if (!(error instanceof EngineFailure)) throw error;
      } finally {
        this.#turns.release(who);
      }
    }
  }

  /** The engine has ended, and with it every open transaction. */
  onEngineEnded(): void {
    this.#engineRun += 1;
    this.#limit.reset();
    for (const session of this.#sessions) {
      session.loseTransaction(endedLoss);
      if (session.loss && !session.isBusy) this.#turns.release(session);
    }
  }

  /** The engine was started anew: nobody listens yet. */
  async onEngineRestarted(): Promise<void> {
    const channels = [...this.#sessions].flatMap((session) => [...session.channels]);
    await this.runBetween(listenStatements('LISTEN', channels), this.#limit.ms);
  }

  #receive(session: ClientSession, bytes: Buffer): void {
    const event = session.receive(bytes);
    if (event === 'plain') session.reply(Buffer.from('N'));
    if (event === 'start') void this.#greet(session);
    void this.#pump(session);
  }

  /** Lets a client in when the engine runs: the client asks at once for the array types, and does so only then. */
  async #greet(session: ClientSession): Promise<void> {
    try {
      await this.#engine.whenRunning(GREETING_LIMIT_MS);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      session.reply(errorMessage(error.sqlState, error.message));
      session.close();
      return;
    }
    const parameters = Object.entries(serverParameters).map(([name, value]) => message('S', name, value));
    const key = message('K', int32(session.id), int32(0));
    session.reply(Buffer.concat([message('R', int32(0)), ...parameters, key, readyMessage('I')]));
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
      session.close();
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
      if (session.loss) await this.#answerLost(session, unit, session.loss);
      else await this.#answer(session, unit);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      const failure = { sqlState: error.sqlState, text: error.message };
      session.loseTransaction(failure);
      session.refuse(unit, failure);
    }
    this.#lastUseAt = Date.now();
    if (session.isClosed) return;
    const isInBatch = unit.end === FRONTEND.flush && !session.isSkipping;
    if (isInBatch || (session.status !== 'I' && !session.loss)) this.#armIdleTimer(session);
    else this.#turns.release(session);
  }

  async #answer(session: ClientSession, unit: Unit): Promise<void> {
    if (unit.messages.some((part) => /^\s*copy\b[^;]*\bfrom\s+stdin\b/i.test(sqlOf(part) ?? ''))) {
      // The engine reads its input to the end before it answers: it cannot be fed row by row.
      if (session.status === 'T')
        session.status = statusIn(await this.#engine.run(failing, this.#limit.ms)) ?? 'E';
      session.refuse(unit, copyRefusal);
      return;
    }
    const reply = await this.#run(session, unit);
    if (unit.end !== FRONTEND.flush) session.status = statusIn(reply) ?? session.status;
    session.reply(handOutNotifications(reply, this.#sessions));
    if (unit.touchesLimit) this.#limit.doubt();
    if (unit.end === FRONTEND.flush) return;
    await this.#limit.settle(session.status, async (statement) =>
      firstValueIn(await this.#engine.run(statementsBatch(statement), this.#limit.ms)),
    );
  }

  /**
   * The transaction is gone from the engine: every statement is refused until the client ends it. A COMMIT is refused,
   * too: in a failed transaction PostgreSQL would answer it with a quiet ROLLBACK, which a client takes for success.
   */
  async #answerLost(session: ClientSession, unit: Unit, loss: Refusal): Promise<void> {
    if (unit.transactionEnd === 'rollback') {
      const reply = await this.#run(session, unit, { inFailedTransaction: true });
      session.loss = undefined;
      session.status = 'I';
      session.reply(reply);
      return;
    }
    if (unit.transactionEnd === 'commit') {
      session.loss = undefined;
      session.status = 'I';
    }
    session.refuse(unit, loss);
  }

  /**
   * Runs a unit, with the preparation of the statements that this run of the engine does not know yet. All in one call:
   * the engine cannot be started anew in between.
   */
  async #run(session: ClientSession, unit: Unit, { inFailedTransaction = false } = {}): Promise<Buffer> {
    const isSimple = unit.end === FRONTEND.query;
    const preparation = session.statements.preparationFor(unit.messages, this.#engineRun);
    const messages = isSimple ? [extendedBatchOf(sqlOf(unit.messages.at(-1)!)!)] : unit.messages;
    const before = inFailedTransaction ? [failedTransaction] : [];
    const all = await this.#engine.run(
      Buffer.concat([...before, ...preparation, ...messages]),
      this.#limit.ms,
    );
    const reply = inFailedTransaction ? Buffer.concat(splitAtReady(all).slice(2)) : all;
    return isSimple ? simpleReplyOf(reply) : withoutPreparation(reply, preparation.length);
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
    session.loseTransaction(idleLoss);
    await this.#engine.run(rollback, this.#limit.ms).catch(() => {});
    this.#turns.release(session);
    session.isBusy = false;
    void this.#pump(session);
  }

  /** After a client has gone: roll back its transaction, remove what it had prepared, give its turn to the next. */
  async #leave(session: ClientSession): Promise<void> {
    session.isClosed = true;
    clearTimeout(session.idleTimer);
    if (session.isBusy || !this.#sessions.delete(session)) return;
    const others = new Set([...this.#sessions].flatMap((other) => [...other.channels]));
    const unheard = [...session.channels].filter((channel) => !others.has(channel));
    if (await this.#turns.acquire(session)) {
      const cleaning = [rollback, ...session.statements.removal(), syncMessage];
      const unlisten = statementsBatch(...listenStatements('UNLISTEN', unheard));
      await this.#engine.run(Buffer.concat([...cleaning, unlisten]), this.#limit.ms).catch(() => {});
    }
    this.#turns.release(session);
  }
}
