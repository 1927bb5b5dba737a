import type postgres from 'postgres';
import type { RuleParamEntry, RuleParamHistory } from '../../geodata/model/api-matches.ts';
import type { RuleParam } from '../../geodata/model/rule-param.ts';

/** Rows whose key begins with a prefix, by key. */
export async function readRuleParams(sql: postgres.ISql, prefix: string): Promise<RuleParamEntry[]> {
  return await sql<RuleParamEntry[]>`
    SELECT key, value, unit, source, verified, label, version, updated_by AS "updatedBy", updated_at AS "updatedAt"
    FROM rule_param WHERE starts_with(key, ${prefix}) ORDER BY key`;
}

type Version = RuleParamHistory['versions'][number];

/**
 * Every version of a row, the present one first. The history keeps each version with who replaced it, when and why, so
 * these belong to the version after it; a row nobody changed was shipped, and its day is its own.
 */
export async function readRuleVersions(sql: postgres.ISql, key: string): Promise<Version[]> {
  return await sql<Version[]>`
    WITH version AS (
      SELECT key, version, value, source, verified FROM rule_param WHERE key = ${key}
      UNION ALL
      SELECT key, version, value, source, verified FROM rule_param_history WHERE key = ${key}
    )
    SELECT version.version, version.value, version.source, version.verified,
      CASE WHEN version.version = 1 THEN '系统' ELSE COALESCE(before.changed_by, param.updated_by) END AS "changedBy",
      CASE WHEN version.version = param.version THEN param.updated_at ELSE before.changed_at END AS "changedAt", before.reason
    FROM version
    JOIN rule_param AS param ON param.key = version.key
    LEFT JOIN rule_param_history AS before ON before.key = version.key AND before.version = version.version - 1
    ORDER BY version.version DESC`;
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
