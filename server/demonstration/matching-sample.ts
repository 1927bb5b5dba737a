import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { generateMatchingFacts } from '../../geodata/samples/matching/generate-facts.ts';
import { generateProjects } from '../../geodata/samples/matching/generate-projects.ts';
import type { ChangeSet } from '../land/change-set.ts';
import { insertRecords } from '../land/insert-records.ts';
import { insertProjectSamples } from '../projects/project-samples.ts';

const unreported = { isReported: false };

/** Writes what matching needs of a generated zone, after its parcels: lists, quotas, chains, teams and projects. */
export async function writeMatchingSample(changes: ChangeSet, sample: ZoneSample): Promise<void> {
  const facts = generateMatchingFacts(sample);
  await insertRecords(changes, 'control-lines', facts.controlLines, unreported);
  await insertRecords(changes, 'soil-sites', facts.soilSites, unreported);
  await insertRecords(changes, 'sensitive-places', facts.sensitivePlaces, unreported);
  await insertRecords(changes, 'negative-entries', facts.negativeEntries, unreported);
  await insertRecords(changes, 'zone-quotas', facts.zoneQuotas, unreported);
  await insertRecords(changes, 'investment-teams', facts.investmentTeams, unreported);
  await insertRecords(changes, 'industry-chains', facts.industryChains, unreported);
  await insertRecords(changes, 'chain-links', facts.chainLinks, unreported);
  await insertProjectSamples(changes.sql, changes.zoneCode, generateProjects(sample), changes.author.id);
}
