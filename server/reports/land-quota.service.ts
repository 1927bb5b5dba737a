import { nextQuota, quotaFactor } from '../../geodata/analysis/progress/land-quota.ts';
import { rateOf } from '../../geodata/analysis/progress/rate.ts';
import { stockWaterfall } from '../../geodata/analysis/progress/stock-ledger.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { LandQuota, LandQuotaList, TaskResult } from '../../geodata/model/api-stock-reports.ts';
import { roundHalfUp } from '../../geodata/units/area.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError } from '../http/problem.ts';
import { readLandQuotas, readTasks, type TaskRow } from './land-quota.repository.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';
import { type BaseRow, type MovementRow, readBases, readMovements } from './waterfalls.repository.ts';

const ledgers = ['unsupplied', 'idle'] as const;

interface Year {
  year: number;
  firstOn: string;
  /** The end of the year, or today while it runs. */
  lastOn: string;
  isFinal: boolean;
}

/**
 * 增存挂钩: next year's quota of zones from what became of the two tasks of a year (自然资规〔2018〕1号).
 * @throws InvalidInputError for a year that has not begun.
 */
export async function landQuotas(
  { sql, revisions, today }: Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>,
  actor: Actor,
  { zones, year }: { zones: readonly string[] | undefined; year: number | undefined },
): Promise<LandQuotaList> {
  const asOf = today();
  const span = yearOf(year ?? Number(asOf.slice(0, 4)), asOf);
  const states = await zonesOf(revisions, actor, zones);
  const codes = states.map(({ zoneCode }) => zoneCode);
  const { quotaBonus: bonus, quotaCut: cut } = await readProgressParams(sql);
  const tasks = await readTasks(sql, codes, span.year);
  const quotas = await readLandQuotas(sql, codes, span.year);
  const stocks: Stock[] = [];
  for (const ledger of ledgers)
    stocks.push({
      ledger,
      bases: await readBases(sql, codes, ledger, span.lastOn),
      movements: await readMovements(sql, codes, ledger, span.lastOn),
    });
  return {
    rule: { bonus, cut },
    zones: states.map(({ zoneCode, name }): LandQuota => {
      const results = stocks.map((stock) => taskResult(stock, zoneCode, tasks, span));
      const [unsupplied, idle] = results.map(({ completion }) => completion);
      const completions = { unsuppliedCompletion: unsupplied ?? null, idleCompletion: idle ?? null };
      const factor = quotaFactor(completions, { bonus, cut });
      const quota = quotas.find((row) => row.zoneCode === zoneCode);
      return {
        zoneCode,
        name,
        year: span.year,
        asOf: span.lastOn,
        isFinal: span.isFinal,
        tasks: results,
        outcome: factor > 1 ? 'bonus' : factor < 1 ? 'cut' : 'unchanged',
        factor,
        quotaSquareMetres: quota?.totalSquareMetres ?? null,
        allottedSquareMetres: quota?.allottedSquareMetres ?? null,
        nextQuotaSquareMetres: quota ? nextQuota(quota.totalSquareMetres, factor) : null,
      };
    }),
  };
}

function yearOf(year: number, asOf: string): Year {
  const running = Number(asOf.slice(0, 4));
  if (year > running)
    throw new InvalidInputError([
      { field: 'year', message: `${year} 年尚未到来，请选 ${running} 年或更早的年度` },
    ]);
  const isFinal = year < running;
  return { year, firstOn: `${year}-01-01`, lastOn: isFinal ? `${year}-12-31` : asOf, isFinal };
}

interface Stock {
  ledger: (typeof ledgers)[number];
  bases: readonly BaseRow[];
  movements: readonly MovementRow[];
}

function taskResult(
  { ledger, bases, movements }: Stock,
  zoneCode: string,
  tasks: readonly TaskRow[],
  { firstOn, lastOn }: Year,
): TaskResult {
  const own = movements.filter((movement) => movement.zoneCode === zoneCode);
  const { disposed } = stockWaterfall(0, own, { firstOn, lastOn });
  // To the hundredth, as areas are kept: a task met exactly is met, whatever the last binary digit of the sum says.
  const disposedSquareMetres = roundHalfUp(
    disposed.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0),
    2,
  );
  const task = tasks.find((row) => row.zoneCode === zoneCode && row.ledger === ledger);
  const base = bases.filter((row) => row.zoneCode === zoneCode);
  const itemCount = disposed.reduce((sum, row) => sum + row.itemCount, 0);
  return {
    ledger,
    openingSquareMetres:
      base.length === 0 ? null : base.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0),
    taskSquareMetres: task?.taskSquareMetres ?? null,
    disposedSquareMetres,
    itemCount,
    completion: rateOf(disposedSquareMetres, task?.taskSquareMetres ?? null),
    drill: {
      collection: 'stock-movements',
      filters: { ledger, isCounted: 'true', occurredOn: `${firstOn}..${lastOn}` },
      count: itemCount,
    },
  };
}
