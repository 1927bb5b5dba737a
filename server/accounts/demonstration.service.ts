import type postgres from 'postgres';
import {
  type DemonstrationRole,
  demonstrationRoles,
  type RoleGrant,
} from '../../geodata/model/api-accounts.ts';
import { roleLabels } from '../../geodata/model/role.ts';
import type { Caller } from '../http/caller.ts';
import { HttpProblem } from '../http/problem.ts';
import type { AccountDeps } from './account-deps.ts';
import { insertAccount, readAccountByName, type StoredAccount, writeGrant } from './accounts.repository.ts';
import { readOperatedParks } from './demonstration.repository.ts';
import type { Identity } from './identities.ts';
import { beginSession } from './sessions.service.ts';

/** The roles that one click gives now; none where the demonstration is closed. */
export const offeredRoles = async ({
  identities,
}: Pick<AccountDeps, 'identities'>): Promise<DemonstrationRole[]> =>
  (await identities.mayEnterDemonstration()) ? [...demonstrationRoles] : [];

/**
 * Enters the demonstration in a role; returns the secret of the session.
 * @throws HttpProblem 403 where the demonstration is off, or somebody administers this installation for real.
 */
export async function enterDemonstration(
  deps: AccountDeps,
  role: DemonstrationRole,
  caller: Caller,
  before: Identity,
): Promise<string> {
  if (!(await deps.identities.mayEnterDemonstration()))
    throw new HttpProblem(403, '一键体验已关闭：演示模式未开启，或本系统已有正式的管理员。请用账号登录');
  const now = deps.now();
  const secret = await deps.sql.begin(async (sql) => {
    const account = await accountOf(sql, role, now);
    return await beginSession(sql, now, account, 'demonstration', caller, before);
  });
  deps.identities.forget();
  return secret;
}

/** The account of a role in the demonstration, made when it is first entered. */
async function accountOf(
  sql: postgres.TransactionSql,
  role: DemonstrationRole,
  now: Date,
): Promise<StoredAccount> {
  const grant = await grantOf(sql, role);
  const loginName = `demonstration-${role}`;
  const draft = { loginName, displayName: `演示${roleLabels[role].zh}`, grant, isDemonstration: true };
  const made = await insertAccount(sql, draft, 'demonstration', now);
  if (made !== undefined) return made;
  const account = await readAccountByName(sql, loginName);
  if (account === undefined || !account.isDemonstration)
    throw new HttpProblem(409, `登录名“${loginName}”已被正式账号使用`);
  if (account.isDisabled) throw new HttpProblem(403, '这个演示身份已停用');
  if (JSON.stringify(account.grant) !== JSON.stringify(grant)) await writeGrant(sql, account.id, grant);
  return { ...account, grant };
}

/** Everything everywhere, but an operator runs two parks. */
async function grantOf(sql: postgres.ISql, role: DemonstrationRole): Promise<RoleGrant> {
  if (role !== 'operator') return { role, zoneCodes: null, parkIds: [] };
  const parks = await readOperatedParks(sql);
  return { role, zoneCodes: parks === undefined ? [] : [parks.zoneCode], parkIds: parks?.parkIds ?? [] };
}
