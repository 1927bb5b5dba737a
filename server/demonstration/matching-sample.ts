import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { generateMatchingFacts } from '../../geodata/samples/matching/generate-facts.ts';
import { generateOffices } from '../../geodata/samples/matching/generate-offices.ts';
import { generateProjects } from '../../geodata/samples/matching/generate-projects.ts';
import { generateSiteWork, type SiteWork } from '../../geodata/samples/matching/generate-site-work.ts';
import type { ChangeSet } from '../land/change-set.ts';
import { insertRecords } from '../land/insert-records.ts';
import { offerNewLand } from '../matching/new-land-samples.ts';
import { insertProjectSamples, insertShortlistSamples } from '../projects/project-samples.ts';
import { insertReservationSamples } from '../reservations/reservation-samples.ts';
import { insertReviewSamples } from '../reviews/review-samples.ts';
import { readPiecesByCode } from './demonstration.repository.ts';

const unreported = { isReported: false };

/**
 * Writes what matching needs of a generated zone, after its parcels: lists, quotas, chains, teams, offices, projects and
 * what was done about land for them.
 */
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
  const offices = generateOffices(sample);
  await insertRecords(changes, 'factory-buildings', offices.buildings, unreported);
  await insertRecords(changes, 'factory-units', offices.units, unreported);
  const projects = generateProjects(sample);
  const projectIds = await insertProjectSamples(changes.sql, changes.zoneCode, projects, changes.author.id);
  await writeSiteWork(changes, generateSiteWork(projects, sample.asOf), projectIds);
}

/** Shortlists, reservations and joint reviews of the projects, and the land their teams have not seen yet. */
async function writeSiteWork(
  { sql, zoneCode, author }: ChangeSet,
  { shortlist, reservations, reviews, newSites }: SiteWork,
  projectIds: ReadonlyMap<string, number>,
): Promise<void> {
  const codes = [...shortlist, ...reservations, ...reviews].map(({ siteCode }) => siteCode);
  const found = await readPiecesByCode(sql, zoneCode, [...codes, ...newSites]);
  const pieces = new Map(found.map((piece) => [piece.code, piece]));
  const placed = <Work extends { projectNo: string; siteCode: string }>(work: readonly Work[]) =>
    work.map((each) => {
      const [projectId, piece] = [projectIds.get(each.projectNo), pieces.get(each.siteCode)];
      if (projectId === undefined || piece === undefined)
        throw new Error(`no piece ${each.siteCode} or project ${each.projectNo} in ${zoneCode}`);
      return { ...each, projectId, supplyId: piece.supplyId, supplyName: piece.name, kind: piece.kind };
    });
  await insertShortlistSamples(sql, zoneCode, placed(shortlist), author.name);
  await insertReservationSamples(sql, zoneCode, placed(reservations), author);
  await insertReviewSamples(sql, zoneCode, placed(reviews), author.name);
  const isNew = new Set(newSites);
  const newIds = found.filter(({ code }) => isNew.has(code)).map(({ supplyId }) => supplyId);
  await offerNewLand(sql, zoneCode, newIds);
}
