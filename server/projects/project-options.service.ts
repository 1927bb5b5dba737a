import type { LeadFunnel, ProjectOptions } from '../../geodata/model/api-projects.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { LeadSource, ProjectStage } from '../../geodata/model/project-stage.ts';
import { currentMatchParameters } from '../rule-params/rule-params.service.ts';
import { readChains, readProjects } from './projects.repository.ts';
import { type ProjectDeps, requireZone, visibleZones } from './projects.service.ts';

/** Codes and defaults for the entry form of a zone. @throws InvalidInputError */
export async function projectOptions(
  deps: ProjectDeps,
  actor: Actor,
  zoneCode: string,
): Promise<ProjectOptions> {
  await requireZone(deps, actor, zoneCode);
  const { chains, teams, originUnits } = await readChains(deps.sql, zoneCode);
  const parameters = await currentMatchParameters(deps);
  return {
    zoneCode,
    chains,
    teams,
    originUnits,
    industryDefaults: Object.fromEntries(
      Object.entries(parameters.siteUseByIndustry).map(([key, siteUse]) => [key, { siteUse }]),
    ),
    chemicalPrefixes: parameters.defaultChemicalClasses,
    asOf: deps.today(),
  };
}

/** Leads by source and how far they came (M40). */
export async function leadFunnel(
  deps: ProjectDeps,
  actor: Actor,
  zoneCode: string | undefined,
): Promise<LeadFunnel> {
  if (zoneCode !== undefined) await requireZone(deps, actor, zoneCode);
  const zones = zoneCode === undefined ? await visibleZones(deps, actor) : [zoneCode];
  const projects = await readProjects(deps.sql, zones);
  const sources = [...LeadSource.options, null].map((source) => {
    const own = projects.filter((project) => project.leadSource === source);
    const stages = ProjectStage.options.map((stage) => ({
      stage,
      count: own.filter((project) => project.stage === stage).length,
    }));
    return { source, leads: own.length, stages };
  });
  return { total: projects.length, sources };
}
