import type { IdleCaseItem, OfficerRequest } from '../../geodata/model/api-idle-cases.ts';
import { ConflictError, NotFoundError } from '../http/problem.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import { type CaseDeps, type CaseWorker, caseZones } from './case-deps.ts';
import { readCaseItem } from './case-item.service.ts';
import { findCase, lockCase, updateOfficer } from './cases.repository.ts';

/** Gives a case to an officer, or back to everybody. @throws NotFoundError, ConflictError when the case moved on */
export async function assignOfficer(
  deps: CaseDeps,
  { actor, requestId }: CaseWorker,
  id: number,
  { revision, officer }: OfficerRequest,
): Promise<IdleCaseItem> {
  const place = await findCase(deps.sql, await caseZones(deps, actor), id);
  if (place === undefined) throw new NotFoundError(`没有编号为 ${id} 的案件`);
  const { zoneCode } = place;
  const author = { id: actor.id, name: actor.name };
  await inAuditedWrite(deps.sql, { zoneCode, author, requestId }, async (write) => {
    const stored = await lockCase(write.sql, zoneCode, id);
    if (stored.revision !== revision) {
      throw new ConflictError('案件已有新的记录，请刷新后重试', {
        conflict: 'stale',
        revision: stored.revision,
      });
    }
    await updateOfficer(write.sql, zoneCode, id, officer, actor.id);
    write.report({
      action: 'update',
      collection: 'idle-cases',
      recordId: id,
      recordLabel: stored.caseNo,
      before: { officer: stored.officerName },
      after: { officer: officer?.name ?? null },
    });
  });
  return await readCaseItem(deps, actor, id);
}
