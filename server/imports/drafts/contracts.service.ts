import { rm } from 'node:fs/promises';
import type {
  ImportCommitRequest,
  ImportContractPlan,
  ImportContractPlanRequest,
} from '../../../geodata/model/api-imports.ts';
import type { Actor } from '../../../geodata/model/api-session.ts';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import { writeContracts } from '../../contracts/import-contracts.ts';
import type { Editor } from '../../editing/edit-context.ts';
import { ConflictError, InvalidInputError } from '../../http/problem.ts';
import { planContractDraft } from './contract-draft.ts';
import { type Draft, keepAlive } from './draft.ts';
import { assertFree, type DraftDeps, isNewZone } from './drafts.service.ts';
import { forPage } from './page-wording.ts';

/** Works out what importing a table of contracts would do. @throws InvalidInputError for a wrong layer or zone */
export async function planContracts(
  deps: DraftDeps,
  actor: Actor,
  draft: Draft,
  request: ImportContractPlanRequest,
): Promise<ImportContractPlan> {
  assertFree(draft);
  const makesZone = await isNewZone(deps, actor, request);
  const layer = draft.reading?.result.layers.find(({ name }) => name === request.layer);
  if (layer === undefined)
    throw new InvalidInputError([{ field: 'layer', message: `文件中没有图层“${request.layer}”` }]);
  draft.phase = 'planning';
  draft.contractPlan = null;
  draft.progress = { message: '正在核对合同', ratio: null };
  try {
    const contractRequest = {
      path: draft.fileName,
      zoneCode: request.zoneCode,
      zoneName: makesZone ? request.zoneName : undefined,
      sourceName: draft.fileName,
    };
    const units = { area: request.areaUnit ?? undefined, money: request.moneyUnit ?? undefined };
    const planned = await planContractDraft(deps.sql, contractRequest, layer, units, makesZone);
    if ('reason' in planned) throw new InvalidInputError([{ field: 'layer', message: planned.reason }]);
    const { held, plan } = planned;
    held.report.problems = held.report.problems.map(forPage);
    draft.contractPlan = held;
    return { ...plan, problems: held.report.problems };
  } finally {
    draft.phase = 'ready';
    keepAlive(draft);
  }
}

/** Writes the contracts of the plan with this token, all or none. @throws ConflictError when it is not the last plan */
export async function commitContracts(
  deps: DraftDeps,
  { actor, requestId }: Editor,
  draft: Draft,
  { token, reason }: ImportCommitRequest,
): Promise<ImportReport> {
  assertFree(draft);
  const { contractPlan } = draft;
  if (contractPlan === null || contractPlan.token !== token)
    throw new ConflictError('预览已更新，请重新核对后再提交');
  if (!contractPlan.canCommit) throw new ConflictError('文件仍有错误，改正后才能提交');
  const { request, records, isNewZone: makesZone } = contractPlan;
  const report = structuredClone(contractPlan.report);
  draft.phase = 'writing';
  draft.progress = { message: `正在写入 ${records.length} 份合同`, ratio: null };
  try {
    const author = { id: actor.id, name: actor.name };
    await writeContracts({ sql: deps.sql, author, requestId, reason }, request, report, records, makesZone);
    if (report.status === 'imported') {
      Object.assign(draft, { phase: 'done', report, reading: null, contractPlan: null });
      draft.progress = { message: '已导入', ratio: 1 };
      await rm(draft.folder, { recursive: true, force: true });
    }
    return report;
  } finally {
    if (draft.phase === 'writing') draft.phase = 'ready';
    deps.revisions.forget();
    keepAlive(draft);
  }
}
