import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import postgres from 'postgres';
import { possibleRepeats } from '../../geodata/analysis/disposal/possible-repeats.ts';
import { fieldOf } from '../../geodata/catalog/catalog.ts';
import { contracts as contractsCollection } from '../../geodata/catalog/contracts.ts';
import { type ContractTable, readContractTable } from '../../geodata/formats/contract-table.ts';
import { ParcelCode } from '../../geodata/model/field-formats.ts';
import type { ImportProblem, ImportReport } from '../../geodata/model/import-report.ts';
import { SupplyContractRecord } from '../../geodata/model/supply-contract.ts';
import { ZoneRecord } from '../../geodata/model/zone.ts';
import { type Author, inChangeSet } from '../land/change-set.ts';
import { insertRecords } from '../land/insert-records.ts';
import {
  type ContractIdentity,
  isKnownZone,
  readContractIdentities,
  readParcelCodes,
} from './contracts.repository.ts';

export interface ContractImportDeps {
  sql: postgres.Sql;
  author: Author;
  onProgress: (progress: { message: string }) => void;
}

/** Who writes contracts, and why. */
export interface ContractWriteDeps extends Pick<ContractImportDeps, 'sql' | 'author'> {
  requestId?: string;
  reason?: string | undefined;
}

/** A table of contracts to be imported; part of what every import is asked for. */
export interface ContractImportRequest {
  path: string;
  zoneCode: string;
  zoneName?: string | undefined;
  sourceName?: string | undefined;
}

const mostBytes = 64 * 1024 * 1024;
const layer = '供地合同';

/** A report of a table of which nothing has been read yet. */
export const emptyContractReport = ({ path, zoneCode }: ContractImportRequest): ImportReport => ({
  version: 1,
  status: 'refused',
  file: basename(path),
  formats: ['csv'],
  collection: 'contracts',
  zoneCode,
  isNewZone: false,
  layers: [],
  counts: { read: 0, written: 0, mended: 0, rejected: 0 },
  mapping: [],
  keptColumns: [],
  problems: [],
  mends: [],
  changeSetId: null,
  revision: null,
});

const error = (code: string, message: string, rest: Partial<ImportProblem> = {}): ImportProblem => ({
  severity: 'error',
  code,
  message,
  ...rest,
});

async function readTable(path: string): Promise<ContractTable | ImportProblem> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > mostBytes)
      return error('file-too-large', `文件超过 ${mostBytes / 1024 / 1024} MB。`, {
        mend: '请拆分后分批导入',
      });
    bytes = await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = code === 'ENOENT' ? '文件不存在' : code === 'EACCES' ? '没有读取权限' : String(cause);
    return error('file-unreadable', `读不到文件：${why}。`, { mend: '请核对路径' });
  }
  const table = readContractTable(bytes);
  return table.ok ? table : error('not-a-contract-table', table.reason, { mend: '请换用供地结果或合同表' });
}

/**
 * Imports a published table of supplies as contracts: every row, or none, as one change set that can be undone. Rows
 * that look like repeats are written and told. A contract is linked to its parcel when the table has the parcel's code.
 */
export async function importContracts(
  deps: ContractImportDeps,
  request: ContractImportRequest,
): Promise<ImportReport> {
  const report = emptyContractReport(request);
  deps.onProgress({ message: `正在读取 ${report.file}` });
  const isKnown = await isKnownZone(deps.sql, request.zoneCode);
  if (!isKnown && request.zoneName === undefined) {
    const message = `没有代码为“${request.zoneCode}”的开发区。`;
    report.problems.push(
      error('zone-unknown', message, { mend: '请核对 --zone；新建开发区时加 --zone-name 名称' }),
    );
    return report;
  }
  const table = await readTable(request.path);
  if (!('contracts' in table)) {
    report.problems.push(table);
    return report;
  }
  const records = await planContracts(deps.sql, request, report, table);
  if (report.counts.rejected > 0) return report;
  deps.onProgress({ message: `正在写入 ${records.length} 份合同` });
  await writeContracts(deps, request, report, records, !isKnown);
  return report;
}

/** Makes contracts of a table; what is to be said about them goes into the report. Nothing is written. */
export async function planContracts(
  sql: postgres.ISql,
  request: ContractImportRequest,
  report: ImportReport,
  table: ContractTable,
): Promise<SupplyContractRecord[]> {
  describe(report, table);
  const records = await recordsOf(sql, request, table);
  await findRepeats(sql, request.zoneCode, table, report.problems);
  if (records.length === 0)
    report.problems.push(error('table-empty', '表中没有合同。', { mend: '请核对文件' }));
  report.counts.rejected = report.problems.filter(({ severity }) => severity === 'error').length;
  return records;
}

function describe(report: ImportReport, table: ContractTable): void {
  report.layers = [
    {
      name: layer,
      rows: table.rows,
      crs: { source: 'none', name: '无坐标' },
      encoding: { name: table.encoding, source: 'detected' },
    },
  ];
  report.counts.read = table.rows;
  report.mapping = table.mapping.map(({ source, target, unit }) => ({
    layer,
    source,
    target,
    targetLabel: fieldOf(contractsCollection, target)?.label.zh ?? '分期价款',
    ...(unit === null ? {} : { unit }),
    origin: 'proposed',
    confidence: 1,
    reason: '列名',
  }));
  report.keptColumns = table.keptColumns.length > 0 ? [{ layer, columns: table.keptColumns }] : [];
  for (const { rowNumber, column, message } of table.issues) {
    const place = column === null ? '' : `“${column}”`;
    // A row that could not be divided into cells is no contract: nothing may be lost silently.
    const severity = column === null && message.includes('未读取') ? 'error' : 'warning';
    report.problems.push({
      severity,
      code: 'cell-not-understood',
      layer,
      row: rowNumber,
      message: `第${rowNumber}行${place}：${message}`,
    });
  }
  if (table.failedAuctions.length > 0) {
    const rows = table.failedAuctions;
    const shown = `${rows.slice(0, 10).join('、')}${rows.length > 10 ? ' 等' : ''}`;
    const message = `${rows.length} 行是流拍或终止，没有成交，不是合同，未写入：第 ${shown} 行。`;
    report.problems.push({ severity: 'note', code: 'auction-failed', layer, message });
  }
}

async function recordsOf(
  sql: postgres.ISql,
  request: ContractImportRequest,
  { contracts }: ContractTable,
): Promise<SupplyContractRecord[]> {
  const codes = contracts.flatMap(({ contract: { parcelCodeText } }) =>
    parcelCodeText !== null && ParcelCode.safeParse(parcelCodeText).success ? [parcelCodeText] : [],
  );
  const known = codes.length === 0 ? new Set<string>() : await readParcelCodes(sql, request.zoneCode, codes);
  const sourceName = request.sourceName ?? basename(request.path);
  return contracts.map(({ contract }) => {
    const { parcelCodeText } = contract;
    const parcelCode = parcelCodeText !== null && known.has(parcelCodeText) ? parcelCodeText : null;
    return SupplyContractRecord.parse({ ...contract, parcelCode, sourceName });
  });
}

const identityOf = (
  contract: Omit<ContractIdentity, 'areaSquareMetres'> & { areaSquareMetres: string | number | null },
) =>
  JSON.stringify([
    contract.projectName,
    contract.locationText,
    contract.holderName,
    contract.signedOn,
    contract.agreedStartOn,
    contract.areaSquareMetres === null ? null : Number(contract.areaSquareMetres).toFixed(2),
    contract.sourceRow,
  ]);

/** Rows of the table that repeat each other, and rows that the zone has already. */
async function findRepeats(
  sql: postgres.ISql,
  zoneCode: string,
  { contracts }: ContractTable,
  problems: ImportProblem[],
): Promise<void> {
  const rows = contracts.map(({ rowNumber, contract }) => ({
    rowNumber,
    holderName: contract.holderName ?? '',
    location: contract.locationText ?? '',
    agreedStart: contract.agreedStartOn,
  }));
  for (const { firstRow, repeatingRows } of possibleRepeats(rows)) {
    for (const row of repeatingRows) {
      const message = `第${row}行与第${firstRow}行的受让人、位置和约定动工日相同，可能重复；两行都已写入。`;
      problems.push({
        severity: 'warning',
        code: 'possible-repeat',
        layer,
        row,
        message,
        mend: '确为重复时请撤回其中一份',
      });
    }
  }
  const numbers = new Map<string, number>();
  const present = await readContractIdentities(sql, zoneCode);
  const taken = new Set(present.map(({ electronicSupervisionNo }) => electronicSupervisionNo));
  for (const { rowNumber, contract } of contracts) {
    const number = contract.electronicSupervisionNo;
    if (number === null) continue;
    const first = numbers.get(number);
    if (first !== undefined)
      problems.push(
        error('supervision-no-repeated', `第${rowNumber}行与第${first}行的电子监管号都是“${number}”。`, {
          layer,
          row: rowNumber,
          mend: '请改正其中一行',
        }),
      );
    else if (taken.has(number))
      problems.push(
        error('supervision-no-taken', `第${rowNumber}行的电子监管号“${number}”在本开发区已有合同使用。`, {
          layer,
          row: rowNumber,
          mend: '请删除该行，或先撤回原有合同',
        }),
      );
    numbers.set(number, first ?? rowNumber);
  }
  const known = new Set(present.map(identityOf));
  const same = contracts
    .filter(({ contract }) => known.has(identityOf(contract)))
    .map(({ rowNumber }) => rowNumber);
  if (same.length === 0) return;
  if (same.length === contracts.length) {
    const message = `全部 ${same.length} 份合同都已在本开发区中，这个文件像是已经导入过。`;
    problems.push(error('already-imported', message, { mend: '无需再次导入；确要更新时请先撤销上次导入' }));
    return;
  }
  const shown = `${same.slice(0, 10).join('、')}${same.length > 10 ? ' 等' : ''}`;
  const message = `${same.length} 行与本开发区已有的合同相同：第 ${shown} 行；仍已写入。`;
  problems.push({
    severity: 'warning',
    code: 'contract-present',
    layer,
    message,
    mend: '确为重复时请撤回其中一份',
  });
}

/** Writes contracts as one change set: all, or none. What the schema refuses is told in the report. */
export async function writeContracts(
  { sql, author, requestId, reason }: ContractWriteDeps,
  request: ContractImportRequest,
  report: ImportReport,
  records: readonly SupplyContractRecord[],
  isNewZone: boolean,
): Promise<void> {
  const { zoneCode, zoneName } = request;
  const newZone = () =>
    ZoneRecord.parse({ zoneCode, name: zoneName, sourceName: request.sourceName ?? report.file });
  try {
    const closed = await inChangeSet(
      sql,
      {
        zoneCode,
        kind: 'import',
        title: `导入 ${report.file}（${records.length} 份合同）`,
        author,
        ...(requestId === undefined ? {} : { requestId }),
        ...(reason === undefined || reason === '' ? {} : { reason }),
        ...(isNewZone ? { newZone: newZone() } : {}),
      },
      (changes) => insertRecords(changes, 'contracts', records),
    );
    report.status = 'imported';
    report.isNewZone = isNewZone;
    report.counts.written = records.length;
    report.changeSetId = closed.changeSetId;
    report.revision = closed.revisions.contracts ?? null;
  } catch (cause) {
    // What the checks before did not foresee is still the table's fault when the schema refuses it (class 22 and 23).
    if (!(cause instanceof postgres.PostgresError) || !/^2[23]/.test(cause.code)) throw cause;
    const message = `数据库拒绝了这批合同：${cause.constraint_name ?? cause.message}。没有写入任何记录。`;
    report.problems.push(error('database-refused', message, { mend: '请按该约束核对文件后重新导入' }));
  }
}
