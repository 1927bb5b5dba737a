import type postgres from 'postgres';
import type { ProjectStanding } from '../../geodata/analysis/matching/mask-query.ts';
import type { Project } from '../../geodata/model/api-projects.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import { readOwnEnergy } from './supply.repository.ts';

/**
 * The demand of a registered project as the engine reads it. What the machines need of a building stands among the needs of
 * the project unless the demand says it itself; demands stored before buildings were matched have neither.
 */
export const matchedDemand = ({ demand, needs }: Pick<Project, 'demand' | 'needs'>): Demand => {
  const { buildingHeightMetres, floorLoadKilonewtonPerSquareMetre, craneTonnes } = needs ?? {};
  const asked = [buildingHeightMetres, floorLoadKilonewtonPerSquareMetre, craneTonnes];
  return {
    ...demand,
    building:
      demand.building ??
      (asked.some((value) => (value ?? 0) > 0)
        ? {
            clearHeightMinMetres: buildingHeightMetres || null,
            floorLoadMinKilonewtonPerSquareMetre: floorLoadKilonewtonPerSquareMetre || null,
            craneMinTonnes: craneTonnes || null,
          }
        : null),
  };
};

/** What registered projects have already, in their order. */
export async function standingsOf(
  sql: postgres.ISql,
  projects: readonly Pick<Project, 'id' | 'zoneCode'>[],
): Promise<ProjectStanding[]> {
  const energy = await readOwnEnergy(
    sql,
    projects.map(({ id }) => id),
  );
  return projects.map(({ id, zoneCode }) => ({ zoneCode, energyTce: energy.get(id) ?? 0 }));
}
