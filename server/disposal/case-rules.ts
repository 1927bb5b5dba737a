import type postgres from 'postgres';
import type { EngineContext } from '../../geodata/analysis/disposal/engine-context.ts';
import { idleParamsOf } from '../../geodata/analysis/disposal/idle-params.ts';
import { stateCouncilCalendar } from '../../geodata/codes/holidays/state-council-calendar.ts';
import { idleLandRuleParams } from '../../geodata/codes/rule-params/idle-land.ts';
import { currentRuleParams } from '../rule-params/rule-params.service.ts';

/** The figures cases are judged by, and the version of each that somebody changed. */
export interface CaseRules {
  params: EngineContext['params'];
  versions: Readonly<Record<string, number>>;
}

/** Figures as the table of rule parameters has them; what it lacks is taken from the law as coded. */
export async function readCaseRules(sql: postgres.ISql): Promise<CaseRules> {
  const { params, versions } = await currentRuleParams(sql, idleLandRuleParams);
  return { params: idleParamsOf(params), versions };
}

/** The engine's view of a day. */
export const engineContext = (rules: CaseRules, asOf: string): EngineContext => ({
  asOf,
  calendar: stateCouncilCalendar,
  params: rules.params,
});
