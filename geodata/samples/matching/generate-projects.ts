import { industryClasses } from '../../codes/industry-code.ts';
import { Demand } from '../../model/demand.ts';
import type { LeadSource, ProjectStage } from '../../model/project-stage.ts';
import type { ZoneSample } from '../../model/zone-sample.ts';
import { addDays } from '../../units/days/plain-date.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { generatedSource } from '../records/origin.ts';
import { chainsOf, linkOf } from './chain-definitions.ts';
import type { ProjectSample } from './project-sample.ts';
import { publishedProjects } from './published-projects.ts';

const perMu = 666.67;
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
const actions = ['extend', 'widen', 'fill'] as const;

/** The first known class of a prefix: '345' -> '3451'. */
const classOf = (prefix: string): { code: string; name: string } | undefined =>
  industryClasses().find(({ code }) => code.startsWith(prefix));

/**
 * Projects of a demonstration zone, those the articles name among them: a function of the sample's zone, seed and as-of
 * date. Areas, investments and dates of generated ones are this product's own.
 */
export const generateProjects = ({ zone, seed, asOf }: ZoneSample): ProjectSample[] => {
  const random = new SeededRandom(seed).fork(`${zone.zoneCode} projects`);
  const chains = chainsOf(zone.zoneCode, zone.leadingIndustries);
  const year = asOf.slice(0, 4);
  const numberOf = (index: number): string => `XM-${year}-${String(index + 1).padStart(4, '0')}`;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  const generated = stages.map((stage, index): ProjectSample => {
    const chainIndex = index % chains.length;
    const chain = chains[chainIndex];
    const links = (chain?.links ?? []).map(linkOf);
    const link = pick(
      links.filter(({ industryPrefixes }) => industryPrefixes.some((prefix) => classOf(prefix))),
    );
    const industry = classOf(link?.industryPrefixes.find((prefix) => classOf(prefix)) ?? '339') ?? {
      code: '33',
      name: '金属制品',
    };
    const areaMu = random.integer(15, 90);
    const isFloorSpace = index % 7 === 4;
    const areaMin = Math.round(areaMu * perMu);
    const floorMin = random.integer(8, 40) * 100;
    const investment = areaMu * random.integer(280, 480) * 10_000;
    const name = `${industry.name.replace(/制造$/, '')}${pick(kindsOfWork)}`;
    const projectNo = numberOf(index);
    const chainCode = `C${String(chainIndex + 1).padStart(2, '0')}`;
    const demand = Demand.parse({
      projectNo,
      name,
      industryCode: industry.code,
      siteUse: /^(5|6|7)/.test(industry.code)
        ? industry.code.startsWith('5')
          ? 'logistics'
          : 'research'
        : null,
      zoneCodes: [zone.zoneCode],
      kinds: isFloorSpace ? ['factory_unit', 'office_unit'] : ['land'],
      areaMinSquareMetres: isFloorSpace ? null : areaMin,
      areaOptimumSquareMetres: isFloorSpace ? null : Math.round(areaMin * 1.1),
      areaMaxSquareMetres: isFloorSpace ? null : Math.round(areaMin * 1.5),
      floorAreaMinSquareMetres: isFloorSpace ? floorMin : null,
      floorAreaOptimumSquareMetres: isFloorSpace ? floorMin * 1.5 : null,
      floorAreaMaxSquareMetres: isFloorSpace ? floorMin * 4 : null,
      fixedInvestmentYuan: investment,
      taxYuanPerYear: areaMu * random.integer(18, 38) * 10_000,
      energyTce: random.integer(200, 6000),
      supplyModes:
        index % 5 === 1
          ? ['lease_then_transfer', 'long_lease']
          : index % 5 === 3
            ? ['one_off', 'with_project']
            : [],
      termYears: isFloorSpace ? null : index % 3 === 0 ? 20 : 50,
      needBy: addDays(asOf, random.integer(120, 720)),
      utilities: pick([
        ['water', 'power', 'road'],
        ['water', 'drainage', 'power', 'road', 'telecom'],
        ['water', 'drainage', 'power', 'road', 'gas', 'heat'],
      ]),
      transport: index % 2 === 0 ? { expresswayExitMaxMetres: 8000 } : null,
      chainCode,
      linkCode: link?.linkCode ?? null,
      chainAction: link?.isMissing ? 'fill' : pick(actions.slice(0, 2)),
      eiaClass: index % 6 === 2 ? 'report_book' : 'report_form',
    });
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
  return [...generated, ...published];
};
