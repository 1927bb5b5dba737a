import type postgres from 'postgres';
import type { ProjectSample } from '../../geodata/samples/matching/project-sample.ts';
import { searchPinyin } from '../text/pinyin.ts';
import { insertProjects } from './projects.repository.ts';

/** Writes the projects of a generated zone. */
export async function insertProjectSamples(
  sql: postgres.TransactionSql,
  zoneCode: string,
  samples: readonly ProjectSample[],
  authorId: string,
): Promise<void> {
  if (samples.length === 0) return;
  const rows = samples.map((sample) => ({
    ...sample,
    pinyin: searchPinyin(sample.name),
    isTeamRouted: true,
    needs: null,
    isDemonstration: true,
  }));
  await insertProjects(sql, zoneCode, rows, authorId);
}
