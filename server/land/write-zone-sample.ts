import { createHash } from 'node:crypto';
import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import { assessParcels } from './assess-parcels.ts';
import type { ChangeSet } from './change-set.ts';
import { insertRecords } from './insert-records.ts';

/**
 * Writes everything of a generated zone but the zone itself. The audit log gets one entry with the counts and the
 * sha256 of the whole sample instead of thousands of entries: the records can be made again from seed and as-of date.
 */
export async function writeZoneSample(changes: ChangeSet, sample: ZoneSample): Promise<void> {
  const unreported = { isReported: false };
  await insertRecords(changes, 'parks', sample.parks, unreported);
  await insertRecords(changes, 'assessments', sample.assessments, unreported);
  await insertRecords(changes, 'parcels', sample.parcels, unreported);
  await insertRecords(changes, 'standard-terms', sample.standardTerms, unreported);
  await insertRecords(changes, 'factory-buildings', sample.factoryBuildings, unreported);
  await insertRecords(changes, 'factory-units', sample.factoryUnits, unreported);
  await insertRecords(changes, 'roads', sample.roads, unreported);
  await insertRecords(changes, 'railways', sample.railways, unreported);
  await insertRecords(changes, 'water-areas', sample.waterAreas, unreported);
  await insertRecords(changes, 'green-spaces', sample.greenSpaces, unreported);
  await insertRecords(changes, 'blocks', sample.blocks, unreported);
  await insertRecords(changes, 'buildings', sample.buildings, unreported);
  await insertRecords(changes, 'facilities', sample.facilities, unreported);
  await assessParcels(changes, sample.asOf);
  changes.report({
    action: 'load',
    collection: 'zones',
    recordId: null,
    recordLabel: sample.zone.name,
    before: null,
    after: { seed: sample.seed, asOf: sample.asOf, counts: countsOf(sample), sha256: checksumOf(sample) },
  });
}

function countsOf(sample: ZoneSample): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sample).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.length]] : [])),
  );
}

const checksumOf = (sample: ZoneSample): string =>
  createHash('sha256').update(canonicalJson(sample)).digest('hex');
