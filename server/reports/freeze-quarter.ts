import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { ProgressParams } from '../../geodata/analysis/progress/progress-params.ts';
import { type Quarter, quarterDays } from '../../geodata/analysis/progress/quarter.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import { collectRecords } from './collect-records.ts';
import { computeProgress } from './compute-progress.ts';
import { insertFrozenRecords } from './figure-records.repository.ts';
import {
  type FrozenQuarter,
  insertSnapshot,
  lastSnapshotVersion,
  readBulletinLand,
  readBulletinProjects,
  type SnapshotContent,
} from './snapshots.repository.ts';

/** Proof of what was frozen. */
export const contentSha256 = (content: object): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

export interface FreezeRequest {
  zoneCode: string;
  quarter: Quarter;
  reason: string | null;
  frozenBy: string;
  /** The quarter that closed last: land and cases as they are now still speak of it. */
  isLatest: boolean;
}

/** Freezes a quarter of a zone as its next version, in the caller's transaction; nothing ever changes a version. */
export async function freezeQuarter(
  sql: postgres.ISql,
  { zoneCode, quarter, reason, frozenBy, isLatest }: FreezeRequest,
  params: ProgressParams,
): Promise<FrozenQuarter> {
  const { lastOn: asOf } = quarterDays(quarter);
  const progress = await computeProgress(sql, [zoneCode], { asOf, withCurrent: isLatest }, params);
  const content: SnapshotContent = {
    indicators: progress.get(zoneCode) ?? [],
    projects: await readBulletinProjects(sql, zoneCode, asOf),
    land: isLatest ? await readBulletinLand(sql, zoneCode) : [],
  };
  const version = (await lastSnapshotVersion(sql, zoneCode, quarter)) + 1;
  const frozen = await insertSnapshot(sql, {
    zoneCode,
    quarter,
    version,
    reason,
    asOf,
    sha256: contentSha256(content),
    frozenBy,
    content,
  });
  for (const figure of content.indicators) {
    if (figure.drill === null) continue;
    const records = await collectRecords(sql, figure, { zoneCode, asOf, params });
    await insertFrozenRecords(sql, { zoneCode, snapshotId: frozen.id, figure: figure.id }, records);
  }
  return frozen;
}
