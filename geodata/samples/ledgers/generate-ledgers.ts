import type { EnclaveTaxRecord, LeaseProjectRecord } from '../../model/park-economy.ts';
import type { ZoneSample } from '../../model/zone-sample.ts';
import { hashText, SeededRandom } from '../random/seeded-random.ts';
import { generatedSource } from '../records/origin.ts';
import { enclaveTaxes, leaseProjects } from './economy-ledgers.ts';
import { type EnterpriseSample, enterpriseSample } from './enterprise-ledgers.ts';
import type { LedgerContext } from './ledger-context.ts';
import { type ProjectSample, projectSample } from './project-ledgers.ts';
import { publishedFigures } from './published-figures.ts';
import { type StockSample, stockSample } from './stock-ledger.ts';

/** The ledgers of a generated zone. */
export interface LedgerSample extends StockSample, ProjectSample, EnterpriseSample {
  leases: LeaseProjectRecord[];
  taxes: EnclaveTaxRecord[];
}

/**
 * The ledgers of a demonstration zone: a function of its sample, so of seed and as-of date. Totals that the zones'
 * articles publish come out exactly; names of enterprises and projects are invented and say so.
 */
export function generateLedgers(
  sample: Pick<ZoneSample, 'seed' | 'asOf' | 'zone' | 'parcels' | 'parks'>,
): LedgerSample {
  const { zone, asOf, seed, parcels, parks } = sample;
  const figures = publishedFigures(zone.zoneCode);
  const context: LedgerContext = {
    asOf,
    zoneName: zone.shortName ?? zone.name,
    figures,
    parcels,
    parkCodes: parks.map(({ parkCode }) => parkCode),
    random: new SeededRandom(hashText(`ledgers ${zone.zoneCode}`, seed)),
    origin: {
      sourceName: `${generatedSource}；合计数见${figures.sourceName}`,
      sourcePeriod: figures.sourcePeriod || null,
      isDemonstration: true,
    },
  };
  return {
    ...stockSample(context),
    ...projectSample(context),
    ...enterpriseSample(context),
    leases: leaseProjects(context),
    taxes: enclaveTaxes(context),
  };
}
