import { peerGroupOf } from '../../geodata/analysis/progress/progress-params.ts';
import { type Quarter, quarterAfter, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import { standardRanking } from '../../geodata/analysis/progress/standard-ranking.ts';
import { indicatorOf } from '../../geodata/catalog/indicators.ts';
import type { Ranking, Trend, ZoneProgress } from '../../geodata/model/api-reports.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { roundHalfUp } from '../../geodata/units/area.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError, NotFoundError } from '../http/problem.ts';
import { computeProgress } from './compute-progress.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';
import { readFrozenQuarters } from './snapshots.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;
const quartersShown = 8;

/** The figures of zones: of a frozen quarter, or live for the quarter that runs. Zones without a snapshot are left out. */
export async function zoneProgress(
  { sql, revisions, today }: Deps,
  actor: Actor,
  { zones, quarter }: { zones: readonly string[] | undefined; quarter: Quarter | undefined },
): Promise<ZoneProgress[]> {
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
    const values = await computeProgress(sql, codes, { asOf, withCurrent: true }, params);
    return codes.flatMap((zoneCode) => {
      const head = heads.get(zoneCode);
      const indicators = values.get(zoneCode);
      return head && indicators ? [{ ...head, quarter: running, asOf, snapshot: null, indicators }] : [];
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
    return head ? [{ ...head, quarter, asOf, snapshot, indicators: content.indicators }] : [];
  });
}

/** A ranking of one figure within peer groups, with the places gained since the quarter before. */
export async function indicatorRanking(
  deps: Deps,
  actor: Actor,
  { indicatorId, quarter }: { indicatorId: string; quarter: Quarter | undefined },
): Promise<Ranking> {
  const definition = indicatorOf(indicatorId);
  if (definition === undefined) throw new NotFoundError(`没有指标 ${indicatorId}`);
  const shown = quarter ?? quarterOf(deps.today());
  const before = quarterAfter(shown, -1);
  const [zones, previous] = [
    await zoneProgress(deps, actor, { zones: undefined, quarter: shown }),
    await zoneProgress(deps, actor, { zones: undefined, quarter: before }),
  ];
  const ranked = (progress: readonly ZoneProgress[], ranks: ReadonlyMap<string, number | null>) =>
    standardRanking(
      progress.map((zone) => {
        const found = zone.indicators.find(({ id }) => id === indicatorId);
        const { value = null, numerator = null, denominator = null } = found ?? {};
        return {
          id: { ...zone, numerator, denominator },
          // Sums of many areas differ in their last binary digits: what is equal to a hundredth of a point shares a rank.
          value: value === null ? null : roundHalfUp(value, 4),
          previousRank: ranks.get(zone.zoneCode) ?? null,
        };
      }),
      definition.better ?? 'higher',
    );
  const groups = (['industry', 'city'] as const).map((peerGroup) => {
    const of = (progress: readonly ZoneProgress[]) => progress.filter((zone) => zone.peerGroup === peerGroup);
    const ranksBefore = new Map(ranked(of(previous), new Map()).map(({ id, rank }) => [id.zoneCode, rank]));
    const entries = ranked(of(zones), ranksBefore).map(({ id, value, rank, change }) => ({
      zoneCode: id.zoneCode,
      name: id.name,
      value,
      numerator: id.numerator,
      denominator: id.denominator,
      rank,
      change,
    }));
    return { peerGroup, entries };
  });
  return {
    indicatorId,
    quarter: shown,
    previousQuarter: before,
    groups: groups.filter(({ entries }) => entries.length > 0),
  };
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
    indicators?.find(({ id }) => id === indicatorId)?.value ?? null;
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
