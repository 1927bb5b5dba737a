import type postgres from 'postgres';
import type { ApiToken } from '../../geodata/model/api-accounts.ts';

/** A token as the server keeps it. */
export interface StoredToken extends ApiToken {
  accountId: number;
}

const columns = (sql: postgres.ISql) => sql`
  id::integer AS id, account_id::integer AS "accountId", name, scope, capabilities, created_at AS "createdAt",
  expires_at AS "expiresAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

/** Tokens of an account, the newest first. */
export async function readTokens(sql: postgres.ISql, accountId: number): Promise<StoredToken[]> {
  return await sql<StoredToken[]>`
    SELECT ${columns(sql)} FROM api_token WHERE account_id = ${accountId}::bigint ORDER BY id DESC LIMIT 200`;
}

export async function readTokenByHash(
  sql: postgres.ISql,
  tokenHash: string,
): Promise<StoredToken | undefined> {
  const [token] = await sql<StoredToken[]>`
    SELECT ${columns(sql)} FROM api_token WHERE token_hash = ${tokenHash}`;
  return token;
}

export async function insertToken(
  sql: postgres.ISql,
  accountId: number,
  tokenHash: string,
  token: Pick<ApiToken, 'name' | 'scope' | 'capabilities'> & { expiresAt: Date },
  now: Date,
): Promise<StoredToken> {
  const [row] = await sql<StoredToken[]>`
    INSERT INTO api_token (token_hash, account_id, name, scope, capabilities, created_at, expires_at)
    VALUES (${tokenHash}, ${accountId}::bigint, ${token.name}, ${token.scope}, ${[...token.capabilities]}::text[],
            ${now}, ${token.expiresAt})
    RETURNING ${columns(sql)}`;
  return row!;
}

/** Revokes a token of this account; undefined when there is none that still holds. */
export async function revokeToken(
  sql: postgres.ISql,
  accountId: number,
  id: number,
  now: Date,
): Promise<StoredToken | undefined> {
  const [row] = await sql<StoredToken[]>`
    UPDATE api_token SET revoked_at = ${now}
    WHERE id = ${id}::bigint AND account_id = ${accountId}::bigint AND revoked_at IS NULL
    RETURNING ${columns(sql)}`;
  return row;
}

export async function revokeTokens(sql: postgres.ISql, accountId: number, now: Date): Promise<void> {
  await sql`UPDATE api_token SET revoked_at = ${now} WHERE account_id = ${accountId}::bigint AND revoked_at IS NULL`;
}

export async function touchToken(sql: postgres.ISql, id: number, now: Date): Promise<void> {
  await sql`UPDATE api_token SET last_used_at = ${now} WHERE id = ${id}::bigint`;
}
