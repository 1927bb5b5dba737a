import { Demand } from '../../model/demand.ts';
import type { LeadSource, ProjectStage } from '../../model/project-stage.ts';
import type { ZoneSample } from '../../model/zone-sample.ts';
import { addDays } from '../../units/days/plain-date.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { generatedSource } from '../records/origin.ts';
import { chainsOf } from './chain-definitions.ts';
import { generateDemand, wishFor } from './generate-demand.ts';
import { offeredSites } from './offered-sites.ts';
import { officeProject } from './office-project.ts';
import type { ProjectSample } from './project-sample.ts';
import { publishedProjects } from './published-projects.ts';

const sources: readonly LeadSource[] = ['park', 'government', 'enterprise', 'event', 'online'];
const units = ['招商局', '园区运营企业', '行业商会', '驻京招商处', '驻沪招商处'];
const stages: readonly ProjectStage[] = [
  'negotiating',
  'planned',
  'signed',
  'negotiating',
  'planned',
  'negotiating',
  'signed',
  'planned',
  'negotiating',
  'landed',
  'started',
  'ended',
  'negotiating',
  'signed',
];
const kindsOfWork = ['生产基地', '智能工厂', '研发制造中心', '产业化项目', '扩建项目', '配套项目'];

/**
 * Projects of a demonstration zone, those the articles name among them: a function of the sample. Most ask for what some
 * land of the zone offers, every seventh for more than there is. Areas, investments and dates of generated ones are this
 * product's own.
 */
export const generateProjects = (sample: ZoneSample): ProjectSample[] => {
  const { zone, seed, asOf } = sample;
  const sites = offeredSites(sample);
  const random = new SeededRandom(seed).fork(`${zone.zoneCode} projects`);
  const chains = chainsOf(zone.zoneCode, zone.leadingIndustries);
  const year = asOf.slice(0, 4);
  const numberOf = (index: number): string => `XM-${year}-${String(index + 1).padStart(4, '0')}`;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  const generated = stages.map((stage, index): ProjectSample => {
    const chainIndex = index % chains.length;
    const chain = chains[chainIndex];
    const isHard = index % 7 === 3;
    const kind = index % 7 === 4 ? 'factory_unit' : 'land';
    const wish = wishFor(random, chain?.links ?? [], isHard ? [] : sites, kind);
    const { link, industry } = wish;
    const name = `${industry.name.replace(/制造$/, '')}${pick(kindsOfWork)}`;
    const projectNo = numberOf(index);
    const chainCode = `C${String(chainIndex + 1).padStart(2, '0')}`;
    const demand = Demand.parse({
      ...generateDemand(random, wish, kind, index, asOf),
      projectNo,
      name,
      industryCode: industry.code,
      zoneCodes: [zone.zoneCode],
      chainCode,
      linkCode: link?.linkCode ?? null,
      chainAction: link?.isMissing ? 'fill' : pick(['extend', 'widen'] as const),
    });
    const investment = demand.fixedInvestmentYuan ?? 0;
    const isOpen = stage === 'planned' || stage === 'negotiating' || stage === 'signed';
    return {
      projectNo,
      name,
      stage,
      stageSince: addDays(asOf, -random.integer(5, 300)),
      leadSource: pick(sources),
      originUnit: pick(units),
      teamCode: `T${String(chainIndex + 1).padStart(2, '0')}`,
      investorName: null,
      totalInvestmentYuan: Math.round(investment * 1.25),
      outputYuanPerYear: Math.round(investment * random.range(0.8, 2.2)),
      qualityScore: isOpen ? random.integer(55, 96) : null,
      startReadyOn: isOpen ? addDays(asOf, random.integer(60, 400)) : null,
      note: null,
      demand,
      siteCode: wish.site?.code ?? null,
      sourceName: generatedSource,
      sourcePeriod: null,
    };
  });
  const published = publishedProjects
    .filter(({ zoneCode }) => zoneCode === zone.zoneCode)
    .map(
      (
        { zoneCode, industryCode, areaMinSquareMetres, chainName, linkCode, chainAction, ...project },
        index,
      ): ProjectSample => {
        const projectNo = numberOf(stages.length + index);
        const chainIndex = chains.findIndex(({ name }) => name === chainName);
        const place = String(chainIndex + 1).padStart(2, '0');
        return {
          ...project,
          projectNo,
          siteCode: null,
          stageSince: addDays(asOf, -30 * (index + 2)),
          teamCode: chainIndex < 0 ? null : `T${place}`,
          demand: Demand.parse({
            projectNo,
            name: project.name,
            industryCode,
            zoneCodes: [zoneCode],
            areaMinSquareMetres,
            chainCode: chainIndex < 0 ? null : `C${place}`,
            linkCode: chainIndex < 0 ? null : linkCode,
            chainAction: chainIndex < 0 ? null : chainAction,
          }),
        };
      },
    );
  const office = officeProject(sample, numberOf(stages.length + published.length));
  return [...generated, ...published, ...(office ? [office] : [])];
};
