import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { addDays, addMonths } from '../../../units/days/plain-date.ts';
import type { ProgressParams } from '../progress-params.ts';
import type { DisposedStock, IndicatorInputs, YearTask } from './indicator-inputs.ts';
import { drill, part, plainValue, rateValue, shareOf, sumOf } from './value-builders.ts';

const modeLabel = (mode: string) => optionOf('disposalMode', mode) ?? { zh: mode, en: mode };
const area = ({ areaSquareMetres }: { areaSquareMetres: number }): number => areaSquareMetres;

/** R03, R04, R08-R12: ledgers of stock land. Bases are frozen; disposals count with evidence only. */
export function stockIndicators(inputs: IndicatorInputs, params: ProgressParams): IndicatorValue[] {
  const { supply, lapses, revitalised, asOf } = inputs;
  const lapsing = sumOf(lapses, ({ count }) => count);
  const floor = rateValue('R09', supply.suppliedSquareMetres, supply.approvedSquareMetres, {
    count: supply.batchCount,
    drill: drill(
      'approval-batches',
      { approvedOn: `${Number(asOf.slice(0, 4)) - params.supplyRateYears + 1}-01-01..${asOf}` },
      supply.batchCount,
    ),
  });
  return [
    disposalRate('R03', 'idle', inputs),
    disposalModes(inputs),
    disposalRate('R08', 'unsupplied', inputs),
    { ...floor, isAlarm: floor.value !== null && floor.value < params.supplyRateFloor },
    plainValue('R10', lapsing, {
      count: lapsing,
      isAlarm: lapses.some(({ level, count }) => level === 'lapsed' && count > 0),
      drill: drill('attention', { kind: 'approval_lapse' }, lapsing),
      parts: lapses.map(({ level, count }) =>
        part(
          level,
          lapseLabel(level),
          count,
          count,
          drill('attention', { kind: 'approval_lapse', level }, count),
        ),
      ),
    }),
    disposalRate('R11', 'inefficient', inputs),
    plainValue('R12', revitalised.areaSquareMetres, {
      count: revitalised.enterpriseCount,
      drill: drill(
        'revitalised-land',
        { revitalisedOn: `${addDays(addMonths(asOf, -params.revitalisedMonths), 1)}..${asOf}` },
        revitalised.rowCount,
      ),
    }),
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
  { bases, disposed, tasks, asOf }: IndicatorInputs,
): IndicatorValue {
  const own = bases.filter((base) => base.ledger === ledger);
  const gone = disposed.filter((row) => row.ledger === ledger);
  const baseOn = own[0]?.baseOn;
  const filters: Record<string, string> =
    baseOn === undefined ? {} : { ledger, isCounted: 'true', occurredOn: `${addDays(baseOn, 1)}..${asOf}` };
  const parts = own.map(({ yearBand }) => {
    const rows = gone.filter((row) => row.yearBand === yearBand);
    const count = sumOf(rows, (row) => row.count);
    const [from, to] = yearBand.split('-');
    const narrowed = yearBand === 'all' ? filters : { ...filters, approvalYear: `${from}..${to}` };
    const label = { zh: `${yearBand} 年批准`, en: `Approved ${yearBand}` };
    const name = yearBand === 'all' ? { zh: '全部', en: 'All' } : label;
    return part(yearBand, name, sumOf(rows, area), count, drill('stock-movements', narrowed, count));
  });
  const count = sumOf(gone, (row) => row.count);
  return rateValue(id, sumOf(gone, area), own.length === 0 ? null : sumOf(own, area), {
    count,
    parts: [...parts, ...tasks.filter((task) => task.ledger === ledger).map((task) => taskPart(task, asOf))],
    drill: baseOn === undefined ? null : drill('stock-movements', filters, count),
  });
}

/** 年度任务完成率: what was disposed of since the year began, of its task. */
function taskPart({ ledger, year, taskSquareMetres, areaSquareMetres, count }: YearTask, asOf: string) {
  const filters = { ledger, isCounted: 'true', occurredOn: `${year}-01-01..${asOf}` };
  const label = { zh: `${year} 年任务`, en: `Task of ${year}` };
  const done = part('task', label, areaSquareMetres, count, drill('stock-movements', filters, count));
  return shareOf(done, taskSquareMetres);
}

function disposalModes({ bases, disposed, asOf }: IndicatorInputs): IndicatorValue {
  const baseOn = bases.find(({ ledger }) => ledger === 'idle')?.baseOn;
  const filters = {
    ledger: 'idle',
    isCounted: 'true',
    ...(baseOn === undefined ? {} : { occurredOn: `${addDays(baseOn, 1)}..${asOf}` }),
  };
  const idle = disposed.filter(({ ledger }) => ledger === 'idle');
  const byMode = new Map<string, DisposedStock[]>();
  for (const row of idle) byMode.set(row.mode, [...(byMode.get(row.mode) ?? []), row]);
  const parts = [...byMode]
    .map(([mode, rows]) => {
      const count = sumOf(rows, (row) => row.count);
      const narrowed = drill('stock-movements', { ...filters, countedMode: mode }, count);
      return part(mode, modeLabel(mode), sumOf(rows, area), count, narrowed);
    })
    .toSorted((a, b) => b.value - a.value);
  const count = sumOf(idle, (row) => row.count);
  return plainValue('R04', sumOf(idle, area), {
    count,
    parts,
    drill: drill('stock-movements', filters, count),
  });
}
