import type postgres from 'postgres';
import { landUseClasses } from '../../geodata/codes/land-use-class.ts';
import { idleLandRuleParams } from '../../geodata/codes/rule-params/idle-land.ts';
import { matchingRuleParams } from '../../geodata/codes/rule-params/matching.ts';
import { progressRuleParams } from '../../geodata/codes/rule-params/progress.ts';
import { addRuleParams } from '../rule-params/rule-params.service.ts';
import { saveLandUseClasses } from './codes.repository.ts';

/**
 * Writes the code lists of `geodata/codes` to the database, where foreign keys and names need them, and the rule
 * parameters that are not there yet: a figure that people changed stays as they set it. Safe to repeat.
 */
export async function syncCodes(sql: postgres.ISql): Promise<{ landUseClasses: number; ruleParams: number }> {
  return {
    landUseClasses: await saveLandUseClasses(sql, landUseClasses),
    ruleParams: await addRuleParams(sql, [
      ...matchingRuleParams,
      ...idleLandRuleParams,
      ...progressRuleParams,
    ]),
  };
}
