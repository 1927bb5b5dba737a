import type postgres from 'postgres';
import { ZodError } from 'zod';
import { matchParametersFrom } from '../../geodata/analysis/matching/parameters.ts';
import { validateWeights, WeightsError } from '../../geodata/analysis/matching/weights.ts';
import type { RuleParamHistory, RuleParamList, RuleParamsChange } from '../../geodata/model/api-matches.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { MatchParameters } from '../../geodata/model/match-parameters.ts';
import type { RuleParam } from '../../geodata/model/rule-param.ts';
import { appendAuditEvents, openAuditChain } from '../audit/audit-log.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import {
  insertMissingRuleParams,
  readRuleParams,
  readRuleVersions,
  updateRuleParam,
} from './rule-params.repository.ts';

type Deps = Pick<FeatureDeps, 'sql'>;

/** Rules belong to no zone: their audit rows stand in a chain of their own. */
const auditChain = 'RULES';

/** Names a set of rows: grows by one with every change of any of them. */
const versionOf = (rows: readonly { version: number }[]): string =>
  rows.length === 0 ? '内置 1' : `第 ${rows.reduce((sum, row) => sum + row.version - 1, 1)} 版`;

/** Adds the rows shipped that a database does not have yet; returns how many. */
export const addRuleParams = insertMissingRuleParams;

/** The rows of a prefix, and the name of the set. */
export async function listRuleParams({ sql }: Deps, prefix: string): Promise<RuleParamList> {
  const params = await readRuleParams(sql, prefix);
  return { parametersVersion: versionOf(params), params };
}

/** What a row was, version by version. @throws NotFoundError */
export async function ruleHistory({ sql }: Deps, key: string): Promise<RuleParamHistory> {
  const row = (await readRuleParams(sql, key)).find((entry) => entry.key === key);
  if (row === undefined) throw new NotFoundError(`没有参数“${key}”`);
  return { key, label: row.label, unit: row.unit, versions: await readRuleVersions(sql, key) };
}

/** The parameters of matching as they stand; a database without rows uses those shipped. */
export async function currentMatchParameters({ sql }: Deps): Promise<MatchParameters> {
  const rows = await readRuleParams(sql, 'match.');
  return matchParametersFrom(rows, versionOf(rows));
}

/** Figures as the table has them, what it lacks as shipped; with the version of each row that is there. */
export async function currentRuleParams(
  sql: postgres.ISql,
  shipped: readonly RuleParam[],
): Promise<{ params: RuleParam[]; versions: Record<string, number> }> {
  const stored = new Map((await readRuleParams(sql, '')).map((row) => [row.key, row]));
  const params = shipped.map((row) => {
    const { value, unit, source, verified } = stored.get(row.key) ?? row;
    return { ...row, value, unit, source, verified };
  });
  const known = params.flatMap(({ key }) => stored.get(key) ?? []);
  return { params, versions: Object.fromEntries(known.map(({ key, version }) => [key, version])) };
}

const sameShape = (a: RuleParam['value'], b: RuleParam['value']): boolean =>
  Array.isArray(a) ? Array.isArray(b) && typeof a[0] === typeof b[0] : typeof a === typeof b;

/** Whether rows can be read as parameters of matching. */
function isReadable(rows: readonly RuleParam[]): boolean {
  try {
    matchParametersFrom(rows, 'to be checked');
    return true;
  } catch (error) {
    if (error instanceof ZodError) return false;
    throw error;
  }
}

/**
 * Proves that the rows together still are parameters: values of the right kind and range, weights that sum to 100.
 * @throws InvalidInputError naming each change that does not fit
 */
function checkMatchParameters(rows: readonly RuleParam[], changed: readonly RuleParam[]): void {
  if (!isReadable(rows)) {
    const errors = changed.flatMap(({ key, label }, index) => {
      const isAtFault = !isReadable(rows.filter((row) => row.key === key));
      return isAtFault
        ? [{ field: `params.${index}.value`, message: `“${label}”的值不合要求，请核对类型与范围` }]
        : [];
    });
    throw new InvalidInputError(
      errors.length > 0 ? errors : [{ field: 'params', message: '参数值不合要求，请核对类型与范围' }],
    );
  }
  try {
    validateWeights(matchParametersFrom(rows, 'to be checked').weights);
  } catch (error) {
    if (!(error instanceof WeightsError)) throw error;
    throw new InvalidInputError([{ field: 'params', message: error.message }]);
  }
}

/**
 * Changes rows together, with a reason, an audit row each and a new version.
 * @throws InvalidInputError for an unknown key or values that do not fit, ConflictError for a row changed meanwhile.
 */
export async function changeRuleParams(
  { sql: database }: Deps,
  actor: Actor,
  { reason, params }: RuleParamsChange,
  requestId: string,
): Promise<RuleParamList> {
  await database.begin(async (sql) => {
    const chain = await openAuditChain(sql, auditChain);
    const rows = await readRuleParams(sql, '');
    const wanted = params.map((change, index) => {
      const row = rows.find(({ key }) => key === change.key);
      const field = `params.${index}`;
      if (row === undefined)
        throw new InvalidInputError([{ field: `${field}.key`, message: `没有参数“${change.key}”` }]);
      if (!sameShape(row.value, change.value))
        throw new InvalidInputError([
          {
            field: `${field}.value`,
            message: `“${row.label}”的值类型不符，应为${Array.isArray(row.value) ? '列表' : typeof row.value === 'number' ? '数字' : '文字'}`,
          },
        ]);
      if (row.version !== change.version)
        throw new ConflictError(`“${row.label}”已由 ${row.updatedBy} 修改，请刷新后重试`, {
          conflict: 'stale',
          key: row.key,
        });
      return {
        row,
        next: {
          ...row,
          value: change.value,
          source: change.source ?? row.source,
          verified: change.verified ?? row.verified,
        },
      };
    });
    const after = rows.map((row) => wanted.find(({ next }) => next.key === row.key)?.next ?? row);
    if (wanted.some(({ row }) => row.key.startsWith('match.')))
      checkMatchParameters(
        after.filter(({ key }) => key.startsWith('match.')),
        wanted.map(({ next }) => next),
      );
    for (const { row, next } of wanted) {
      if ((await updateRuleParam(sql, next, actor.name, reason)) === undefined)
        throw new ConflictError(`“${row.label}”已在别处修改，请刷新后重试`, {
          conflict: 'stale',
          key: row.key,
        });
    }
    const [clock] = await sql<{ at: string }[]>`
      SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;
    const context = {
      zoneCode: auditChain,
      changeSetId: null,
      actorId: actor.id,
      actorName: actor.name,
      reason,
      requestId,
      occurredAt: clock!.at,
    };
    const events = wanted.map(({ row, next }) => ({
      action: 'update' as const,
      collection: 'rule-params',
      recordId: null,
      recordLabel: row.key,
      before: { value: row.value, source: row.source, verified: row.verified },
      after: { value: next.value, source: next.source, verified: next.verified },
    }));
    await appendAuditEvents(sql, chain, context, events);
  });
  const prefix = params[0]?.key.split('.')[0] ?? '';
  return await listRuleParams({ sql: database }, prefix);
}
