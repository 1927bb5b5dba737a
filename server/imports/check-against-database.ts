import type postgres from 'postgres';
import { MultiPolygonGeometry } from '../../geodata/model/geometry.ts';
import type { ImportProblem } from '../../geodata/model/import-report.ts';
import { toHexEwkb } from '../land/geometry-wkb.ts';
import { readInvalidOutlines, readParcelsByCode, readSameOutlines } from './imports.repository.ts';
import type { ReadyParcel } from './repeated-parcels.ts';

/** What the database says about parcels that are ready: problems, and outlines that it mended. */
export interface DatabaseFindings {
  problems: ImportProblem[];
  mended: Map<ReadyParcel, { geometry: MultiPolygonGeometry; message: string }>;
}

const outlinesPerQuery = 100;

/** Asks the database for valid outlines, and has it mend those that are not. */
export async function checkOutlines(
  sql: postgres.ISql,
  ready: readonly ReadyParcel[],
): Promise<DatabaseFindings> {
  const findings: DatabaseFindings = { problems: [], mended: new Map() };
  for (let from = 0; from < ready.length; from += outlinesPerQuery) {
    const batch = ready.slice(from, from + outlinesPerQuery);
    const outlines = batch.map(({ record }) => toHexEwkb(record.geometry));
    for (const { index, reason, mended } of await readInvalidOutlines(sql, outlines)) {
      noteInvalid(findings, batch[index]!, reason, mended);
    }
  }
  return findings;
}

/** What speaks against adding parcels to a zone: codes that are taken, outlines that are there. */
export async function checkAgainstParcels(
  sql: postgres.ISql,
  zoneCode: string,
  ready: readonly ReadyParcel[],
): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  const codes = ready.flatMap(({ record }) => (record.parcelCode === null ? [] : [record.parcelCode]));
  const known =
    codes.length === 0 ? new Map<string, string>() : await readParcelsByCode(sql, zoneCode, codes);
  for (const { layer, row, record } of ready) {
    const name = record.parcelCode === null ? undefined : known.get(record.parcelCode);
    if (name === undefined) continue;
    problems.push({
      severity: 'error',
      code: 'parcel-code-taken',
      layer,
      row,
      field: 'parcelCode',
      value: record.parcelCode!,
      message: `第${row}行的宗地代码“${record.parcelCode}”在本开发区已有地块“${name}”使用。`,
      mend: '请改正代码，或删除该行',
    });
  }
  let same = 0;
  for (let from = 0; from < ready.length; from += outlinesPerQuery) {
    const batch = ready.slice(from, from + outlinesPerQuery);
    const outlines = batch.map(({ record }) => toHexEwkb(record.geometry));
    for (const { index, name } of await readSameOutlines(sql, zoneCode, outlines)) {
      const { layer, row } = batch[index]!;
      same += 1;
      problems.push({
        severity: 'warning',
        code: 'outline-present',
        layer,
        row,
        message: `第${row}行的图形与本开发区的地块“${name}”完全相同。`,
        mend: '若是同一宗地，请删除该行',
      });
    }
  }
  if (same > 0 && same === ready.length) {
    problems.push({
      severity: 'error',
      code: 'already-imported',
      message: `全部 ${same} 宗地块的图形都已在本开发区中，这个文件像是已经导入过。`,
      mend: '无需再次导入；确要更新时请先撤回原有地块',
    });
  }
  return problems;
}

function noteInvalid(
  findings: DatabaseFindings,
  parcel: ReadyParcel,
  reason: string,
  mended: string | null,
): void {
  const { layer, row } = parcel;
  if (mended === null) {
    findings.problems.push({
      severity: 'error',
      code: 'geometry-invalid',
      layer,
      row,
      message: `第${row}行的图形无效（${reason}），修复后没有面积。`,
      mend: '请在原软件中改正图形',
    });
    return;
  }
  const geometry = MultiPolygonGeometry.parse(JSON.parse(mended));
  findings.mended.set(parcel, { geometry, message: `数据库修复了无效图形（${reason}），请核对` });
}
