import { industryClasses } from '../../codes/industry-code.ts';
import { addDays } from '../../units/days/plain-date.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { type LinkDefinition, linkOf } from './chain-definitions.ts';
import { type OfferedSite, sitesForIndustry } from './offered-sites.ts';

const squareMetresPerMu = 2000 / 3;
const floorSpacePerMu = 1000;

interface Industry {
  code: string;
  name: string;
}

/** What a project makes, its link of the chain, and the site its demand is shaped after, if any takes it. */
export interface ProjectWish {
  industry: Industry;
  link: LinkDefinition | undefined;
  site: OfferedSite | null;
}

/** The first known class of a prefix: '345' -> '3451'. */
const classOf = (prefix: string): Industry | undefined =>
  industryClasses().find(({ code }) => code.startsWith(prefix));

/** Draws a link of a chain, one for which there is a site where there are any. */
export function wishFor(
  random: SeededRandom,
  chainLinks: readonly string[],
  sites: readonly OfferedSite[],
  kind: OfferedSite['kind'],
): ProjectWish {
  const wishes = chainLinks.map(linkOf).flatMap((link): ProjectWish[] => {
    const industry = link.industryPrefixes.map(classOf).find((found) => found !== undefined);
    if (industry === undefined) return [];
    const own = sitesForIndustry(sites, industry.code).filter((site) => site.kind === kind);
    return [{ industry, link, site: own.length > 0 ? random.pick(own) : null }];
  });
  const fitting = wishes.filter(({ site }) => site !== null);
  if (wishes.length === 0)
    return { industry: { code: '3399', name: '金属制品' }, link: undefined, site: null };
  return random.pick(fitting.length > 0 ? fitting : wishes);
}

const wishes = [
  ['water', 'power', 'road'],
  ['water', 'drainage', 'power', 'road', 'telecom'],
  ['water', 'drainage', 'power', 'road', 'gas', 'heat'],
] as const;

/** Area, money, modes, dates and utilities of a project as a demand asks for them: around its site, or of any size where it has none. */
export function generateDemand(
  random: SeededRandom,
  { site, industry }: ProjectWish,
  kind: OfferedSite['kind'],
  index: number,
  asOf: string,
): Record<string, unknown> {
  const isFloor = kind !== 'land';
  const perMu = isFloor ? floorSpacePerMu : squareMetresPerMu;
  const size = site?.areaSquareMetres ?? random.integer(60, 140) * squareMetresPerMu;
  const least = Math.round(size * random.range(0.72, 0.96));
  const areas = {
    least,
    best: Math.round(least * 1.1),
    most: Math.round(Math.max(least * 1.4, size * 1.05)),
  };
  const equivalentMu = Math.max(1, least / perMu);
  const mode = site && site.supplyModes.length > 0 ? random.pick(site.supplyModes) : 'one_off';
  const utilities = random
    .pick(wishes)
    .filter((utility) => site === null || site.utilities.includes(utility));
  return {
    siteUse: /^[567]/.test(industry.code) ? (industry.code.startsWith('5') ? 'logistics' : 'research') : null,
    kinds: [kind],
    ...(isFloor
      ? {
          floorAreaMinSquareMetres: areas.least,
          floorAreaOptimumSquareMetres: areas.best,
          floorAreaMaxSquareMetres: areas.most * 2,
        }
      : {
          areaMinSquareMetres: areas.least,
          areaOptimumSquareMetres: areas.best,
          areaMaxSquareMetres: areas.most,
        }),
    fixedInvestmentYuan: Math.round(equivalentMu * random.integer(340, 520)) * 10_000,
    taxYuanPerYear: Math.round(equivalentMu * random.integer(24, 42)) * 10_000,
    energyTce: random.integer(200, 2400),
    supplyModes: index % 5 === 1 && !isFloor ? [...new Set([mode, 'lease_then_transfer' as const])] : [],
    termYears: isFloor ? null : index % 3 === 0 ? 20 : 50,
    needBy: addDays(asOf, random.integer(300, 800)),
    utilities,
    transport: index % 2 === 0 ? { expresswayExitMaxMetres: 8000 } : null,
    eiaClass: index % 6 === 2 ? 'report_book' : 'report_form',
  };
}
