import type { ApiToken, ApiTokenRequest, NewApiToken } from '../../geodata/model/api-accounts.ts';
import { neverByToken } from '../../geodata/model/api-accounts.ts';
import type { Caller } from '../http/caller.ts';
import { HttpProblem, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { auditAccounts } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import { digestOf, newSecret } from './secret-token.ts';
import { secondsAfter } from './session-limits.ts';
import type { SignedIn } from './sessions.service.ts';
import { insertToken, readTokens, revokeToken, type StoredToken } from './tokens.repository.ts';

const mostTokens = 50;
const daySeconds = 24 * 3600;

const shown = ({ accountId: _own, ...token }: StoredToken): ApiToken => token;

/** Tokens of the account, the newest first; those that ended too. */
export const listTokens = async (deps: AccountDeps, { account }: SignedIn): Promise<ApiToken[]> =>
  (await readTokens(deps.sql, account.id)).map(shown);

const eventOf = (token: StoredToken, action: 'create' | 'withdraw', after: Record<string, unknown>) => ({
  action,
  collection: 'api-tokens',
  recordId: token.id,
  recordLabel: token.name,
  before: null,
  after,
});

/** Makes a token; its secret is in this answer only. @throws InvalidInputError, HttpProblem 403 */
export async function addToken(
  deps: AccountDeps,
  { account, actor }: SignedIn,
  request: ApiTokenRequest,
  { requestId }: Caller,
): Promise<NewApiToken> {
  if (account.isDemonstration) throw new HttpProblem(403, '演示身份不能创建接口令牌，请用正式账号');
  const { name, scope, expiresInDays } = request;
  const capabilities = scope === 'capabilities' ? [...new Set(request.capabilities)] : [];
  const beyond = capabilities.find(
    (capability) => !actor.capabilities.includes(capability) || neverByToken.includes(capability),
  );
  if (beyond !== undefined)
    throw new InvalidInputError([{ field: 'capabilities', message: `令牌不能有这项权限：${beyond}` }]);
  const now = deps.now();
  const current = await readTokens(deps.sql, account.id);
  const valid = current.filter(({ revokedAt, expiresAt }) => revokedAt === null && new Date(expiresAt) > now);
  if (valid.length >= mostTokens)
    throw new InvalidInputError([{ field: 'name', message: `最多 ${mostTokens} 个令牌，请先停用不需要的` }]);
  const secret = `luodi_${newSecret()}`;
  const expiresAt = secondsAfter(now, expiresInDays * daySeconds);
  const token = await deps.sql.begin(async (sql) => {
    const made = await insertToken(
      sql,
      account.id,
      digestOf(secret),
      { name, scope, capabilities, expiresAt },
      now,
    );
    const after = { name, scope, capabilities, expiresAt: made.expiresAt };
    await auditAccounts(sql, { actorId: actor.id, actorName: actor.name, requestId }, now, [
      eventOf(made, 'create', after),
    ]);
    return made;
  });
  return { token: shown(token), secret };
}

/** Ends a token at once. @throws NotFoundError */
export async function endToken(
  deps: AccountDeps,
  { account, actor }: SignedIn,
  id: number,
  { requestId }: Caller,
): Promise<ApiToken> {
  const now = deps.now();
  const token = await deps.sql.begin(async (sql) => {
    const revoked = await revokeToken(sql, account.id, id, now);
    if (revoked === undefined) throw new NotFoundError(`没有编号为 ${id} 的有效令牌`);
    await auditAccounts(sql, { actorId: actor.id, actorName: actor.name, requestId }, now, [
      eventOf(revoked, 'withdraw', { revoked: true }),
    ]);
    return revoked;
  });
  deps.identities.forget();
  return shown(token);
}
