import { rateOf } from '../../geodata/analysis/progress/rate.ts';
import { standardRanking } from '../../geodata/analysis/progress/standard-ranking.ts';
import { indicators } from '../../geodata/catalog/indicators.ts';
import type { BulletinContent, BulletinFigure } from '../../geodata/model/api-bulletins.ts';
import { roundHalfUp } from '../../geodata/units/area.ts';
import type { FrozenQuarter } from './snapshots.repository.ts';

/** Figures a bulletin shows: those that rank zones and tell nothing internal. */
const publicFigures = ['R03', 'R08', 'R09', 'R11', 'R13', 'R20', 'R22'];

export interface BulletinSources {
  zoneName: string;
  frozen: FrozenQuarter;
  /** Frozen quarters of the peer group, this zone's included. */
  peers: readonly FrozenQuarter[];
  /** The same of the quarter before. */
  peersBefore: readonly FrozenQuarter[];
}

/** The content of a bulletin: from frozen quarters alone, so that it says the same whenever it is drafted. */
export function draftBulletin({ zoneName, frozen, peers, peersBefore }: BulletinSources): BulletinContent {
  const { projects, land } = frozen.content;
  const plannedYuan = projects.reduce((sum, project) => sum + project.plannedYuan, 0);
  const completedYuan = projects.reduce((sum, project) => sum + project.completedYuan, 0);
  return {
    zoneName,
    quarter: frozen.quarter,
    asOf: frozen.asOf,
    snapshotVersion: frozen.version,
    projects,
    totals: {
      projectCount: projects.length,
      plannedYuan,
      completedYuan,
      completedShare: rateOf(completedYuan, plannedYuan),
    },
    land,
    figures: publicFigures.map((id) => figure(id, frozen.zoneCode, peers, peersBefore)),
  };
}

function figure(
  id: string,
  zoneCode: string,
  peers: readonly FrozenQuarter[],
  peersBefore: readonly FrozenQuarter[],
): BulletinFigure {
  const definition = indicators.find((entry) => entry.id === id);
  const valueIn = (quarter: FrozenQuarter | undefined): number | null =>
    quarter?.content.indicators.find((value) => value.id === id)?.value ?? null;
  const rankIn = (quarters: readonly FrozenQuarter[]): number | null =>
    standardRanking(
      quarters.map((quarter) => ({
        id: quarter.zoneCode,
        value: comparable(valueIn(quarter)),
        previousRank: null,
      })),
      definition?.better ?? 'higher',
    ).find((entry) => entry.id === zoneCode)?.rank ?? null;
  const own = (quarters: readonly FrozenQuarter[]) =>
    quarters.find((quarter) => quarter.zoneCode === zoneCode);
  const [rank, rankBefore] = [rankIn(peers), rankIn(peersBefore)];
  return {
    indicatorId: id,
    title: definition?.title ?? { zh: id, en: id },
    value: valueIn(own(peers)),
    previousValue: valueIn(own(peersBefore)),
    rank,
    change: rank === null || rankBefore === null ? null : rankBefore - rank,
  };
}

/** As rankings compare: what is equal to a hundredth of a point shares a rank. */
const comparable = (value: number | null): number | null => (value === null ? null : roundHalfUp(value, 4));
