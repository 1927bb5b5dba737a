import type postgres from 'postgres';
import type { ProjectSample } from '../../geodata/samples/matching/project-sample.ts';
import { searchPinyin } from '../text/pinyin.ts';
import { insertProjects } from './projects.repository.ts';
import { saveShortlistEntry } from './shortlist.repository.ts';

/** Writes the projects of a generated zone; returns their ids by number. */
export async function insertProjectSamples(
  sql: postgres.TransactionSql,
  zoneCode: string,
  samples: readonly ProjectSample[],
  authorId: string,
): Promise<Map<string, number>> {
  const rows = samples.map(({ siteCode: _, ...sample }) => ({
    ...sample,
    pinyin: searchPinyin(sample.name),
    isTeamRouted: true,
    needs: null,
    isDemonstration: true,
  }));
  const ids = await insertProjects(sql, zoneCode, rows, authorId);
  return new Map(rows.map(({ projectNo }, index) => [projectNo, ids[index]!]));
}

/** A piece that a team of a generated zone keeps in mind. */
interface ShortlistSample {
  projectId: number;
  supplyId: string;
  supplyName: string;
  siteCode: string;
  kind: 'parcel' | 'unit';
  note: string;
}

/** Writes the shortlists of a generated zone. */
export async function insertShortlistSamples(
  sql: postgres.TransactionSql,
  zoneCode: string,
  samples: readonly ShortlistSample[],
  addedBy: string,
): Promise<void> {
  for (const { projectId, supplyId, supplyName: name, siteCode: code, kind, note } of samples)
    await saveShortlistEntry(sql, zoneCode, projectId, {
      supplyId,
      kind,
      name,
      code,
      zoneCode,
      note,
      addedBy,
    });
}
