import type postgres from 'postgres';
import type { ProjectStanding } from '../../geodata/analysis/matching/mask-query.ts';
import type { Project } from '../../geodata/model/api-projects.ts';
import { readOwnEnergy } from './supply.repository.ts';

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
