import { findIndustry } from '../../codes/industry-code.ts';
import type { Demand, SiteUse } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import type { LandUse } from '../../model/supply-record.ts';

/** One bit for each class of land that matching tells apart; other land takes none and suits nobody. */
export const useBits = {
  industry_1: 1,
  industry_2: 2,
  industry_3: 4,
  /** 1001 without a class: the planning conditions decide, so that it suits every industry, with a note. */
  industry: 8,
  logistics: 16,
  office: 32,
  research: 64,
} as const;

/** Chinese names of the uses. */
export const siteUseLabels: Readonly<Record<SiteUse, string>> = {
  industry_1: '一类工业',
  industry_2: '二类工业',
  industry_3: '三类工业',
  logistics: '物流仓储',
  office: '商务办公',
  research: '科研',
};

/** Code prefixes by scheme, the longest first (domain dossier 6.1: cross-walk by name). */
const prefixes: Readonly<Record<LandUse['scheme'], readonly (readonly [string, number])[]>> = {
  YDYH2023: [
    ['100101', useBits.industry_1],
    ['100102', useBits.industry_2],
    ['100103', useBits.industry_3],
    ['1001', useBits.industry],
    ['1101', useBits.logistics],
    ['0902', useBits.office],
    ['0802', useBits.research],
  ],
  GTDC: [
    ['0601', useBits.industry],
    ['0508', useBits.logistics],
  ],
  GBT21010: [
    ['0601', useBits.industry],
    ['0604', useBits.logistics],
    ['0505', useBits.office],
  ],
};

/** The use bit of a land-use code in its scheme; 0 for land that matching never offers. */
export const useBitOf = ({ scheme, code }: LandUse): number =>
  prefixes[scheme].find(([prefix]) => code.startsWith(prefix))?.[1] ?? 0;

/** Land that accepts a use: a class accepts cleaner industries too (domain dossier 7.2, H1). */
const accepted: Readonly<Record<SiteUse, number>> = {
  industry_1: useBits.industry_1 | useBits.industry_2 | useBits.industry_3 | useBits.industry,
  industry_2: useBits.industry_2 | useBits.industry_3 | useBits.industry,
  industry_3: useBits.industry_3 | useBits.industry,
  logistics: useBits.logistics,
  office: useBits.office,
  research: useBits.research,
};

/** Bits of the land that accepts a use. */
export const acceptedUseBits = (use: SiteUse): number => accepted[use];

const useOfBit = new Map<number, SiteUse>([
  [useBits.industry_1, 'industry_1'],
  [useBits.industry_2, 'industry_2'],
  [useBits.industry_3, 'industry_3'],
  [useBits.logistics, 'logistics'],
  [useBits.office, 'office'],
  [useBits.research, 'research'],
]);

/**
 * What the land is for: as stated, else from the land-use code, else the default of the industry; undefined when the
 * industry has no default (a school, a bank's branch) or the code is not land that matching offers.
 */
export const siteUseOf = (
  demand: Pick<Demand, 'siteUse' | 'landUse' | 'industryCode'>,
  parameters: MatchParameters,
): SiteUse | undefined => {
  if (demand.siteUse) return demand.siteUse;
  const bit = demand.landUse ? useBitOf(demand.landUse) : useBits.industry;
  if (bit !== useBits.industry) return useOfBit.get(bit);
  const industry = findIndustry(demand.industryCode);
  if (!industry) return undefined;
  const { siteUseByIndustry } = parameters;
  return siteUseByIndustry[industry.code.slice(0, 2)] ?? siteUseByIndustry[industry.section];
};

/** 工业, 物流仓储, 商务办公 and 科研 have a longest term each. */
export const statutoryTermYears = (use: SiteUse, { statutoryTermYears: years }: MatchParameters): number => {
  if (use === 'logistics' || use === 'office' || use === 'research') return years[use];
  return years.industry;
};
