import type postgres from 'postgres';
import { ReviewDepartment, reviewDepartmentLabels } from '../../geodata/model/project-stage.ts';
import type { ReviewSample } from '../../geodata/samples/matching/generate-site-work.ts';
import { insertOpinion, insertReview } from './reviews.repository.ts';

/** A joint review of a generated zone, its project and piece by id. */
export type SiteReview = ReviewSample & { projectId: number; supplyId: string; supplyName: string };

/** Writes the joint reviews of a generated zone with the opinions given so far. */
export async function insertReviewSamples(
  sql: postgres.TransactionSql,
  zoneCode: string,
  samples: readonly SiteReview[],
  authorName: string,
): Promise<void> {
  for (const { opinions, ...sample } of samples) {
    const row = { zoneCode, ...sample, departments: ReviewDepartment.options };
    const id = await insertReview(sql, row, authorName);
    if (id === undefined) throw new Error(`${sample.supplyId} of ${zoneCode} is reviewed twice`);
    for (const opinion of opinions)
      await insertOpinion(sql, zoneCode, id, opinion, `${reviewDepartmentLabels[opinion.department].zh}部门`);
  }
}
