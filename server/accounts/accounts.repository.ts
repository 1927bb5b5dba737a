import type postgres from 'postgres';
import type { Account, RoleGrant } from '../../geodata/model/api-accounts.ts';

/** An account as the server keeps it. */
export interface StoredAccount extends Account {
  passwordHash: string | null;
  issuer: string | null;
  subject: string | null;
}

/** What a new account starts with. */
export interface NewAccount {
  loginName: string;
  displayName: string;
  grant: RoleGrant | null;
  passwordHash?: string | null;
  issuer?: string;
  subject?: string;
  isDemonstration?: boolean;
}

const columns = (sql: postgres.ISql) => sql`
  account.id::integer AS id, login_name AS "loginName", display_name AS "displayName", is_disabled AS "isDisabled",
  is_demonstration AS "isDemonstration", password_hash IS NOT NULL AS "hasPassword",
  issuer IS NOT NULL AS "isFromProvider", last_signed_in_at AS "lastSignedInAt", account.created_at AS "createdAt",
  account.revision, password_hash AS "passwordHash", issuer, subject,
  CASE WHEN held.role IS NULL THEN NULL
       ELSE json_build_object('role', held.role, 'zoneCodes', held.zone_codes, 'parkIds', held.park_ids) END AS grant`;

const relation = (sql: postgres.ISql) =>
  sql`account LEFT JOIN account_role AS held ON held.account_id = account.id`;

/** All accounts, by name; those of the demonstration last. */
export async function readAccounts(sql: postgres.ISql): Promise<StoredAccount[]> {
  return await sql<StoredAccount[]>`
    SELECT ${columns(sql)} FROM ${relation(sql)} ORDER BY is_demonstration, login_name COLLATE "C" LIMIT 5000`;
}

export async function readAccount(sql: postgres.ISql, id: number): Promise<StoredAccount | undefined> {
  const [account] = await sql<StoredAccount[]>`
    SELECT ${columns(sql)} FROM ${relation(sql)} WHERE account.id = ${id}::bigint`;
  return account;
}

export async function readAccountByName(
  sql: postgres.ISql,
  loginName: string,
): Promise<StoredAccount | undefined> {
  const [account] = await sql<StoredAccount[]>`
    SELECT ${columns(sql)} FROM ${relation(sql)} WHERE login_name = ${loginName}`;
  return account;
}

/** The account of somebody whom a provider knows. */
export async function readAccountBySubject(
  sql: postgres.ISql,
  issuer: string,
  subject: string,
): Promise<StoredAccount | undefined> {
  const [account] = await sql<StoredAccount[]>`
    SELECT ${columns(sql)} FROM ${relation(sql)} WHERE issuer = ${issuer} AND subject = ${subject}`;
  return account;
}

/** Adds an account with its role; undefined when the login name is taken. */
export async function insertAccount(
  sql: postgres.TransactionSql,
  account: NewAccount,
  actorId: string,
  now: Date,
): Promise<StoredAccount | undefined> {
  const { loginName, displayName, grant, passwordHash = null } = account;
  const [row] = await sql<{ id: number }[]>`
    INSERT INTO account (login_name, display_name, password_hash, password_changed_at, issuer, subject,
                         is_demonstration, created_by, created_at, updated_by, updated_at)
    VALUES (${loginName}, ${displayName}, ${passwordHash}, ${passwordHash === null ? null : now},
            ${account.issuer ?? null}, ${account.subject ?? null}, ${account.isDemonstration ?? false},
            ${actorId}, ${now}, ${actorId}, ${now})
    ON CONFLICT DO NOTHING RETURNING id`;
  if (row === undefined) return undefined;
  await writeGrant(sql, row.id, grant);
  return await readAccount(sql, row.id);
}

/** Gives an account this role instead of the one it has; null takes it away. */
export async function writeGrant(
  sql: postgres.TransactionSql,
  accountId: number,
  grant: RoleGrant | null,
): Promise<void> {
  await sql`DELETE FROM account_role WHERE account_id = ${accountId}::bigint`;
  if (grant === null) return;
  await sql`
    INSERT INTO account_role (account_id, role, zone_codes, park_ids)
    VALUES (${accountId}::bigint, ${grant.role}, ${grant.zoneCodes === null ? null : [...grant.zoneCodes]}::text[],
            ${[...grant.parkIds]}::bigint[])`;
}

/** Changes an account that is at this revision; false when it is not. */
export async function updateAccount(
  sql: postgres.TransactionSql,
  id: number,
  change: { revision: number; displayName?: string | undefined; isDisabled?: boolean | undefined },
  actorId: string,
  now: Date,
): Promise<boolean> {
  const rows = await sql`
    UPDATE account
    SET display_name = COALESCE(${change.displayName ?? null}::text, display_name),
        is_disabled = COALESCE(${change.isDisabled ?? null}::boolean, is_disabled),
        revision = revision + 1, updated_by = ${actorId}, updated_at = ${now}
    WHERE id = ${id}::bigint AND revision = ${change.revision}::bigint RETURNING id`;
  return rows.length > 0;
}

/** Keeps a new password. */
export async function updatePassword(
  sql: postgres.TransactionSql,
  id: number,
  passwordHash: string,
  actorId: string,
  now: Date,
): Promise<void> {
  await sql`
    UPDATE account SET password_hash = ${passwordHash}, password_changed_at = ${now}, revision = revision + 1,
      updated_by = ${actorId}, updated_at = ${now}
    WHERE id = ${id}::bigint`;
}

export async function noteSignIn(sql: postgres.ISql, id: number, now: Date): Promise<void> {
  await sql`UPDATE account SET last_signed_in_at = ${now} WHERE id = ${id}::bigint`;
}

/** Administrators who can sign in; those of the demonstration do not count. Locked, so that two cannot take each other out. */
export async function lockAdministrators(sql: postgres.TransactionSql): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    SELECT account.id::integer AS id FROM account JOIN account_role AS held ON held.account_id = account.id
    WHERE held.role = 'administrator' AND NOT is_disabled AND NOT is_demonstration
    ORDER BY account.id FOR UPDATE OF account`;
  return rows.map(({ id }) => id);
}

/** Whether anybody can administer this installation for real. */
export async function hasAdministrator(sql: postgres.ISql): Promise<boolean> {
  const [row] = await sql<{ exists: boolean }[]>`
    SELECT EXISTS (SELECT FROM account JOIN account_role AS held ON held.account_id = account.id
                   WHERE held.role = 'administrator' AND NOT is_disabled AND NOT is_demonstration) AS exists`;
  return row!.exists;
}

/** Those of the parks that do not lie in the zones (null: in any). */
export async function readMissingParks(
  sql: postgres.ISql,
  parkIds: readonly number[],
  zoneCodes: readonly string[] | null,
): Promise<number[]> {
  if (parkIds.length === 0) return [];
  const rows = await sql<{ id: number }[]>`
    SELECT wanted.id::integer AS id FROM unnest(${[...parkIds]}::bigint[]) AS wanted (id)
    WHERE NOT EXISTS (
      SELECT FROM park WHERE park.id = wanted.id
        AND (${zoneCodes === null} OR park.zone_code = ANY (${[...(zoneCodes ?? [])]}::text[])))`;
  return rows.map(({ id }) => id);
}
