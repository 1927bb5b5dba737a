import type postgres from 'postgres';
import { computeIndicators } from '../../geodata/analysis/progress/indicators/compute-indicators.ts';
import type { ProgressParams } from '../../geodata/analysis/progress/progress-params.ts';
import { quarterDays, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import type { IndicatorValue } from '../../geodata/model/api-reports.ts';
import { noCurrentInputs, readCurrentInputs } from './current-inputs.repository.ts';
import { readLedgerInputs } from './ledger-inputs.repository.ts';

/** A day whose figures are asked for. */
export interface ReportDay {
  asOf: string;
  /** Land, cases and projects are kept as they are now: on a past day they are left out. */
  withCurrent: boolean;
  /** The day on which the cases of a zone stand, where it is another: a demonstration lives on its own as-of day. */
  caseDays?: ReadonlyMap<string, string>;
}

/** The figures of zones on a day, by zone code. */
export async function computeProgress(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  { asOf, withCurrent, caseDays }: ReportDay,
  params: ProgressParams,
): Promise<Map<string, IndicatorValue[]>> {
  if (zoneCodes.length === 0) return new Map();
  const { firstOn: quarterFirstOn } = quarterDays(quarterOf(asOf));
  const ledgers = await readLedgerInputs(sql, zoneCodes, { asOf, quarterFirstOn }, params);
  const current = withCurrent ? await readCurrentInputs(sql, zoneCodes, asOf, caseDays) : new Map();
  return new Map(
    [...ledgers].map(([zoneCode, inputs]) => {
      const all = { asOf, quarterFirstOn, ...inputs, ...(current.get(zoneCode) ?? noCurrentInputs) };
      return [zoneCode, computeIndicators(all, params)];
    }),
  );
}
