import type { PasswordChange, SignInRequest } from '../../geodata/model/api-accounts.ts';
import type { Caller } from '../http/caller.ts';
import { HttpProblem, InvalidInputError } from '../http/problem.ts';
import { auditAccounts } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import { readAccountByName, type StoredAccount, updatePassword } from './accounts.repository.ts';
import type { Identity } from './identities.ts';
import { hashPassword, passwordFault, passwordFits } from './password.ts';
import { deleteSessions } from './sessions.repository.ts';
import { beginSession, type SignedIn } from './sessions.service.ts';
import { acceptSignIn, claimSignIn } from './sign-in-attempts.ts';

/** Login names are compared in lower case, whatever keyboard they were typed on. */
export const normalLoginName = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The same words for an unknown name, a wrong password and a disabled account. */
const refused = () => new HttpProblem(401, '登录名或密码不正确');

/** The account if this password opens it; takes as long when it does not, or when there is none. */
async function opened(
  deps: AccountDeps,
  loginName: string,
  password: string,
): Promise<{ account: StoredAccount | undefined; fits: boolean }> {
  const account = await readAccountByName(deps.sql, loginName);
  const isUsable = account !== undefined && !account.isDisabled && !account.isDemonstration;
  return { account, fits: await passwordFits(isUsable ? account.passwordHash : null, password) };
}

/**
 * Signs in with login name and password; returns the secret of the new session.
 * @throws HttpProblem 401, TooManyAttemptsError
 */
export async function signInWithPassword(
  deps: AccountDeps,
  { loginName: given, password }: SignInRequest,
  caller: Caller,
  before: Identity,
): Promise<string> {
  const now = deps.now();
  const loginName = normalLoginName(given);
  await claimSignIn(deps.sql, now, loginName, caller.address);
  const { account, fits } = await opened(deps, loginName, password);
  if (!fits || account === undefined) {
    await noteFailure(deps, now, account, caller);
    throw refused();
  }
  const secret = await deps.sql.begin(async (sql) => {
    await acceptSignIn(sql, now, loginName, caller.address);
    return await beginSession(sql, now, account, 'password', caller, before);
  });
  deps.identities.forget();
  return secret;
}

/** A name that is no account's is not kept: people type passwords into the wrong box. */
async function noteFailure(
  deps: AccountDeps,
  now: Date,
  account: StoredAccount | undefined,
  { requestId, address, userAgent }: Caller,
): Promise<void> {
  const failed = {
    action: 'create' as const,
    collection: 'sign-ins',
    recordId: account?.id ?? null,
    recordLabel: account?.loginName ?? null,
    before: null,
    after: { outcome: 'refused', address, userAgent },
  };
  await deps.sql.begin((sql) =>
    auditAccounts(sql, { actorId: 'visitor', actorName: '访客', requestId }, now, [failed]),
  );
}

/**
 * Changes one's own password: every session ends, this one begins anew. Returns its secret.
 * @throws InvalidInputError, TooManyAttemptsError, HttpProblem 409 for an account without a password
 */
export async function changePassword(
  deps: AccountDeps,
  identity: SignedIn,
  { current, next }: PasswordChange,
  caller: Caller,
): Promise<string> {
  const { account } = identity;
  const now = deps.now();
  const { loginName } = account;
  if (account.passwordHash === null) throw new HttpProblem(409, '这个账号不用密码登录，没有可修改的密码');
  await claimSignIn(deps.sql, now, loginName, caller.address);
  if (!(await opened(deps, loginName, current)).fits) {
    await noteFailure(deps, now, account, caller);
    throw new InvalidInputError([{ field: 'current', message: '当前密码不正确' }]);
  }
  const fault = passwordFault(next, loginName) ?? (next === current ? '新密码不能与当前密码相同' : undefined);
  if (fault !== undefined) throw new InvalidInputError([{ field: 'next', message: fault }]);
  const passwordHash = await hashPassword(next);
  const secret = await deps.sql.begin(async (sql) => {
    await acceptSignIn(sql, now, loginName, caller.address);
    await updatePassword(sql, account.id, passwordHash, identity.actor.id, now);
    const ended = await deleteSessions(sql, account.id);
    await auditAccounts(
      sql,
      { actorId: identity.actor.id, actorName: identity.actor.name, requestId: caller.requestId },
      now,
      [
        {
          action: 'update',
          collection: 'accounts',
          recordId: account.id,
          recordLabel: loginName,
          before: null,
          after: { password: 'changed', sessionsEnded: ended },
        },
      ],
    );
    return await beginSession(sql, now, account, 'password', caller, { ...identity, session: null });
  });
  deps.identities.forget();
  return secret;
}
