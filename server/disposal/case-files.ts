import type { Actor } from '../../geodata/model/api-session.ts';
import { NotFoundError } from '../http/problem.ts';
import { type CaseDeps, caseZones } from './case-deps.ts';
import { findCase } from './cases.repository.ts';

/** The record that the evidence files of a case belong to. @throws NotFoundError */
export async function attachmentOwner(
  deps: CaseDeps,
  actor: Actor,
  id: number,
): Promise<{ zoneCode: string; collection: string; recordId: number }> {
  const found = await findCase(deps.sql, await caseZones(deps, actor), id);
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的案件`);
  return { zoneCode: found.zoneCode, collection: 'idle-cases', recordId: id };
}
