import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { SourceLayer } from '../../../geodata/formats/read-result.ts';
import type { ImportPlan } from '../../../geodata/model/api-imports.ts';
import type { ImportProblem, ImportReport } from '../../../geodata/model/import-report.ts';
import { giveWay } from '../../give-way.ts';
import { readRecords } from '../../land/read-records.ts';
import { checkAgainstParcels } from '../check-against-database.ts';
import type { ImportRequest } from '../import-request.ts';
import { describeLayer, emptyReport, isRefused } from '../report-parts.ts';
import { differingFields } from './compare-parcel.ts';
import { readKnownParcels } from './drafts.repository.ts';
import type { HeldPlan, PlannedUpdate } from './held-plan.ts';
import { matchRows } from './match-rows.ts';
import { asPlan, changeOf, goneRow, mostRows, rowOf, type ShownRow, wrongRow } from './plan-view.ts';

/**
 * Works out what importing a layer would do to a zone, without writing: every row becomes a new parcel, a change of one
 * that is there, or nothing; parcels that the file no longer has are listed. Problems of rows are all told.
 */
export async function planImport(
  sql: postgres.Sql,
  request: ImportRequest,
  layer: SourceLayer,
  formats: readonly string[],
  isNewZone: boolean,
  onRatio: (message: string, ratio: number) => void,
  readingProblems: readonly ImportProblem[] = [],
): Promise<{ held: HeldPlan; plan: ImportPlan }> {
  const report = { ...emptyReport(request), formats: [...formats] };
  describeLayer(report, layer);
  onRatio(`正在核对 ${layer.features.length} 宗地块`, 0.1);
  if (layer.features.length === 0) {
    const message = `图层“${layer.name}”没有记录。`;
    report.problems.push({ severity: 'error', code: 'layer-empty', message, mend: '请核对是否选对了文件' });
  }
  const parcels = await readKnownParcels(sql, request.zoneCode);
  const { ready, known, gone } = await matchRows(sql, request, report, layer, parcels, onRatio);
  report.problems.unshift(...problemsOfColumns(readingProblems, report));
  const fresh = ready.filter((row) => !known.has(row));
  report.problems.push(...(await checkAgainstParcels(sql, request.zoneCode, fresh)));

  const stored = await readRecords(
    sql,
    'parcels',
    request.zoneCode,
    [...known.values()].map(({ id }) => id),
  );
  onRatio('正在整理结果', 0.9);
  const wrong = wrongRows(report);
  const update: PlannedUpdate[] = [];
  const shown: ShownRow[] = [];
  const pause = giveWay();
  for (const row of ready) {
    await pause();
    if (wrong.has(row.row)) continue;
    const parcel = known.get(row);
    const before = parcel === undefined ? undefined : stored.get(parcel.id);
    const fields = before === undefined ? [] : differingFields(before.record, row.record, row.filled);
    if (parcel !== undefined && before !== undefined && fields.length > 0) {
      const values = Object.fromEntries(fields.map((field) => [field, row.record[field]]));
      update.push({ id: parcel.id, revision: before.revision, values });
    }
    const status = before === undefined ? 'new' : fields.length > 0 ? 'changed' : 'same';
    const changes = fields.map((field) => changeOf(field, before!.record, row.record));
    shown.push(rowOf(row, status, parcel?.id ?? null, changes));
  }
  const unchanged = shown.filter(({ row }) => row.status === 'same').length;
  const goneRecords = await readRecords(
    sql,
    'parcels',
    request.zoneCode,
    gone.slice(0, mostRows).map(({ id }) => id),
  );
  for (const parcel of gone) shown.push(goneRow(parcel, goneRecords.get(parcel.id)?.record.geometry ?? null));
  for (const row of wrong) shown.push(wrongRow(row, layer, request));
  report.counts.rejected = wrong.size;
  const create = fresh.filter(({ row }) => !wrong.has(row));
  const held: HeldPlan = {
    token: randomUUID(),
    request,
    layer,
    create,
    update,
    unchanged,
    gone,
    isNewZone,
    canCommit: !isRefused(report),
    report,
  };
  return { held, plan: asPlan(held, shown) };
}

const wrongRows = ({ problems }: ImportReport): Set<number> =>
  new Set(problems.flatMap(({ severity, row }) => (severity === 'error' && row !== undefined ? [row] : [])));

/** What reading the file found; a fault of a cell in a column that fills no field keeps nothing out. */
const problemsOfColumns = (
  problems: readonly ImportProblem[],
  { mapping }: ImportReport,
): ImportProblem[] => {
  const filling = new Set(mapping.map(({ source }) => source));
  return problems.map((problem) =>
    problem.code === 'formula-without-value' && !filling.has(problem.field ?? '')
      ? { ...problem, severity: 'warning' }
      : problem,
  );
};
