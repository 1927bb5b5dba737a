import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { addDays } from '../../../units/days/plain-date.ts';
import type { ProgressParams } from '../progress-params.ts';
import type { DisposedStock, IndicatorInputs } from './indicator-inputs.ts';
import { drill, part, plainValue, rateValue, sumOf } from './value-builders.ts';

const modeLabel = (mode: string) => optionOf('disposalMode', mode) ?? { zh: mode, en: mode };
const area = ({ areaSquareMetres }: { areaSquareMetres: number }): number => areaSquareMetres;

/** R03, R04, R08-R12: ledgers of stock land. Bases are frozen; disposals count with evidence only. */
export function stockIndicators(inputs: IndicatorInputs, params: ProgressParams): IndicatorValue[] {
  const { supply, lapses, revitalised, asOf } = inputs;
  const lapsing = sumOf(lapses, ({ count }) => count);
  const floor = rateValue('R09', supply.suppliedSquareMetres, supply.approvedSquareMetres, {
    drill: drill('approval-batches', {
      approvedOn: `${Number(asOf.slice(0, 4)) - params.supplyRateYears + 1}-01-01..${asOf}`,
    }),
  });
  return [
    disposalRate('R03', 'idle', inputs),
    disposalModes(inputs),
    disposalRate('R08', 'unsupplied', inputs),
    { ...floor, isAlarm: floor.value !== null && floor.value < params.supplyRateFloor },
    plainValue('R10', lapsing, {
      isAlarm: lapses.some(({ level, count }) => level === 'lapsed' && count > 0),
      parts: lapses.map(({ level, count }) => part(level, lapseLabel(level), count, count)),
    }),
    disposalRate('R11', 'inefficient', inputs),
    plainValue('R12', revitalised.areaSquareMetres, { count: revitalised.enterpriseCount }),
  ];
}

const lapseLabel = (level: string) =>
  level === 'lapsed'
    ? { zh: '已到失效期', en: 'Lapsed' }
    : { zh: `${level} 天内`, en: `Within ${level} days` };

/** Disposals against the frozen base of a ledger, by year band. */
function disposalRate(
  id: string,
  ledger: string,
  { bases, disposed, asOf }: IndicatorInputs,
): IndicatorValue {
  const own = bases.filter((base) => base.ledger === ledger);
  const gone = disposed.filter((row) => row.ledger === ledger);
  const baseOn = own[0]?.baseOn;
  const parts = own.map(({ yearBand }) => {
    const rows = gone.filter((row) => row.yearBand === yearBand);
    const label = { zh: `${yearBand} 年批准`, en: `Approved ${yearBand}` };
    const name = yearBand === 'all' ? { zh: '全部', en: 'All' } : label;
    return part(
      yearBand,
      name,
      sumOf(rows, area),
      sumOf(rows, ({ count }) => count),
    );
  });
  return rateValue(id, sumOf(gone, area), own.length === 0 ? null : sumOf(own, area), {
    count: sumOf(gone, ({ count }) => count),
    parts,
    drill:
      baseOn === undefined
        ? null
        : drill('stock-movements', {
            ledger,
            isProven: 'true',
            occurredOn: `${addDays(baseOn, 1)}..${asOf}`,
          }),
  });
}

function disposalModes({ disposed }: IndicatorInputs): IndicatorValue {
  const idle = disposed.filter(({ ledger }) => ledger === 'idle');
  const byMode = new Map<string, DisposedStock[]>();
  for (const row of idle) byMode.set(row.mode, [...(byMode.get(row.mode) ?? []), row]);
  const parts = [...byMode]
    .map(([mode, rows]) =>
      part(
        mode,
        modeLabel(mode),
        sumOf(rows, area),
        sumOf(rows, ({ count }) => count),
      ),
    )
    .toSorted((a, b) => b.value - a.value);
  return plainValue('R04', sumOf(idle, area), { count: sumOf(idle, ({ count }) => count), parts });
}
