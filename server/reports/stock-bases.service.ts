import type { z } from 'zod';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { StockBase, StockBaseList, StockBaseRequest } from '../../geodata/model/api-stock-reports.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import { zonesOf } from './report-zones.ts';
import { insertStockBase, readStockBases } from './stock-bases.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

/** Every base that was frozen in the zones the actor sees. */
export async function listStockBases(
  { sql, revisions }: Deps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<StockBaseList> {
  const codes = (await zonesOf(revisions, actor, zones)).map(({ zoneCode }) => zoneCode);
  return { bases: await readStockBases(sql, codes) };
}

/**
 * Freezes the stock of a ledger on a base date, once: rates are measured against it from the day after (domain dossier 3.3).
 * @throws InvalidInputError for a day to come and bands that overlap, ConflictError for a base that is there already.
 */
export async function freezeStockBase(
  deps: Deps,
  actor: Actor,
  request: z.output<typeof StockBaseRequest>,
  requestId: string,
): Promise<StockBase> {
  const { zoneCode, ledger, baseOn, bands } = request;
  const [zone] = await zonesOf(deps.revisions, actor, [zoneCode]);
  if (zone === undefined) throw new NotFoundError(`没有开发区 ${zoneCode}`);
  if (baseOn >= deps.today())
    throw new InvalidInputError([{ field: 'baseOn', message: `基准日 ${baseOn} 须早于今天` }]);
  const overlap = overlapOf(bands.map(({ yearBand }) => yearBand));
  if (overlap !== undefined)
    throw new InvalidInputError([
      { field: 'bands', message: `批准年份段“${overlap}”与另一段重叠或起止颠倒，同一批准年份只能算一次` },
    ]);
  const base: StockBase = { ...request, frozenBy: actor.name };
  return await inAuditedWrite(deps.sql, { zoneCode, author: actor, requestId }, async ({ sql, report }) => {
    const known = await readStockBases(sql, [zoneCode]);
    if (known.some((row) => row.ledger === ledger && row.baseOn === baseOn))
      throw new ConflictError(`${baseOn} 的基准存量已冻结，不能再改；口径调整请用新的基准日`, {
        conflict: 'frozen',
      });
    await insertStockBase(sql, base);
    report({
      action: 'create',
      collection: 'stock-bases',
      recordId: 0,
      recordLabel: `${ledger} ${baseOn}`,
      before: null,
      after: { ledger, baseOn, bands },
    });
    return base;
  });
}

/** The first band that is upside down or shares a year with one before it. */
function overlapOf(bands: readonly string[]): string | undefined {
  const spans = bands.map((band) => {
    const [from = '', to = ''] = band === 'all' ? ['0', '9999'] : band.split('-');
    return { band, from: Number(from), to: to === '' ? 9999 : Number(to) };
  });
  return spans.find(
    ({ from, to }, index) =>
      to < from || spans.slice(0, index).some((other) => from <= other.to && other.from <= to),
  )?.band;
}
