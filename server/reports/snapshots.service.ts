import type { z } from 'zod';
import { isClosed, isQuarter, quarterAfter, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import type { SnapshotRequest, SnapshotSummary } from '../../geodata/model/api-reports.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError, NotFoundError } from '../http/problem.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import { freezeQuarter } from './freeze-quarter.ts';
import { readProgressParams } from './report-rules.ts';
import { zonesOf } from './report-zones.ts';
import { lastSnapshotVersion, readSnapshots } from './snapshots.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

/** Every version that was frozen in the zones the actor sees. */
export async function listSnapshots(
  deps: Deps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<{ snapshots: SnapshotSummary[] }> {
  const states = await zonesOf(deps.revisions, actor, zones);
  return {
    snapshots: await readSnapshots(
      deps.sql,
      states.map(({ zoneCode }) => zoneCode),
    ),
  };
}

/**
 * Freezes a closed quarter. A second time it is a correction: a new version beside the old one, and needs a reason.
 * @throws InvalidInputError for a quarter that is not closed and a correction without reason.
 */
export async function createSnapshot(
  deps: Deps,
  actor: Actor,
  { zoneCode, quarter, reason }: z.output<typeof SnapshotRequest>,
  requestId: string,
): Promise<SnapshotSummary> {
  const [zone] = await zonesOf(deps.revisions, actor, [zoneCode]);
  if (zone === undefined) throw new NotFoundError(`没有开发区 ${zoneCode}`);
  const today = deps.today();
  if (!isQuarter(quarter) || !isClosed(quarter, today))
    throw new InvalidInputError([
      { field: 'quarter', message: `${quarter} 尚未结束，季度结束后才能固定数据` },
    ]);
  const draft = { zoneCode, author: actor, requestId, reason: reason || null };
  const frozen = await inAuditedWrite(deps.sql, draft, async ({ sql, report }) => {
    const version = await lastSnapshotVersion(sql, zoneCode, quarter);
    if (version > 0 && !reason)
      throw new InvalidInputError([
        { field: 'reason', message: `${quarter} 已有第 ${version} 版，更正须填写理由，原版本保留` },
      ]);
    const isLatest = quarterAfter(quarter) === quarterOf(today);
    const request = { zoneCode, quarter, reason: reason || null, frozenBy: actor.name, isLatest };
    const result = await freezeQuarter(sql, request, await readProgressParams(sql));
    report({
      action: 'create',
      collection: 'quarter-snapshots',
      recordId: result.id,
      recordLabel: `${quarter} 第 ${result.version} 版`,
      before: null,
      after: { quarter, version: result.version, sha256: result.sha256 },
    });
    return result;
  });
  const { content: _content, ...summary } = frozen;
  return summary;
}
