import type postgres from 'postgres';
import type { RoleGrant } from '../../geodata/model/api-accounts.ts';
import type { Caller } from '../http/caller.ts';
import type { OidcConfig } from '../oidc-config.ts';
import { auditAccounts } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import {
  insertAccount,
  readAccount,
  readAccountBySubject,
  type StoredAccount,
  updateAccount,
  writeGrant,
} from './accounts.repository.ts';
import type { Identity } from './identities.ts';
import { type Provider, ProviderError, type ProviderPerson } from './provider.ts';
import { insertErrand, takeErrand } from './provider-sign-in.repository.ts';
import { roleOfClaims } from './role-of-claims.ts';
import { digestOf } from './secret-token.ts';
import { secondsAfter } from './session-limits.ts';
import { beginSession } from './sessions.service.ts';

/** How long somebody may take at the provider. */
export const errandSeconds = 600;

/** Sends the browser to the provider. Returns the address, and the state that its cookie keeps. @throws ProviderError */
export async function leaveForProvider(
  { sql, now }: Pick<AccountDeps, 'sql' | 'now'>,
  provider: Provider,
  redirectUri: string,
  returnTo: string,
): Promise<{ address: string; state: string }> {
  const { address, errand } = await provider.leave(redirectUri);
  const moment = now();
  const expiresAt = secondsAfter(moment, errandSeconds);
  await insertErrand(sql, digestOf(errand.state), { ...errand, returnTo }, expiresAt, moment);
  return { address, state: errand.state };
}

/**
 * Takes somebody in who comes back from the provider: in the browser that left (its cookie has the state), once, with
 * a role that the rules know. Returns the secret of the session and where to go on.
 * @throws ProviderError
 */
export async function arriveFromProvider(
  deps: AccountDeps,
  provider: Provider,
  settings: OidcConfig,
  arrival: { address: URL; cookieState: string | undefined; caller: Caller; before: Identity },
): Promise<{ secret: string; returnTo: string }> {
  const { address, cookieState, caller, before } = arrival;
  const now = deps.now();
  const state = address.searchParams.get('state') ?? '';
  const errand = state === cookieState ? await takeErrand(deps.sql, digestOf(state), now) : undefined;
  if (errand === undefined) throw new ProviderError('expired', 'the sign-in is unknown, finished or too old');
  const person = await provider.arrive(address, { ...errand, state });
  const grant = roleOfClaims(person.claims, settings.roleClaim, settings.roleMap);
  if (grant === undefined) throw new ProviderError('no-role', `no rule fits the claim ${settings.roleClaim}`);
  const secret = await deps.sql.begin(async (sql) => {
    const account = await accountOf(sql, now, person, grant, caller);
    return await beginSession(sql, now, account, 'oidc', caller, before);
  });
  deps.identities.forget();
  return { secret, returnTo: errand.returnTo };
}

/** Puts a refusal into the audit log: what was wrong, not who it may have been. */
export async function noteProviderFault(
  { sql, now }: Pick<AccountDeps, 'sql' | 'now'>,
  { fault }: ProviderError,
  { requestId, address, userAgent }: Caller,
): Promise<void> {
  const refused = {
    action: 'create' as const,
    collection: 'sign-ins',
    recordId: null,
    recordLabel: null,
    before: null,
    after: { outcome: 'refused', method: 'oidc', fault, address, userAgent },
  };
  await sql.begin((transaction) =>
    auditAccounts(transaction, { actorId: 'visitor', actorName: '访客', requestId }, now(), [refused]),
  );
}

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : undefined;

/** The account of this person, made at the first sign-in; its role follows the provider every time. */
async function accountOf(
  sql: postgres.TransactionSql,
  now: Date,
  person: ProviderPerson,
  grant: RoleGrant,
  { requestId }: Caller,
): Promise<StoredAccount> {
  const { issuer, subject, claims } = person;
  const displayName = (textOf(claims.name) ?? textOf(claims.preferred_username) ?? subject).slice(0, 80);
  const known = await readAccountBySubject(sql, issuer, subject);
  if (known?.isDisabled) throw new ProviderError('disabled', 'the account is disabled');
  const isSame = known?.displayName === displayName && JSON.stringify(known.grant) === JSON.stringify(grant);
  if (known !== undefined && isSame) return known;
  const account =
    known === undefined
      ? await join(sql, now, person, displayName, grant)
      : await follow(sql, now, known, displayName, grant);
  const before = known === undefined ? null : { displayName: known.displayName, grant: known.grant };
  const origin = { actorId: `account-${account.id}`, actorName: displayName, requestId };
  await auditAccounts(sql, origin, now, [
    {
      action: known === undefined ? 'create' : 'update',
      collection: 'accounts',
      recordId: account.id,
      recordLabel: account.loginName,
      before,
      after: { displayName, grant, by: 'provider' },
    },
  ]);
  return account;
}

/** Never takes over an account that has the same name: who somebody is, is issuer and subject alone. */
async function join(
  sql: postgres.TransactionSql,
  now: Date,
  { issuer, subject, claims }: ProviderPerson,
  displayName: string,
  grant: RoleGrant,
): Promise<StoredAccount> {
  const wanted = (textOf(claims.preferred_username) ?? subject)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const place = new URL(issuer).hostname;
  const plain = `${wanted.slice(0, 60)}@${place.slice(0, 50)}`;
  const draft = { displayName, grant, issuer, subject };
  for (const loginName of [plain, `${plain}-${digestOf(subject).slice(0, 8)}`]) {
    const account = await insertAccount(sql, { ...draft, loginName }, 'provider', now);
    if (account !== undefined) return account;
  }
  throw new Error('no login name is free for a person of the provider');
}

async function follow(
  sql: postgres.TransactionSql,
  now: Date,
  { id, revision }: StoredAccount,
  displayName: string,
  grant: RoleGrant,
): Promise<StoredAccount> {
  await updateAccount(sql, id, { revision, displayName }, 'provider', now);
  await writeGrant(sql, id, grant);
  return (await readAccount(sql, id))!;
}
