import { peerGroupOf } from '../../geodata/analysis/progress/progress-params.ts';
import { type Quarter, quarterAfter, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import { indicatorOf } from '../../geodata/catalog/indicators.ts';
import type { Ranking, Trend, ZoneProgress } from '../../geodata/model/api-reports.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { caseDays } from '../disposal/case-deps.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError, NotFoundError } from '../http/problem.ts';
import { computeProgress } from './compute-progress.ts';
import { rankWithinGroups } from './rank-within-groups.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';
import { readFrozenQuarters } from './snapshots.repository.ts';
import { visibleFigures } from './visible-figures.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;
const quartersShown = 8;

/** The figures of zones: of a frozen quarter, or live for the quarter that runs. Zones without a snapshot are left out. */
export async function zoneProgress(
  deps: Deps,
  actor: Actor,
  { zones, quarter }: { zones: readonly string[] | undefined; quarter: Quarter | undefined },
): Promise<ZoneProgress[]> {
  const { sql, revisions, today } = deps;
  const states = await zonesOf(revisions, actor, zones);
  const codes = states.map(({ zoneCode }) => zoneCode);
  const params = await readProgressParams(sql);
  const running = quarterOf(today());
  const heads = new Map(
    states.map(({ zoneCode, name }) => [
      zoneCode,
      { zoneCode, name, peerGroup: peerGroupOf(zoneCode, params) },
    ]),
  );
  if (quarter === undefined || quarter === running) {
    const asOf = today();
    const day = { asOf, withCurrent: true, caseDays: await caseDays(deps, actor) };
    const values = await computeProgress(sql, codes, day, params);
    return codes.flatMap((zoneCode) => {
      const head = heads.get(zoneCode);
      const indicators = values.get(zoneCode);
      if (head === undefined || indicators === undefined) return [];
      const visible = visibleFigures(actor, indicators);
      return [{ ...head, quarter: running, asOf, snapshot: null, indicators: visible }];
    });
  }
  if (quarter > running)
    throw new InvalidInputError([
      { field: 'quarter', message: `${quarter} 尚未到来，请选 ${running} 或更早的季度` },
    ]);
  const frozen = await readFrozenQuarters(sql, codes, [quarter]);
  return frozen.flatMap(({ zoneCode, asOf, version, frozenAt, frozenBy, content }) => {
    const head = heads.get(zoneCode);
    const snapshot = { version, frozenAt, frozenBy };
    const visible = visibleFigures(actor, content.indicators);
    return head ? [{ ...head, quarter, asOf, snapshot, indicators: visible }] : [];
  });
}

/** A ranking of one figure within peer groups, with the places gained since the quarter before. */
export async function indicatorRanking(
  deps: Deps,
  actor: Actor,
  { indicatorId, quarter }: { indicatorId: string; quarter: Quarter | undefined },
): Promise<Ranking> {
  const [ranking] = await indicatorRankings(deps, actor, { indicatorIds: [indicatorId], quarter });
  if (ranking === undefined) throw new NotFoundError(`没有指标 ${indicatorId}`);
  return ranking;
}

/** Rankings of several figures; the zones are computed once. Unknown figures are left out. */
export async function indicatorRankings(
  deps: Deps,
  actor: Actor,
  { indicatorIds, quarter }: { indicatorIds: readonly string[]; quarter: Quarter | undefined },
): Promise<Ranking[]> {
  const shown = quarter ?? quarterOf(deps.today());
  const before = quarterAfter(shown, -1);
  const zones = await zoneProgress(deps, actor, { zones: undefined, quarter: shown });
  const previous = await zoneProgress(deps, actor, { zones: undefined, quarter: before });
  return indicatorIds.flatMap((indicatorId) => {
    const definition = indicatorOf(indicatorId);
    if (definition === undefined) return [];
    const groups = rankWithinGroups(definition, zones, previous);
    return [{ indicatorId, quarter: shown, previousQuarter: before, groups }];
  });
}

/** One figure of a zone over eight quarters, the running one last. */
export async function indicatorTrend(
  deps: Deps,
  actor: Actor,
  { indicatorId, zoneCode }: { indicatorId: string; zoneCode: string },
): Promise<Trend> {
  if (indicatorOf(indicatorId) === undefined) throw new NotFoundError(`没有指标 ${indicatorId}`);
  const [live] = await zoneProgress(deps, actor, { zones: [zoneCode], quarter: undefined });
  if (live === undefined) throw new NotFoundError(`没有开发区 ${zoneCode}`);
  const running = quarterOf(deps.today());
  const quarters = Array.from({ length: quartersShown - 1 }, (_, index) =>
    quarterAfter(running, index + 1 - quartersShown),
  );
  const frozen = await readFrozenQuarters(deps.sql, [zoneCode], quarters);
  const figureOf = (indicators: ZoneProgress['indicators'] | undefined): number | null =>
    visibleFigures(actor, indicators ?? []).find(({ id }) => id === indicatorId)?.value ?? null;
  const points = quarters.map((quarter) => ({
    quarter: quarter as string,
    value: figureOf(frozen.find((entry) => entry.quarter === quarter)?.content.indicators),
  }));
  return {
    indicatorId,
    zoneCode,
    points: [...points, { quarter: running, value: figureOf(live.indicators) }],
  };
}
