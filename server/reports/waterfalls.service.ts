import type { z } from 'zod';
import { netReduction } from '../../geodata/analysis/progress/rate.ts';
import { stockWaterfall } from '../../geodata/analysis/progress/stock-ledger.ts';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { WaterfallList } from '../../geodata/model/api-reports.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { StockLedger } from '../../geodata/model/stock-ledger.ts';
import { addDays } from '../../geodata/units/days/plain-date.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { zonesOf } from './report-zones.ts';
import { readBases, readMovements } from './waterfalls.repository.ts';

/** The waterfalls of a ledger: opening (the frozen base) → new → by mode → closing, one for each zone and year band. */
export async function ledgerWaterfalls(
  deps: Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>,
  actor: Actor,
  {
    zones,
    ledger,
    lastOn,
  }: { zones: readonly string[] | undefined; ledger: StockLedger; lastOn: string | undefined },
): Promise<z.infer<typeof WaterfallList>> {
  const codes = (await zonesOf(deps.revisions, actor, zones)).map(({ zoneCode }) => zoneCode);
  const last = lastOn ?? deps.today();
  const bases = await readBases(deps.sql, codes, ledger, last);
  const movements = await readMovements(deps.sql, codes, ledger, last);
  const waterfalls = bases.map(({ zoneCode, yearBand, baseOn, areaSquareMetres, taskSquareMetres }) => {
    const [from = '', to = ''] = yearBand === 'all' ? [] : yearBand.split('-');
    const own = movements.filter(
      (movement) =>
        movement.zoneCode === zoneCode &&
        (yearBand === 'all' ||
          (movement.approvalYear !== null &&
            movement.approvalYear >= Number(from) &&
            movement.approvalYear <= (to === '' ? 9999 : Number(to)))),
    );
    const waterfall = stockWaterfall(areaSquareMetres, own, { firstOn: addDays(baseOn, 1), lastOn: last });
    const disposed = waterfall.disposed.map((row) => ({
      ...row,
      label: labelOf(row.mode),
    }));
    const reduction = netReduction(waterfall.openingSquareMetres, waterfall.closingSquareMetres);
    const head = { zoneCode, ledger, yearBand, baseOn, lastOn: last, netReduction: reduction };
    return { ...head, ...waterfall, disposed, taskSquareMetres };
  });
  return { waterfalls };
}

function labelOf(mode: string): { zh: string; en: string } {
  const { zh, en } = optionOf('disposalMode', mode) ?? { zh: mode, en: mode };
  return { zh, en };
}
