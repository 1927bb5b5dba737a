import type { IncomingMessage } from 'node:http';
import type postgres from 'postgres';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { ActorOf } from '../access/actor.ts';
import { actorOfRole, visitor } from '../access/roles.ts';
import type { Config } from '../config.ts';
import { HttpProblem } from '../http/problem.ts';
import { sessionSecretOf } from '../http/session-cookie.ts';
import { hasAdministrator, readAccount, type StoredAccount } from './accounts.repository.ts';
import { digestOf } from './secret-token.ts';
import { holds, secondsAfter, touchSeconds } from './session-limits.ts';
import { deleteSession, readSession, type StoredSession, touchSession } from './sessions.repository.ts';
import { tokenCapabilities } from './token-rights.ts';
import { readTokenByHash, type StoredToken, touchToken } from './tokens.repository.ts';

/** Who a request is, and by what it is known. */
export interface Identity {
  actor: Actor;
  account: StoredAccount | null;
  session: StoredSession | null;
  token: StoredToken | null;
}

/** What is known of a digest, as it was read. */
interface Known {
  account: StoredAccount;
  session: StoredSession | null;
  token: StoredToken | null;
  readAt: number;
}

const nobody: Identity = { actor: visitor, account: null, session: null, token: null };
const mostKnown = 5000;

/** The actor that an account is; without a role it may no more than a visitor. */
export function actorOfAccount({ id, displayName, grant }: StoredAccount): Actor {
  const person = { id: `account-${id}`, name: displayName };
  if (grant === null) return actorOfRole('visitor', { ...person, zones: 'all' });
  return actorOfRole(grant.role, {
    ...person,
    zones: grant.zoneCodes === null ? 'all' : [...grant.zoneCodes],
    parkIds: grant.parkIds,
  });
}

export interface IdentitiesDeps {
  sql: postgres.Sql;
  engine: 'embedded' | 'external';
  config: Pick<Config, 'publicUrl' | 'demonstration'>;
  /** The clock. */
  now: () => Date;
}

/**
 * Knows who a request is: a program by its token, a browser by its session, everybody else a visitor. What was read is
 * kept in memory, because a map asks many times a second; whatever changes an account, a session or a token calls
 * `forget`. Where other processes write to the same database, it is read again after a second.
 */
export class Identities {
  readonly #deps: IdentitiesDeps;
  readonly #maximumAgeMs: number;
  readonly #known = new Map<string, Known>();
  readonly #ofRequest = new WeakMap<IncomingMessage, Promise<Identity>>();
  #administrator: { answer: Promise<boolean>; readAt: number } | undefined;
  /** Raised by `forget`: what began to be read before is not kept. */
  #generation = 0;

  constructor(deps: IdentitiesDeps) {
    this.#deps = deps;
    this.#maximumAgeMs = deps.engine === 'embedded' ? 30_000 : 1000;
  }

  /** The one place where identity enters the server. */
  readonly actorOf: ActorOf = async (request) => (await this.of(request)).actor;

  /** To be called after a transaction that changed accounts, sessions or tokens has ended. */
  forget(): void {
    this.#generation += 1;
    this.#known.clear();
    this.#administrator = undefined;
  }

  /** Who this request is; found once a request. @throws HttpProblem 401 for a token that does not hold. */
  of(request: IncomingMessage): Promise<Identity> {
    const found = this.#ofRequest.get(request) ?? this.#identify(request);
    this.#ofRequest.set(request, found);
    return found;
  }

  async #identify(request: IncomingMessage): Promise<Identity> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return await this.#byToken(authorization);
    const secret = sessionSecretOf(this.#deps.config, request);
    return secret === undefined ? nobody : await this.#bySession(secret);
  }

  async #byToken(authorization: string): Promise<Identity> {
    const refused = new HttpProblem(401, '接口令牌无效、已过期或已停用，请换用有效的令牌');
    const secret = /^Bearer ([\w-]{20,200})$/i.exec(authorization)?.[1];
    if (secret === undefined) throw refused;
    const known = await this.#lookUp(`token:${digestOf(secret)}`);
    const token = known?.token;
    const now = this.#deps.now();
    if (!known || !token || token.revokedAt !== null || now >= new Date(token.expiresAt)) throw refused;
    if (token.lastUsedAt === null || now >= secondsAfter(new Date(token.lastUsedAt), touchSeconds)) {
      known.token = { ...token, lastUsedAt: now.toISOString() };
      await touchToken(this.#deps.sql, token.id, now);
    }
    const actor = actorOfAccount(known.account);
    const limited = { ...actor, capabilities: tokenCapabilities(token, actor) };
    return { actor: limited, account: known.account, session: null, token };
  }

  async #bySession(secret: string): Promise<Identity> {
    const known = await this.#lookUp(`session:${digestOf(secret)}`);
    const session = known?.session;
    if (!known || !session) return nobody;
    const now = this.#deps.now();
    if (!holds(session, now)) {
      await deleteSession(this.#deps.sql, session.accountId, session.id);
      this.forget();
      return nobody;
    }
    if (now >= secondsAfter(new Date(session.lastSeenAt), touchSeconds)) {
      known.session = { ...session, lastSeenAt: now.toISOString() };
      await touchSession(this.#deps.sql, session.id, now);
    }
    return { actor: actorOfAccount(known.account), account: known.account, session, token: null };
  }

  async #lookUp(key: string): Promise<Known | undefined> {
    const kept = this.#known.get(key);
    if (kept !== undefined && performance.now() - kept.readAt < this.#maximumAgeMs) return kept;
    const generation = this.#generation;
    const known = await this.#read(key);
    if (known !== undefined && generation === this.#generation) {
      if (this.#known.size >= mostKnown) this.#known.clear();
      this.#known.set(key, known);
    }
    return known;
  }

  async #read(key: string): Promise<Known | undefined> {
    const { sql } = this.#deps;
    const [kind, digest = ''] = key.split(':');
    const session = kind === 'session' ? ((await readSession(sql, digest)) ?? null) : null;
    const token = kind === 'token' ? ((await readTokenByHash(sql, digest)) ?? null) : null;
    const accountId = session?.accountId ?? token?.accountId;
    const account = accountId === undefined ? undefined : await readAccount(sql, accountId);
    if (account === undefined || account.isDisabled) return undefined;
    if (account.isDemonstration && !(await this.mayEnterDemonstration())) return undefined;
    return { account, session, token, readAt: performance.now() };
  }

  /** Whether one click lets people in: the demonstration is on, and nobody administers this installation for real. */
  async mayEnterDemonstration(): Promise<boolean> {
    return this.#deps.config.demonstration.load && !(await this.hasAdministrator());
  }

  /** Whether an actor has an account that is no part of the demonstration, or is the person at the machine itself. */
  async isRealAccount({ id }: Actor): Promise<boolean> {
    const accountId = Number(/^account-(\d+)$/.exec(id)?.[1]);
    if (!Number.isSafeInteger(accountId)) return id !== visitor.id;
    return (await readAccount(this.#deps.sql, accountId))?.isDemonstration === false;
  }

  /** Whether anybody can administer this installation; the demonstration does not count. */
  async hasAdministrator(): Promise<boolean> {
    this.#administrator ??= { answer: hasAdministrator(this.#deps.sql), readAt: performance.now() };
    const { answer, readAt } = this.#administrator;
    if (performance.now() - readAt > this.#maximumAgeMs) this.#administrator = undefined;
    answer.catch(() => {
      this.#administrator = undefined;
    });
    return await answer;
  }
}
