import type postgres from 'postgres';
import type { SignInMethod } from '../../geodata/model/api-accounts.ts';

/** A browser that is signed in. */
export interface StoredSession {
  id: number;
  accountId: number;
  method: SignInMethod;
  userAgent: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

export interface NewSession {
  tokenHash: string;
  accountId: number;
  method: SignInMethod;
  userAgent: string;
  address: string;
  expiresAt: Date;
}

const columns = (sql: postgres.ISql) => sql`
  id::integer AS id, account_id::integer AS "accountId", method, user_agent AS "userAgent", address,
  created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"`;

export async function insertSession(sql: postgres.ISql, session: NewSession, now: Date): Promise<void> {
  const { tokenHash, accountId, method, userAgent, address, expiresAt } = session;
  await sql`
    INSERT INTO account_session (token_hash, account_id, method, user_agent, address, created_at, last_seen_at, expires_at)
    VALUES (${tokenHash}, ${accountId}::bigint, ${method}, ${userAgent}, ${address}, ${now}, ${now}, ${expiresAt})`;
}

export async function readSession(sql: postgres.ISql, tokenHash: string): Promise<StoredSession | undefined> {
  const [session] = await sql<StoredSession[]>`
    SELECT ${columns(sql)} FROM account_session WHERE token_hash = ${tokenHash}`;
  return session;
}

/** Sessions of an account that still hold, the last used first. */
export async function readSessions(
  sql: postgres.ISql,
  accountId: number,
  seenAfter: Date,
  now: Date,
): Promise<StoredSession[]> {
  return await sql<StoredSession[]>`
    SELECT ${columns(sql)} FROM account_session
    WHERE account_id = ${accountId}::bigint AND expires_at > ${now} AND last_seen_at > ${seenAfter}
    ORDER BY last_seen_at DESC, id DESC LIMIT 200`;
}

export async function touchSession(sql: postgres.ISql, id: number, now: Date): Promise<void> {
  await sql`UPDATE account_session SET last_seen_at = ${now} WHERE id = ${id}::bigint`;
}

export async function deleteSession(sql: postgres.ISql, accountId: number, id: number): Promise<boolean> {
  const rows = await sql`
    DELETE FROM account_session WHERE id = ${id}::bigint AND account_id = ${accountId}::bigint RETURNING id`;
  return rows.length > 0;
}

/** Ends the sessions of an account, all or all but one; how many they were. */
export async function deleteSessions(
  sql: postgres.ISql,
  accountId: number,
  exceptId: number | null = null,
): Promise<number> {
  const rows = await sql`
    DELETE FROM account_session
    WHERE account_id = ${accountId}::bigint AND id IS DISTINCT FROM ${exceptId}::bigint RETURNING id`;
  return rows.length;
}

/** Takes out what no longer holds anyway. */
export async function deleteExpiredSessions(sql: postgres.ISql, seenAfter: Date, now: Date): Promise<void> {
  await sql`DELETE FROM account_session WHERE expires_at <= ${now} OR last_seen_at <= ${seenAfter}`;
}
