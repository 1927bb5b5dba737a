import type postgres from 'postgres';
import type { RuleParamEntry } from '../../geodata/model/api-matches.ts';
import type { RuleParam } from '../../geodata/model/rule-param.ts';

/** Rows whose key begins with a prefix, by key. */
export async function readRuleParams(sql: postgres.ISql, prefix: string): Promise<RuleParamEntry[]> {
  return await sql<RuleParamEntry[]>`
    SELECT key, value, unit, source, verified, label, version, updated_by AS "updatedBy", updated_at AS "updatedAt"
    FROM rule_param WHERE starts_with(key, ${prefix}) ORDER BY key`;
}

/** Adds rows that are not there; what people changed stays as it is. Returns how many were added. */
export async function insertMissingRuleParams(
  sql: postgres.ISql,
  params: readonly RuleParam[],
): Promise<number> {
  const added = await sql`
    INSERT INTO rule_param (key, value, unit, source, verified, label, updated_by)
    SELECT key, value, unit, source, verified, label, '系统'
    FROM json_to_recordset(${JSON.stringify(params)}::text::json)
      AS row(key text, value jsonb, unit text, source text, verified boolean, label text)
    ON CONFLICT (key) DO NOTHING`;
  return added.count;
}

/** Changes a row that is at this version and keeps what it was; undefined when it is not. */
export async function updateRuleParam(
  sql: postgres.TransactionSql,
  change: { key: string; version: number; value: RuleParam['value']; source: string; verified: boolean },
  author: string,
  reason: string,
): Promise<number | undefined> {
  await sql`
    INSERT INTO rule_param_history (key, version, value, source, verified, reason, changed_by)
    SELECT key, version, value, source, verified, ${reason}, ${author} FROM rule_param
    WHERE key = ${change.key} AND version = ${change.version} ON CONFLICT DO NOTHING`;
  const [row] = await sql<{ version: number }[]>`
    UPDATE rule_param
    SET value = ${JSON.stringify(change.value)}::text::jsonb, source = ${change.source}, verified = ${change.verified},
        version = version + 1, updated_by = ${author}, updated_at = now()
    WHERE key = ${change.key} AND version = ${change.version}
    RETURNING version`;
  return row?.version;
}
