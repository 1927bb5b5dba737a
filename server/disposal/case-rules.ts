import type postgres from 'postgres';
import type { EngineContext } from '../../geodata/analysis/disposal/engine-context.ts';
import { idleParamsOf } from '../../geodata/analysis/disposal/idle-params.ts';
import { stateCouncilCalendar } from '../../geodata/codes/holidays/state-council-calendar.ts';
import { idleLandRuleParams } from '../../geodata/codes/rule-params/idle-land.ts';
import type { RuleParam } from '../../geodata/model/rule-param.ts';

/** The figures cases are judged by, and the version of each that somebody changed. */
export interface CaseRules {
  params: EngineContext['params'];
  versions: Readonly<Record<string, number>>;
}

type StoredFigure = Pick<RuleParam, 'key' | 'value' | 'unit' | 'source' | 'verified'> & { version: number };

/** Figures as the table of rule parameters has them; what it lacks is taken from the law as coded. */
export async function readCaseRules(sql: postgres.ISql): Promise<CaseRules> {
  const keys = idleLandRuleParams.map(({ key }) => key);
  const rows = await sql<StoredFigure[]>`
    SELECT key, value, unit, source, verified, version FROM rule_param WHERE key = ANY (${keys}::text[])`;
  const kept = new Map(rows.map((row) => [row.key, row]));
  const figures = idleLandRuleParams.map((coded): RuleParam => {
    const { version: _version, ...figure } = kept.get(coded.key) ?? { version: 0 };
    return { ...coded, ...figure };
  });
  return {
    params: idleParamsOf(figures),
    versions: Object.fromEntries(rows.map(({ key, version }) => [key, version])),
  };
}

/** The engine's view of a day. */
export const engineContext = (rules: CaseRules, asOf: string): EngineContext => ({
  asOf,
  calendar: stateCouncilCalendar,
  params: rules.params,
});
