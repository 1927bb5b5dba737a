import type { Project } from '../../geodata/model/api-projects.ts';
import type { QuotaConflict, QuotaKind, QuotaRelease, QuotaRequest } from '../../geodata/model/api-quotas.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { roundHalfUp, toMu } from '../../geodata/units/area.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { type AuditedWrite, inAuditedWrite } from '../land/audited-write.ts';
import {
  findProject,
  openProject,
  type ProjectDeps,
  visibleZones,
  type Writing,
} from './projects.service.ts';
import {
  insertAllotment,
  type LockedQuota,
  lockQuota,
  readAllotment,
  releaseAllotment,
} from './quotas.repository.ts';
import { moveSum } from './release-quotas.ts';

const names: Readonly<Record<QuotaKind, string>> = { energy: '能耗指标', land: '新增用地指标' };

/** An amount as people read it: land in 亩 and square metres, energy in tonnes of standard coal. */
const amountText = (kind: QuotaKind, amount: number): string =>
  kind === 'land' ? `${roundHalfUp(toMu(amount), 2)} 亩（${amount} 平方米）` : `${amount} 吨标准煤`;

const left = ({ totalAmount, allottedAmount }: LockedQuota): number =>
  roundHalfUp(totalAmount - allottedAmount, 2);

function conflictOf(kind: QuotaKind, conflict: QuotaConflict['conflict'], balance: number): QuotaConflict {
  return { conflict, balance, ...(kind === 'land' ? { balanceMu: roundHalfUp(toMu(balance), 2) } : {}) };
}

const entry = (
  action: 'create' | 'update',
  id: number,
  recordLabel: string,
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): Parameters<AuditedWrite['report']>[0] => ({
  action,
  collection: 'quota-allotments',
  recordId: id,
  recordLabel,
  before,
  after,
});

/**
 * Gives a project a part of its zone's quota. Writers of a zone wait for each other and the balance is read under their lock:
 * of two who together want more than there is, the second is refused and told what is left.
 * @throws NotFoundError, InvalidInputError, ConflictError
 */
export async function allotQuota(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  projectId: number,
  { kind, year, amount: given, reason = undefined }: QuotaRequest,
): Promise<Project> {
  const project = await findProject(deps, actor, projectId);
  const { zoneCode, projectNo } = project;
  if (project.stage === 'ended')
    throw new InvalidInputError([
      { field: 'projectId', message: `项目“${project.name}”已终止，不能再安排指标` },
    ]);
  const amount = roundHalfUp(given, 2);
  const draft = { zoneCode, author: actor, requestId, reason: reason ?? null };
  await inAuditedWrite(deps.sql, draft, async (written) => {
    const quota = await lockQuota(written.sql, zoneCode, { kind, year });
    if (quota === undefined)
      throw new InvalidInputError([
        { field: 'year', message: `本区没有 ${year} 年的${names[kind]}，请先在数据管理中登记` },
      ]);
    const balance = left(quota);
    if (amount > balance)
      throw new ConflictError(
        `${year} 年${names[kind]}余额 ${amountText(kind, balance)}，不足以安排 ${amountText(kind, amount)}`,
        conflictOf(kind, 'quota', balance),
      );
    await moveSum(written, quota, amount);
    const row = { quotaId: quota.id, projectId, amount, reason: reason ?? null };
    const id = await insertAllotment(written.sql, zoneCode, { ...row, createdBy: actor.name });
    written.report(entry('create', id, project.name, null, { projectNo, kind, year, amount }));
    written.touch('projects');
  });
  deps.revisions.forget();
  return await openProject(deps, actor, projectId);
}

/** Takes an allotment back: its amount can be given to another project. @throws NotFoundError, ConflictError */
export async function releaseQuota(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  id: number,
  { reason }: QuotaRelease,
): Promise<Project> {
  const { zoneCode, quotaId, projectId, amount } = await findAllotment(deps, actor, id);
  const project = await findProject(deps, actor, projectId);
  await inAuditedWrite(deps.sql, { zoneCode, author: actor, requestId, reason }, async (written) => {
    const quota = await lockQuota(written.sql, zoneCode, { id: quotaId });
    if (!(await releaseAllotment(written.sql, zoneCode, id)))
      throw new ConflictError('这笔指标已经收回', { conflict: 'released' });
    if (quota === undefined || quota.allottedAmount < amount)
      throw new ConflictError(
        `指标台账的已安排数少于这笔 ${amount}，台账可能已被改动，请先在数据管理中核对`,
        quota === undefined ? { conflict: 'ledger' } : conflictOf(quota.kind, 'ledger', left(quota)),
      );
    await moveSum(written, quota, -amount);
    const { projectNo } = project;
    written.report(entry('update', id, project.name, { projectNo, amount }, { projectNo, amount: 0 }));
    written.touch('projects');
  });
  deps.revisions.forget();
  return await openProject(deps, actor, projectId);
}

async function findAllotment(deps: ProjectDeps, actor: Actor, id: number) {
  const found = await readAllotment(deps.sql, id, await visibleZones(deps, actor));
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的指标安排`);
  return found;
}
