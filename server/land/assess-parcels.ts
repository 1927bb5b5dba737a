import type postgres from 'postgres';
import {
  linkAssessments,
  type ParcelPlace,
  refreshAssessmentCounts,
} from './parcel-assessment.repository.ts';

/**
 * Works out which 区域评估 cover the parcels of a zone on a day, and keeps the result with them. To be called in the
 * change set that wrote parcels or assessments; `parcelIds` narrows it to the parcels written.
 */
export async function assessParcels(
  { sql, zoneCode }: { sql: postgres.ISql; zoneCode: string },
  asOf: string,
  parcelIds?: readonly number[],
  place: ParcelPlace = 'placed',
): Promise<void> {
  await linkAssessments(sql, zoneCode, asOf, parcelIds, place);
  await refreshAssessmentCounts(sql, zoneCode, asOf, parcelIds, place);
}
