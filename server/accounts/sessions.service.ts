import type postgres from 'postgres';
import type { SignedInBrowser, SignInMethod } from '../../geodata/model/api-accounts.ts';
import type { Caller } from '../http/caller.ts';
import { NotFoundError } from '../http/problem.ts';
import { auditAccounts } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import { noteSignIn, type StoredAccount } from './accounts.repository.ts';
import type { Identity } from './identities.ts';
import { digestOf, newSecret } from './secret-token.ts';
import { absoluteSeconds, idleSeconds, secondsAfter } from './session-limits.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessions,
  insertSession,
  readSessions,
} from './sessions.repository.ts';

/** Somebody who is signed in; the routes of one's own account need one. */
export interface SignedIn extends Identity {
  account: StoredAccount;
}

const idleSince = (now: Date): Date => secondsAfter(now, -idleSeconds);

/**
 * Begins a session with a secret that never existed before, whatever the browser brought along; a session it had ends.
 * Returns the secret, which is kept as a digest only.
 */
export async function beginSession(
  sql: postgres.TransactionSql,
  now: Date,
  account: StoredAccount,
  method: SignInMethod,
  caller: Caller,
  replaced: Identity,
): Promise<string> {
  const secret = newSecret();
  if (replaced.session !== null) await deleteSession(sql, replaced.session.accountId, replaced.session.id);
  await deleteExpiredSessions(sql, idleSince(now), now);
  const { address, userAgent, requestId } = caller;
  await insertSession(
    sql,
    {
      tokenHash: digestOf(secret),
      accountId: account.id,
      method,
      userAgent,
      address,
      expiresAt: secondsAfter(now, absoluteSeconds),
    },
    now,
  );
  await noteSignIn(sql, account.id, now);
  await auditAccounts(sql, originOf(account, requestId), now, [
    event(account, 'create', { outcome: 'signed-in', method, address, userAgent }),
  ]);
  return secret;
}

const originOf = ({ id, displayName }: StoredAccount, requestId: string) => ({
  actorId: `account-${id}`,
  actorName: displayName,
  requestId,
});

/** An event in the collection of sign-ins: one that was made, or (`withdraw`) one that was ended. */
const event = (account: StoredAccount, action: 'create' | 'withdraw', after: Record<string, unknown>) => ({
  action,
  collection: 'sign-ins',
  recordId: account.id,
  recordLabel: account.loginName,
  before: null,
  after,
});

/** Ends the session of this very browser. */
export async function signOut(deps: AccountDeps, identity: Identity, caller: Caller): Promise<void> {
  const { account, session } = identity;
  if (account === null || session === null) return;
  const now = deps.now();
  await deps.sql.begin(async (sql) => {
    await deleteSession(sql, account.id, session.id);
    await auditAccounts(sql, originOf(account, caller.requestId), now, [
      event(account, 'withdraw', { outcome: 'signed-out' }),
    ]);
  });
  deps.identities.forget();
}

/** Ends every session of the account, this one too; how many they were. */
export async function signOutEverywhere(
  deps: AccountDeps,
  { account }: SignedIn,
  caller: Caller,
): Promise<number> {
  const now = deps.now();
  const ended = await deps.sql.begin(async (sql) => {
    const count = await deleteSessions(sql, account.id);
    await auditAccounts(sql, originOf(account, caller.requestId), now, [
      event(account, 'withdraw', { outcome: 'signed-out-everywhere', sessions: count }),
    ]);
    return count;
  });
  deps.identities.forget();
  return ended;
}

/** The browsers in which the account is signed in. */
export async function listSessions(
  deps: AccountDeps,
  { account, session }: SignedIn,
): Promise<SignedInBrowser[]> {
  const now = deps.now();
  const sessions = await readSessions(deps.sql, account.id, idleSince(now), now);
  return sessions.map(({ accountId: _own, ...entry }) => ({ ...entry, isCurrent: entry.id === session?.id }));
}

/** Ends one session of the account. @throws NotFoundError */
export async function endSession(
  deps: AccountDeps,
  { account }: SignedIn,
  id: number,
  caller: Caller,
): Promise<void> {
  const now = deps.now();
  await deps.sql.begin(async (sql) => {
    if (!(await deleteSession(sql, account.id, id))) throw new NotFoundError(`没有编号为 ${id} 的登录`);
    await auditAccounts(sql, originOf(account, caller.requestId), now, [
      event(account, 'withdraw', { outcome: 'signed-out', session: id }),
    ]);
  });
  deps.identities.forget();
}
