import type postgres from 'postgres';
import { type ProgressParams, progressParamsOf } from '../../geodata/analysis/progress/progress-params.ts';
import { progressRuleParams } from '../../geodata/codes/rule-params/progress.ts';
import type { RuleParam } from '../../geodata/model/rule-param.ts';

/** The figures reports are computed with: as people set them, else as shipped. */
export async function readProgressParams(sql: postgres.ISql): Promise<ProgressParams> {
  const rows = await sql<Pick<RuleParam, 'key' | 'value'>[]>`
    SELECT key, value FROM rule_param WHERE starts_with(key, 'progress.')`;
  const kept = new Map(rows.map(({ key, value }) => [key, value]));
  return progressParamsOf(
    progressRuleParams.map((row) => ({ ...row, value: kept.get(row.key) ?? row.value })),
  );
}
