import { basename } from 'node:path';
import type postgres from 'postgres';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import type { ImportProblem, ImportReport } from '../../geodata/model/import-report.ts';
import type { Author } from '../land/change-set.ts';
import { checkAgainstParcels } from './check-against-database.ts';
import { asRefusal } from './database-refusal.ts';
import { commitPlan } from './drafts/commit-plan.ts';
import { planImport } from './drafts/plan-import.ts';
import type { OnImportProgress } from './import-progress.ts';
import type { ImportRequest } from './import-request.ts';
import { readZone } from './imports.repository.ts';
import { newZone } from './new-zone.ts';
import { prepareParcels } from './prepare-parcels.ts';
import { isBareTable, readLayer } from './read-layer.ts';
import type { ReadyParcel } from './repeated-parcels.ts';
import { describeLayer, emptyReport, isRefused, rejectedRows } from './report-parts.ts';
import { writeNewParcels } from './write-new-parcels.ts';

export interface ImportDeps {
  sql: postgres.Sql;
  author: Author;
  /** Today in China, 'YYYY-MM-DD': decides which assessments are valid. */
  today: string;
  onProgress: OnImportProgress;
}

// A file that is wrong throughout is told so in its first rows.
const mostProblems = 500;

/**
 * Imports a file of parcels into a zone: every row, or none. What is wrong with the file is in the report; exceptions
 * are for what is wrong with the surroundings (no database, no access to the file).
 */
export async function importParcels(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const report = emptyReport(request);
  await run(deps, request, report);
  report.counts.rejected = rejectedRows(report.problems);
  if (report.problems.length > mostProblems) {
    const more = report.problems.length - mostProblems;
    const byWeight = report.problems.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostProblems);
    const message = `另有 ${more} 条问题未列出。`;
    report.problems = [...byWeight, { severity: 'note', code: 'more-problems', message }];
  }
  return report;
}

const weight = ({ severity }: ImportProblem): number => ['error', 'warning', 'note'].indexOf(severity);

async function run(deps: ImportDeps, request: ImportRequest, report: ImportReport): Promise<void> {
  const { sql, onProgress } = deps;
  const zone = await readZone(sql, request.zoneCode);
  if (zone === undefined && request.zoneName === undefined) {
    report.problems.push({
      severity: 'error',
      code: 'zone-unknown',
      message: `没有代码为“${request.zoneCode}”的开发区。`,
      mend: '请核对 --zone；新建开发区时加 --zone-name 名称',
    });
    return;
  }
  const reading = await readLayer(request, zone?.gaussKruegerSrid ?? null, onProgress);
  report.formats = reading.formats;
  report.problems.push(...reading.problems);
  const { layer } = reading;
  if (layer !== undefined) describeLayer(report, layer);
  if (layer === undefined || isRefused(report)) return;
  if (layer.features.length === 0) {
    report.problems.push({
      severity: 'error',
      code: 'layer-empty',
      layer: layer.name,
      message: `图层“${layer.name}”没有记录。`,
      mend: '请核对是否选对了文件',
    });
    return;
  }

  if (isBareTable(layer)) {
    await updateFromTable(deps, request, report, layer);
    return;
  }
  onProgress({ message: `正在核对 ${layer.features.length} 宗地块` });
  const ready = await prepareParcels(sql, request, report, layer);
  report.problems.push(...(await checkAgainstParcels(sql, request.zoneCode, ready)));
  if (isRefused(report)) return;

  onProgress({ message: `正在写入 ${ready.length} 宗地块` });
  await write(deps, request, report, layer, ready, zone === undefined);
}

/** A table without outlines changes parcels that are there; its rows find them by code. */
async function updateFromTable(
  { sql, author, today, onProgress }: ImportDeps,
  request: ImportRequest,
  report: ImportReport,
  layer: SourceLayer,
): Promise<void> {
  const tell = (message: string) => onProgress({ message });
  const { held } = await planImport(sql, request, layer, report.formats, false, tell, report.problems);
  const written = held.canCommit
    ? await commitPlan(sql, held, {
        author,
        requestId: null,
        reason: undefined,
        withdraw: [],
        asOf: today,
        onProgress: tell,
      })
    : held.report;
  Object.assign(report, written);
}

async function write(
  { sql, author, today }: ImportDeps,
  request: ImportRequest,
  report: ImportReport,
  layer: SourceLayer,
  ready: readonly ReadyParcel[],
  isNewZone: boolean,
): Promise<void> {
  const { zoneCode } = request;
  const file = basename(request.path);
  try {
    const closed = await writeNewParcels(
      sql,
      {
        zoneCode,
        kind: 'import',
        title: `导入 ${file}（${ready.length} 宗）`,
        author,
        ...(isNewZone ? { newZone: newZone(request, layer, ready[0]!) } : {}),
      },
      { records: ready.map(({ record }) => record), asOf: today, onPrepared: () => {} },
      async () => {},
    );
    report.status = 'imported';
    report.isNewZone = isNewZone;
    report.counts.written = ready.length;
    report.changeSetId = closed.changeSetId;
    report.revision = closed.revisions.parcels ?? null;
  } catch (error) {
    report.problems.push(asRefusal(error));
  }
}
