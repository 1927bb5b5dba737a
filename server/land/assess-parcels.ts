import type { ChangeSet } from './change-set.ts';
import { linkAssessments, refreshAssessmentCounts } from './parcel-assessment.repository.ts';

/**
 * Works out which 区域评估 cover the parcels of a zone on a day, and keeps the result with them. To be called in the
 * change set that wrote parcels or assessments; `parcelIds` narrows it to the parcels written.
 */
export async function assessParcels(
  { sql, zoneCode }: Pick<ChangeSet, 'sql' | 'zoneCode'>,
  asOf: string,
  parcelIds?: readonly number[],
): Promise<void> {
  await linkAssessments(sql, zoneCode, asOf, parcelIds);
  await refreshAssessmentCounts(sql, zoneCode, asOf, parcelIds);
}
