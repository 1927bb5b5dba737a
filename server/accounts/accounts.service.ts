import type postgres from 'postgres';
import type {
  Account,
  AccountChange,
  AccountRequest,
  AccountWithLink,
  RoleGrant,
} from '../../geodata/model/api-accounts.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { AuditEvent } from '../audit/audit-entry.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, HttpProblem, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { auditAccounts } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import {
  insertAccount,
  lockAdministrators,
  readAccount,
  readAccounts,
  readMissingParks,
  type StoredAccount,
  updateAccount,
  writeGrant,
} from './accounts.repository.ts';
import { makeLink } from './one-time-links.service.ts';
import { deleteSessions } from './sessions.repository.ts';
import { revokeTokens } from './tokens.repository.ts';

type Deps = AccountDeps & Pick<FeatureDeps, 'revisions'>;

/** Who changes accounts, in which request, and where people open this installation. */
export interface AccountKeeper {
  actor: Actor;
  requestId: string;
  base: string;
}

const shown = ({
  passwordHash: _hash,
  issuer: _issuer,
  subject: _subject,
  ...account
}: StoredAccount): Account => account;

/** Every account, by login name; those of the demonstration last. */
export const listAccounts = async (deps: Deps): Promise<Account[]> =>
  (await readAccounts(deps.sql)).map(shown);

const eventOf = (
  action: AuditEvent['action'],
  { id, loginName }: StoredAccount,
  before: AuditEvent['before'],
  after: AuditEvent['after'],
): AuditEvent => ({ action, collection: 'accounts', recordId: id, recordLabel: loginName, before, after });

/** @throws InvalidInputError for zones and parks that do not exist, and bounds that a role cannot have. */
async function assertGrant(deps: Deps, actor: Actor, grant: RoleGrant): Promise<void> {
  const { role, zoneCodes, parkIds } = grant;
  const refuse = (field: string, message: string): never => {
    throw new InvalidInputError([{ field: `grant.${field}`, message }]);
  };
  if (role === 'administrator' && zoneCodes !== null)
    refuse('zoneCodes', '系统管理员管理整个系统，不能限定开发区');
  if (zoneCodes?.length === 0) refuse('zoneCodes', '请至少选择一个开发区');
  const known = (await deps.revisions.zones(actor)).map(({ zoneCode }) => zoneCode);
  const unknown = zoneCodes?.find((code) => !known.includes(code));
  if (unknown !== undefined) refuse('zoneCodes', `没有代码为“${unknown}”的开发区`);
  if (role !== 'operator' && parkIds.length > 0) refuse('parkIds', '只有园区运营商需要指定园区');
  if (role === 'operator' && parkIds.length === 0) refuse('parkIds', '请至少选择一个园区');
  const [missing] = await readMissingParks(deps.sql, parkIds, zoneCodes);
  if (missing !== undefined) refuse('parkIds', `所选开发区内没有编号为 ${missing} 的园区`);
}

/** Where everybody can become administrator, nobody may hand out real accounts. @throws HttpProblem 403 */
async function assertKeeper(deps: Deps, { actor }: AccountKeeper): Promise<void> {
  const { demonstration } = deps.config;
  if (demonstration.isPublic && demonstration.load && !(await deps.identities.isRealAccount(actor)))
    throw new HttpProblem(403, '公开演示中不能管理账号');
}

/** Adds an account without a password, and a one-time link to set one. @throws InvalidInputError, ConflictError */
export async function addAccount(
  deps: Deps,
  keeper: AccountKeeper,
  request: AccountRequest,
): Promise<AccountWithLink> {
  await assertKeeper(deps, keeper);
  await assertGrant(deps, keeper.actor, request.grant);
  const now = deps.now();
  const made = await deps.sql.begin(async (sql) => {
    const account = await insertAccount(sql, request, keeper.actor.id, now);
    if (account === undefined)
      throw new ConflictError('登录名已被使用', { conflict: 'taken' }, [
        { field: 'loginName', message: '登录名已被使用，请换一个' },
      ]);
    await audit(sql, keeper, now, eventOf('create', account, null, { ...request }));
    return { account, handed: await handLink(sql, keeper, account, now) };
  });
  deps.identities.forget();
  return { account: shown(made.account), ...made.handed };
}

const handLink = (
  sql: postgres.TransactionSql,
  { base, actor }: AccountKeeper,
  { id }: StoredAccount,
  now: Date,
) => makeLink(sql, now, base, { purpose: 'recovery', accountId: id, createdBy: actor.id });

const audit = (
  sql: postgres.TransactionSql,
  { actor, requestId }: AccountKeeper,
  now: Date,
  event: AuditEvent,
) => auditAccounts(sql, { actorId: actor.id, actorName: actor.name, requestId }, now, [event]);

/** An account that administrators may change. @throws NotFoundError, HttpProblem 409 */
async function changeable(sql: postgres.ISql, id: number): Promise<StoredAccount> {
  const account = await readAccount(sql, id);
  if (account === undefined) throw new NotFoundError(`没有编号为 ${id} 的账号`);
  if (account.isDemonstration) throw new HttpProblem(409, '演示账号由系统维护，不能修改');
  return account;
}

/**
 * Changes name and role, disables or enables. Disabling ends sessions and tokens at once.
 * @throws NotFoundError, InvalidInputError, ConflictError; HttpProblem 409 when nobody would be left to administer.
 */
export async function changeAccount(
  deps: Deps,
  keeper: AccountKeeper,
  id: number,
  change: AccountChange,
): Promise<Account> {
  await assertKeeper(deps, keeper);
  const { grant, isDisabled, displayName } = change;
  if (grant !== undefined) await assertGrant(deps, keeper.actor, grant);
  const now = deps.now();
  const changed = await deps.sql.begin(async (sql) => {
    const administrators = await lockAdministrators(sql);
    const before = await changeable(sql, id);
    if (grant !== undefined && before.isFromProvider)
      throw new HttpProblem(409, '统一认证账号的角色由认证平台决定，请在那里修改');
    const steps = isDisabled === true || (grant !== undefined && grant.role !== 'administrator');
    if (steps && administrators.length === 1 && administrators[0] === id)
      throw new HttpProblem(409, '这是最后一个管理员：请先让另一个账号成为管理员');
    if (!(await updateAccount(sql, id, change, keeper.actor.id, now)))
      throw new ConflictError('这个账号已在别处修改，请刷新后重试', {
        conflict: 'stale',
        current: shown(before),
      });
    if (grant !== undefined) await writeGrant(sql, id, grant);
    if (isDisabled === true) {
      await deleteSessions(sql, id);
      await revokeTokens(sql, id, now);
    }
    const wanted = { displayName, isDisabled, grant };
    const fields = (['displayName', 'isDisabled', 'grant'] as const).filter(
      (name) => wanted[name] !== undefined,
    );
    const was = Object.fromEntries(fields.map((name) => [name, before[name]]));
    const is = Object.fromEntries(fields.map((name) => [name, wanted[name]]));
    await audit(sql, keeper, now, eventOf('update', before, was, is));
    return await readAccount(sql, id);
  });
  deps.identities.forget();
  return shown(changed!);
}

/** Makes a one-time link by which the owner sets a new password. @throws NotFoundError, HttpProblem 409 */
export async function recoverAccount(
  deps: Deps,
  keeper: AccountKeeper,
  id: number,
): Promise<AccountWithLink> {
  await assertKeeper(deps, keeper);
  const now = deps.now();
  return await deps.sql.begin(async (sql) => {
    const account = await changeable(sql, id);
    if (account.isFromProvider) throw new HttpProblem(409, '统一认证账号没有本系统的密码，请在认证平台找回');
    if (account.isDisabled) throw new HttpProblem(409, '账号已停用，请先启用');
    await audit(sql, keeper, now, eventOf('update', account, null, { recoveryLink: 'made' }));
    return { account: shown(account), ...(await handLink(sql, keeper, account, now)) };
  });
}
