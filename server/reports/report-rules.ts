import type postgres from 'postgres';
import { type ProgressParams, progressParamsOf } from '../../geodata/analysis/progress/progress-params.ts';
import { reportRuleParams } from '../../geodata/codes/rule-params/progress.ts';
import { currentRuleParams } from '../rule-params/rule-params.service.ts';

/** The figures reports are computed with: as people set them, else as shipped. */
export async function readProgressParams(sql: postgres.ISql): Promise<ProgressParams> {
  const { params } = await currentRuleParams(sql, reportRuleParams);
  return progressParamsOf(params);
}
