import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { landUseClass, landUseSchemes } from '../../../geodata/codes/land-use-class.ts';
import { FormatError } from '../../../geodata/formats/format-error.ts';
import { readFeatureFile } from '../../../geodata/formats/read-feature-file.ts';
import type { ReadProblem, SourceLayer } from '../../../geodata/formats/read-result.ts';
import type {
  ImportCommitRequest,
  ImportLandUse,
  ImportLandUses,
  ImportPlan,
  ImportPlanRequest,
  ImportReadingRequest,
} from '../../../geodata/model/api-imports.ts';
import type { Actor } from '../../../geodata/model/api-session.ts';
import type { ImportProblem, ImportReport } from '../../../geodata/model/import-report.ts';
import { gaussKruegerByEpsg } from '../../../geodata/units/crs.ts';
import { dayOf, type Editor, zonesOf } from '../../editing/edit-context.ts';
import type { FeatureDeps } from '../../feature-deps.ts';
import { ConflictError, HttpProblem, InvalidInputError, NotFoundError } from '../../http/problem.ts';
import { RecordConflictError } from '../../land/land-errors.ts';
import { ImportRequest } from '../import-request.ts';
import { readZone } from '../imports.repository.ts';
import { parcelTargetOf } from '../parcel-targets.ts';
import { asImportProblem, hasPolygons, isBareTable, stages } from '../read-layer.ts';
import { commitPlan } from './commit-plan.ts';
import { type Draft, keepAlive, makeDraft, newDraftId, type ReadingOptions } from './draft.ts';
import type { DraftStore } from './draft-store.ts';
import { type RememberedMapping, readMapping, saveMapping } from './drafts.repository.ts';
import { landUseValues } from './land-use-values.ts';
import { forPage } from './page-wording.ts';
import { planImport } from './plan-import.ts';
import { receiveUpload } from './receive-upload.ts';
import { reportWorkbook } from './report-workbook.ts';
import { sourceSignature } from './source-signature.ts';

export type DraftDeps = Pick<FeatureDeps, 'config' | 'log' | 'sql' | 'revisions' | 'today'> & {
  drafts: DraftStore;
};

/** Receives files and begins to read them; the draft tells how far it is. */
export async function uploadDraft(
  deps: DraftDeps,
  actor: Actor,
  raw: IncomingMessage,
  zoneCode: string | undefined,
): Promise<Draft> {
  const id = newDraftId();
  const folder = deps.drafts.makeFolder(id);
  try {
    const received = await receiveUpload(raw, folder);
    const draft = makeDraft({ id, ownerId: actor.id, folder, zoneCode: zoneCode ?? null, ...received });
    deps.drafts.add(draft);
    void readDraft(deps, actor, draft, {});
    return draft;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Reads the file; what cannot be read leaves the draft `failed`, with the reason. Never rejects. */
async function readDraft(
  deps: DraftDeps,
  actor: Actor,
  draft: Draft,
  options: ReadingOptions,
): Promise<void> {
  const { path, fileName, zoneCode } = draft;
  Object.assign(draft, {
    phase: 'reading',
    reading: null,
    failure: null,
    plan: null,
    contractPlan: null,
    options,
  });
  draft.progress = { message: `正在打开 ${fileName}`, ratio: null };
  try {
    const zones = await zonesOf(deps, actor);
    const zone = zoneCode === null ? undefined : await readZone(deps.sql, zoneCode);
    const srid = zone?.gaussKruegerSrid ?? null;
    const nearLongitude = srid === null ? undefined : gaussKruegerByEpsg(srid)?.centralMeridianDegrees;
    const result = await readFeatureFile(
      { path, fileName, ...options, nearLongitude },
      {
        signal: draft.abort.signal,
        onProgress: ({ stage }) => {
          draft.progress = { message: `${stages[stage]} ${fileName}`, ratio: null };
        },
      },
    );
    const remembered = new Map<string, RememberedMapping>();
    for (const { name, fields } of result.layers) {
      const mapping = await readMapping(deps.sql, zoneCode, zones, sourceSignature(fields));
      if (mapping !== undefined) remembered.set(name, mapping);
    }
    Object.assign(draft, { phase: 'ready', reading: { result, remembered } });
    draft.progress = { message: '已读取', ratio: 1 };
  } catch (error) {
    const isOurs = error instanceof FormatError;
    if (!isOurs) deps.log.error({ err: error, draft: draft.id }, 'an upload could not be read');
    draft.failure = {
      severity: 'error',
      code: isOurs ? error.code : 'reader-failed',
      message: isOurs ? error.message : '读取文件时发生内部错误，请重新上传。',
    };
    draft.phase = 'failed';
  }
  keepAlive(draft);
}

const busyPhases: readonly Draft['phase'][] = ['reading', 'planning', 'writing'];

/** @throws ConflictError while a draft is at work, and once it is done */
export function assertFree(draft: Draft): void {
  if (busyPhases.includes(draft.phase)) throw new ConflictError(`${draft.progress.message}，请稍候`);
  if (draft.phase === 'done') throw new ConflictError('这个导入已经完成，请重新上传文件');
}

const optionsOf = (current: ReadingOptions, request: ImportReadingRequest): ReadingOptions => ({
  crs: request.crs === undefined ? current.crs : (request.crs ?? undefined),
  encoding: request.encoding === undefined ? current.encoding : (request.encoding ?? undefined),
  swapAxes: request.swapAxes ?? current.swapAxes,
});

/** Begins to read the file in another way. */
export function rereadDraft(
  deps: DraftDeps,
  actor: Actor,
  draft: Draft,
  request: ImportReadingRequest,
): Draft {
  assertFree(draft);
  void readDraft(deps, actor, draft, optionsOf(draft.options, request));
  return draft;
}

function chosenLayer(draft: Draft, name: string): SourceLayer {
  const layer = draft.reading?.result.layers.find((each) => each.name === name);
  const refuse = (field: string, message: string) => new InvalidInputError([{ field, message }]);
  if (layer === undefined) throw refuse('layer', `文件中没有图层“${name}”`);
  if (isBareTable(layer)) return layer;
  if (!hasPolygons(layer) && layer.features.some(({ geometry }) => geometry !== null))
    throw refuse('layer', `图层“${name}”不是面，地块须为面`);
  if (layer.crs.source === 'unknown') throw refuse('crs', '请先选择坐标系');
  return layer;
}

function assertMapping(layer: SourceLayer, mapping: ImportPlanRequest['mapping']): void {
  const columns = new Set(layer.fields.map(({ name }) => name));
  const errors = mapping.flatMap(({ source, target }, index) => [
    ...(columns.has(source)
      ? []
      : [{ field: `mapping.${index}.source`, message: `图层“${layer.name}”没有列“${source}”` }]),
    ...(parcelTargetOf(target) === undefined
      ? [{ field: `mapping.${index}.target`, message: `没有可导入的字段“${target}”` }]
      : []),
  ]);
  if (errors.length > 0) throw new InvalidInputError(errors);
}

/** The different texts of a land-use column. @throws InvalidInputError for a layer or column that is not there */
export function draftLandUses(draft: Draft, layerName: string, column: string): ImportLandUses {
  const layer = draft.reading?.result.layers.find(({ name }) => name === layerName);
  if (layer === undefined)
    throw new InvalidInputError([{ field: 'layer', message: `文件中没有图层“${layerName}”` }]);
  if (!layer.fields.some(({ name }) => name === column))
    throw new InvalidInputError([{ field: 'column', message: `图层“${layerName}”没有列“${column}”` }]);
  return landUseValues(layer, column, draft.reading?.remembered.get(layerName)?.landUses ?? []);
}

function assertLandUses(landUses: readonly ImportLandUse[]): void {
  const errors = landUses.flatMap(({ text, scheme, code }, index) =>
    scheme === null || code === null || landUseClass(scheme, code) !== undefined
      ? []
      : [
          {
            field: `landUses.${index}.code`,
            message: `“${text}”：${landUseSchemes[scheme].zh}中没有代码 ${code}`,
          },
        ],
  );
  if (errors.length > 0) throw new InvalidInputError(errors);
}

const mostRemembered = 500;

/** What was chosen now, and what was known of texts that this file does not have. */
function withRemembered(
  landUses: readonly ImportLandUse[],
  { reading }: Draft,
  { name }: SourceLayer,
): ImportLandUse[] {
  const spoken = new Set(landUses.map(({ text }) => text));
  const others = reading?.remembered.get(name)?.landUses.filter(({ text }) => !spoken.has(text)) ?? [];
  return [...landUses, ...others].slice(0, mostRemembered);
}

/** What is wrong with the cells of a table; for other formats the rows themselves tell what is wrong with them. */
const problemsOfTable = (problems: readonly ReadProblem[], { name }: SourceLayer): ImportProblem[] =>
  problems.filter(({ code, layer }) => layer === name && ofTables.has(code)).map(asImportProblem);

const ofTables = new Set<ReadProblem['code']>([
  'formula-without-value',
  'cell-error',
  'cells-missing',
  'ring-group-missing',
  'ring-too-short',
  'points-without-outline',
]);

/** Whether the import makes its zone. @throws HttpProblem 403, InvalidInputError for an unknown zone without a name */
export async function isNewZone(
  deps: DraftDeps,
  actor: Actor,
  { zoneCode, zoneName }: Pick<ImportPlanRequest, 'zoneCode' | 'zoneName'>,
): Promise<boolean> {
  if ((await readZone(deps.sql, zoneCode)) !== undefined) {
    if (!(await zonesOf(deps, actor)).includes(zoneCode))
      throw new HttpProblem(403, '没有这个开发区的写入权限');
    return false;
  }
  if (actor.zones !== 'all') throw new HttpProblem(403, '没有新建开发区的权限');
  if (zoneName === undefined) {
    const message = `没有代码为“${zoneCode}”的开发区；新建时请填写名称`;
    throw new InvalidInputError([{ field: 'zoneName', message }]);
  }
  return true;
}

/** Works out what an import would do. @throws InvalidInputError for a wrong layer, mapping or zone */
export async function planDraft(
  deps: DraftDeps,
  actor: Actor,
  draft: Draft,
  request: ImportPlanRequest,
): Promise<ImportPlan> {
  assertFree(draft);
  const makesZone = await isNewZone(deps, actor, request);
  const options = optionsOf(draft.options, request);
  if (JSON.stringify(options) !== JSON.stringify(optionsOf(draft.options, {})))
    await readDraft(deps, actor, draft, options);
  if (draft.failure !== null) throw new HttpProblem(422, draft.failure.message);
  const { reading } = draft;
  if (reading === null) throw new NotFoundError('这个导入已放弃，请重新上传文件');
  const layer = chosenLayer(draft, request.layer);
  assertMapping(layer, request.mapping);
  assertLandUses(request.landUses);
  const spoken = new Set(request.mapping.map(({ source }) => source));
  const leftOut = layer.fields.filter(({ name }) => !spoken.has(name));
  const importRequest = ImportRequest.parse({
    path: draft.path,
    collection: 'parcels',
    zoneCode: request.zoneCode,
    zoneName: makesZone ? request.zoneName : undefined,
    columns: [...request.mapping, ...leftOut.map(({ name }) => ({ source: name, target: null, unit: null }))],
    landUses: request.landUses,
    layer: layer.name,
    sourceName: draft.fileName,
  });
  draft.phase = 'planning';
  try {
    const onRatio = (message: string, ratio: number) => {
      draft.progress = { message, ratio };
    };
    const { held, plan } = await planImport(
      deps.sql,
      importRequest,
      layer,
      reading.result.formats,
      makesZone,
      onRatio,
      problemsOfTable(reading.result.problems, layer),
    );
    held.report.problems = held.report.problems.map(forPage);
    draft.plan = held;
    return { ...plan, problems: held.report.problems };
  } finally {
    draft.phase = draft.plan === null ? 'ready' : 'planned';
    keepAlive(draft);
  }
}

/** Writes the plan with this token. @throws ConflictError when it is not the last plan, or a parcel was changed since */
export async function commitDraft(
  deps: DraftDeps,
  { actor, requestId }: Editor,
  draft: Draft,
  { token, reason, withdraw }: ImportCommitRequest,
): Promise<ImportReport> {
  assertFree(draft);
  const { plan } = draft;
  if (plan === null || plan.token !== token) throw new ConflictError('预览已更新，请重新核对后再提交');
  if (!plan.canCommit) throw new ConflictError('文件仍有错误，改正后才能提交');
  const known = new Set(plan.gone.map(({ id }) => id));
  if (withdraw.some((id) => !known.has(id)))
    throw new InvalidInputError([{ field: 'withdraw', message: '只能撤回文件中缺失的地块' }]);
  const { zoneCode, columns, landUses = [] } = plan.request;
  draft.phase = 'writing';
  draft.progress = { message: '正在写入', ratio: null };
  try {
    const report = await commitPlan(deps.sql, plan, {
      author: { id: actor.id, name: actor.name },
      requestId,
      reason,
      withdraw,
      asOf: await dayOf(deps, actor, zoneCode),
      onProgress: (message, ratio) => {
        draft.progress = { message, ratio };
      },
    });
    if (report.status === 'imported') {
      const mapping = { columns, landUses: withRemembered(landUses, draft, plan.layer) };
      await saveMapping(deps.sql, zoneCode, sourceSignature(plan.layer.fields), mapping, actor.id);
      Object.assign(draft, { phase: 'done', report, reading: null, plan: null });
      draft.progress = { message: '已导入', ratio: 1 };
      await rm(draft.folder, { recursive: true, force: true });
    }
    return report;
  } catch (error) {
    if (!(error instanceof RecordConflictError)) throw error;
    draft.plan = null;
    throw new ConflictError(`预览之后有地块被他人修改，没有写入任何记录。请重新预览（${error.message}）`);
  } finally {
    if (draft.phase === 'writing') draft.phase = draft.plan === null ? 'ready' : 'planned';
    deps.revisions.forget();
    keepAlive(draft);
  }
}

/** The report of what was imported, or of what the last plan found. @throws NotFoundError before either */
export async function draftReport(draft: Draft): Promise<Buffer> {
  const report = draft.report ?? draft.plan?.report ?? draft.contractPlan?.report;
  if (report === undefined) throw new NotFoundError('还没有报告，请先预览');
  return await reportWorkbook(report);
}
