import { Demand } from '../../model/demand.ts';
import type { ZoneSample } from '../../model/zone-sample.ts';
import { addDays } from '../../units/days/plain-date.ts';
import { generatedSource } from '../records/origin.ts';
import { generateOffices } from './generate-offices.ts';
import type { ProjectSample } from './project-sample.ts';

/** A project that looks for 商务楼宇: shaped after a vacant office of the zone; undefined where there is none. */
export const officeProject = (sample: ZoneSample, projectNo: string): ProjectSample | undefined => {
  const { zone, asOf } = sample;
  const site = generateOffices(sample).units.find(({ status }) => status === 'vacant');
  if (site === undefined) return undefined;
  const name = '工业互联网平台运营中心';
  const least = Math.round(site.areaSquareMetres * 0.8);
  return {
    projectNo,
    name,
    stage: 'negotiating',
    stageSince: addDays(asOf, -24),
    leadSource: 'online',
    originUnit: '招商局',
    teamCode: 'T01',
    investorName: null,
    totalInvestmentYuan: 24_000_000,
    outputYuanPerYear: 60_000_000,
    qualityScore: 74,
    startReadyOn: addDays(asOf, 90),
    note: null,
    demand: Demand.parse({
      projectNo,
      name,
      industryCode: '6513',
      siteUse: 'office',
      zoneCodes: [zone.zoneCode],
      kinds: ['office_unit'],
      floorAreaMinSquareMetres: least,
      floorAreaOptimumSquareMetres: Math.round(least * 1.15),
      floorAreaMaxSquareMetres: Math.round(least * 1.6),
      rentMaxYuanPerSquareMetreMonth: 60,
      fixedInvestmentYuan: 18_000_000,
      needBy: addDays(asOf, 365),
      utilities: ['power', 'telecom'],
      transport: { expresswayExitMaxMetres: 10_000 },
      eiaClass: 'registration',
    }),
    siteCode: site.unitCode,
    sourceName: generatedSource,
    sourcePeriod: null,
  };
};
