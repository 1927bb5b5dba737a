import type postgres from 'postgres';
import type { LinkAnswer } from '../../geodata/model/api-accounts.ts';

export interface StoredLink {
  id: number;
  purpose: LinkAnswer['purpose'];
  accountId: number | null;
  expiresAt: string;
}

/** Keeps a link and forgets older ones for the same purpose and account: only the newest works. */
export async function replaceLink(
  sql: postgres.TransactionSql,
  link: {
    tokenHash: string;
    purpose: LinkAnswer['purpose'];
    accountId: number | null;
    createdBy: string;
    expiresAt: Date;
  },
  now: Date,
): Promise<void> {
  const { tokenHash, purpose, accountId, createdBy, expiresAt } = link;
  await sql`
    DELETE FROM one_time_link WHERE purpose = ${purpose} AND account_id IS NOT DISTINCT FROM ${accountId}::bigint`;
  await sql`
    INSERT INTO one_time_link (token_hash, purpose, account_id, created_by, created_at, expires_at)
    VALUES (${tokenHash}, ${purpose}, ${accountId}::bigint, ${createdBy}, ${now}, ${expiresAt})`;
}

/** A link that still works. */
export async function readLink(
  sql: postgres.ISql,
  tokenHash: string,
  now: Date,
): Promise<StoredLink | undefined> {
  const [link] = await sql<StoredLink[]>`
    SELECT id::integer AS id, purpose, account_id::integer AS "accountId", expires_at AS "expiresAt"
    FROM one_time_link WHERE token_hash = ${tokenHash} AND expires_at > ${now}`;
  return link;
}

/** Takes a link out, so that it cannot be used again; undefined when it was, or is too old. */
export async function takeLink(
  sql: postgres.TransactionSql,
  tokenHash: string,
  now: Date,
): Promise<StoredLink | undefined> {
  const [link] = await sql<StoredLink[]>`
    DELETE FROM one_time_link WHERE token_hash = ${tokenHash} AND expires_at > ${now}
    RETURNING id::integer AS id, purpose, account_id::integer AS "accountId", expires_at AS "expiresAt"`;
  return link;
}

/** Links to make the first administrator are worth nothing once there is one. */
export async function deleteFirstAdministratorLinks(sql: postgres.ISql): Promise<void> {
  await sql`DELETE FROM one_time_link WHERE purpose = 'first-administrator'`;
}
