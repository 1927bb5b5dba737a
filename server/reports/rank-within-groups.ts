import { type RankedEntry, standardRanking } from '../../geodata/analysis/progress/standard-ranking.ts';
import type { IndicatorDefinition, Ranking, ZoneProgress } from '../../geodata/model/api-reports.ts';
import { roundHalfUp } from '../../geodata/units/area.ts';

const peerGroups = ['industry', 'city'] as const;

/** Zones ranked by one figure among their peers, against the ranks of the quarter before; groups without zones are left out. */
export function rankWithinGroups(
  definition: IndicatorDefinition,
  zones: readonly ZoneProgress[],
  previous: readonly ZoneProgress[],
): Ranking['groups'] {
  const groups = peerGroups.map((peerGroup) => {
    const of = (progress: readonly ZoneProgress[]) => progress.filter((zone) => zone.peerGroup === peerGroup);
    const before = rankZones(definition, of(previous), new Map());
    const ranksBefore = new Map(before.map(({ id, rank }) => [id.zoneCode, rank]));
    const entries = rankZones(definition, of(zones), ranksBefore).map(({ id, value, rank, change }) => ({
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
  return groups.filter(({ entries }) => entries.length > 0);
}

type RankedZone = Pick<ZoneProgress, 'zoneCode' | 'name'> & {
  numerator: number | null;
  denominator: number | null;
};

function rankZones(
  { id: indicatorId, better }: IndicatorDefinition,
  progress: readonly ZoneProgress[],
  ranks: ReadonlyMap<string, number | null>,
): RankedEntry<RankedZone>[] {
  const entries = progress.map(({ zoneCode, name, indicators }) => {
    const found = indicators.find(({ id }) => id === indicatorId);
    const { value = null, numerator = null, denominator = null } = found ?? {};
    return {
      id: { zoneCode, name, numerator, denominator },
      // Sums of many areas differ in their last binary digits: what is equal to a hundredth of a point shares a rank.
      value: value === null ? null : roundHalfUp(value, 4),
      previousRank: ranks.get(zoneCode) ?? null,
    };
  });
  return standardRanking(entries, better ?? 'higher');
}
