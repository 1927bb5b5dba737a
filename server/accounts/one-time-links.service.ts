import type postgres from 'postgres';
import type { LinkAnswer, LinkUse } from '../../geodata/model/api-accounts.ts';
import type { Caller } from '../http/caller.ts';
import { HttpProblem, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { auditAccounts } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import {
  hasAdministrator,
  insertAccount,
  lockAdministrators,
  readAccount,
  type StoredAccount,
  updatePassword,
} from './accounts.repository.ts';
import type { Identity } from './identities.ts';
import {
  deleteFirstAdministratorLinks,
  readLink,
  replaceLink,
  takeLink,
} from './one-time-links.repository.ts';
import { hashPassword, passwordFault } from './password.ts';
import { digestOf, newSecret } from './secret-token.ts';
import { linkSeconds, secondsAfter } from './session-limits.ts';
import { deleteSessions } from './sessions.repository.ts';
import { beginSession } from './sessions.service.ts';
import { forgiveName } from './sign-in-attempts.ts';
import { revokeTokens } from './tokens.repository.ts';

/** A link as it is handed to a person; told once. */
export interface HandedLink {
  /** The secret stands behind `#`: browsers do not send that part, so it is in no log and in no referrer. */
  link: string;
  expiresAt: string;
}

/** Makes a link; older ones for the same purpose and account stop working. */
export async function makeLink(
  sql: postgres.TransactionSql,
  now: Date,
  base: string,
  target: { purpose: LinkAnswer['purpose']; accountId: number | null; createdBy: string },
): Promise<HandedLink> {
  const secret = newSecret();
  const expiresAt = secondsAfter(now, linkSeconds[target.purpose]);
  await replaceLink(sql, { ...target, tokenHash: digestOf(secret), expiresAt }, now);
  return { link: `${base}/#${target.purpose}=${secret}`, expiresAt: expiresAt.toISOString() };
}

/** At the start of the server: a link to make the first administrator, while there is none. */
export async function firstAdministratorLink(
  { sql, now }: Pick<AccountDeps, 'sql' | 'now'>,
  base: string,
): Promise<HandedLink | undefined> {
  return await sql.begin(async (transaction) => {
    if (await hasAdministrator(transaction)) return undefined;
    const target = { purpose: 'first-administrator' as const, accountId: null, createdBy: 'start' };
    return await makeLink(transaction, now(), base, target);
  });
}

const spent = () =>
  new HttpProblem(
    410,
    '链接已使用过、已过期或已被新的链接取代。创建管理员请重启服务取得新链接，找回密码请联系系统管理员',
  );

/** What a link is for. @throws HttpProblem 410 */
export async function askLink(deps: AccountDeps, token: string): Promise<LinkAnswer> {
  const link = await readLink(deps.sql, digestOf(token), deps.now());
  if (link === undefined) throw spent();
  const account = link.accountId === null ? undefined : await readAccount(deps.sql, link.accountId);
  if (link.purpose === 'recovery' && (account === undefined || account.isDisabled)) throw spent();
  return {
    purpose: link.purpose,
    loginName: account?.loginName ?? null,
    displayName: account?.displayName ?? null,
    expiresAt: link.expiresAt,
  };
}

/**
 * Uses a link: makes the first administrator, or sets a new password and ends every session and token. Signs in;
 * returns the secret of the session.
 * @throws HttpProblem 410, InvalidInputError
 */
export async function spendLink(
  deps: AccountDeps,
  use: LinkUse,
  caller: Caller,
  before: Identity,
): Promise<string> {
  const { purpose, loginName: owner } = await askLink(deps, use.token);
  const loginName = owner ?? use.loginName;
  if (loginName === undefined) throw new InvalidInputError([{ field: 'loginName', message: '请填写登录名' }]);
  const fault = passwordFault(use.password, loginName);
  if (fault !== undefined) throw new InvalidInputError([{ field: 'password', message: fault }]);
  const passwordHash = await hashPassword(use.password);
  const now = deps.now();
  const secret = await deps.sql.begin(async (sql) => {
    const link = await takeLink(sql, digestOf(use.token), now);
    if (link === undefined) throw spent();
    const account =
      purpose === 'recovery'
        ? await recover(sql, now, link.accountId, passwordHash, caller)
        : await makeFirstAdministrator(sql, now, { ...use, loginName }, passwordHash, caller);
    return await beginSession(sql, now, account, 'link', caller, before);
  });
  deps.identities.forget();
  return secret;
}

async function recover(
  sql: postgres.TransactionSql,
  now: Date,
  accountId: number | null,
  passwordHash: string,
  { requestId }: Caller,
): Promise<StoredAccount> {
  const account = accountId === null ? undefined : await readAccount(sql, accountId);
  if (account === undefined || account.isDisabled) throw new NotFoundError('账号已停用');
  const actorId = `account-${account.id}`;
  await updatePassword(sql, account.id, passwordHash, actorId, now);
  await deleteSessions(sql, account.id);
  await revokeTokens(sql, account.id, now);
  await forgiveName(sql, now, account.loginName);
  await auditAccounts(sql, { actorId, actorName: account.displayName, requestId }, now, [
    {
      action: 'update',
      collection: 'accounts',
      recordId: account.id,
      recordLabel: account.loginName,
      before: null,
      after: { password: 'set by one-time link' },
    },
  ]);
  return account;
}

async function makeFirstAdministrator(
  sql: postgres.TransactionSql,
  now: Date,
  { loginName, displayName = loginName }: { loginName: string; displayName?: string | undefined },
  passwordHash: string,
  { requestId }: Caller,
): Promise<StoredAccount> {
  if ((await lockAdministrators(sql)).length > 0) throw spent();
  await deleteFirstAdministratorLinks(sql);
  const grant = { role: 'administrator' as const, zoneCodes: null, parkIds: [] };
  const account = await insertAccount(
    sql,
    { loginName, displayName, grant, passwordHash },
    'first-start',
    now,
  );
  if (account === undefined)
    throw new InvalidInputError([{ field: 'loginName', message: '登录名已被使用，请换一个' }]);
  await auditAccounts(sql, { actorId: `account-${account.id}`, actorName: displayName, requestId }, now, [
    {
      action: 'create',
      collection: 'accounts',
      recordId: account.id,
      recordLabel: loginName,
      before: null,
      after: { loginName, displayName, grant, by: 'one-time link of the first start' },
    },
  ]);
  return account;
}
