import { SupplyContractRecord } from '../model/supply-contract.ts';
import type { SupplyResult, SupplyTableIssue } from '../model/supply-result.ts';
import { amount, boundsOf, kindOf, ordered, supplyModeOf, termOf } from './contract-cells.ts';
import { readLandUse } from './land-use-text.ts';
import { plain, readAreaCell } from './supply-cells.ts';
import { type AmountUnit, namesOfColumn, readHeader, type SupplyColumn } from './supply-columns.ts';
import {
  readSupplyCells,
  readTableCells,
  type SupplyUnits,
  supplyColumns,
  type TableCells,
} from './supply-table.ts';

/** Columns of contracts beyond those of the supply results, by the names they go by. */
const furtherColumns = {
  parcelCodeText: ['宗地代码', '宗地编号', '地块编号', 'parcelCode', '编号'],
  contractNo: ['合同编号', '合同号', 'contractNo'],
  electronicSupervisionNo: ['电子监管号', 'electronicSupervisionNo'],
  termYears: ['landUsegeTerm', 'landUseTerm', '土地使用年限', '出让年限', '使用年限'],
  farMin: ['plotRatioUP', '约定容积率下限', '容积率下限'],
  farMax: ['plotRatioLOWER', '约定容积率上限', '容积率上限'],
  farText: ['容积率', '约定容积率'],
  remark: ['remark', '备注'],
} as const;
type FurtherColumn = keyof typeof furtherColumns;

/** Field of a contract that each column fills. */
const filledFields: Readonly<Record<SupplyColumn | FurtherColumn, string>> = {
  administration: 'administrationName',
  location: 'locationText',
  holderName: 'holderName',
  projectName: 'projectName',
  landPurpose: 'landUseText',
  supplyMode: 'supplyModeText',
  areaSquareMetres: 'areaSquareMetres',
  priceYuan: 'priceYuan',
  signedOn: 'signedOn',
  agreedDelivery: 'agreedDeliveryOn',
  actualDelivery: 'actualDeliveryOn',
  agreedStart: 'agreedStartOn',
  agreedCompletion: 'agreedCompletionOn',
  actualStart: 'actualStartOn',
  actualCompletion: 'actualCompletionOn',
  paymentInstalment: 'payments',
  paymentDueOn: 'payments',
  paymentAmount: 'payments',
  parcelCodeText: 'parcelCodeText',
  contractNo: 'contractNo',
  electronicSupervisionNo: 'electronicSupervisionNo',
  termYears: 'termYears',
  farMin: 'farMin',
  farMax: 'farMax',
  farText: 'farMin',
  remark: 'remark',
};

/** One row of the table as a contract; without `sourceName`, which the table does not know. */
export interface ContractRow {
  rowNumber: number;
  contract: Omit<SupplyContractRecord, 'sourceName' | 'parcelCode'>;
}

/** A table of contracts as read: every row of the file is a contract, or named in an issue or a note. */
export interface ContractTable {
  ok: true;
  encoding: string;
  rows: number;
  contracts: ContractRow[];
  issues: SupplyTableIssue[];
  /** Rows that are no contract: the auction failed. */
  failedAuctions: number[];
  /** Column of the table -> field of the contract. */
  mapping: { source: string; target: string; unit: AmountUnit | null }[];
  /** Columns that fill no field; their cells are kept with the contract. */
  keptColumns: string[];
}

export type ContractTableResult = ContractTable | { ok: false; reason: string };

const emptyMarks = new Set(['', '-', '--', '/', '无', '空', 'NULL', 'null']);
const textOrNull = (text: string | undefined): string | null => {
  const value = plain(text ?? '');
  return emptyMarks.has(value) ? null : value;
};

const asNumber = (text: string | null): number | null => (text === null ? null : Number(text));

/** Enough columns to tell one contract from another. */
const leastColumns = 3;

/**
 * Reads a published table of supplies as contracts: everything `readSupplyTable` reads, and contract number, term,
 * 容积率, parcel code and remark where the table has them. Nothing is guessed: what makes no sense is null and an issue,
 * and the cell is kept as it came.
 */
export function readContractTable(bytes: Uint8Array): ContractTableResult {
  const cells = readTableCells(bytes);
  return cells.ok ? readContractCells(cells) : cells;
}

/** `readContractTable` of cells that have been divided already; `units` are those of bare numbers. */
export function readContractCells(
  cells: Extract<TableCells, { ok: true }>,
  units: SupplyUnits = {},
): ContractTableResult {
  const table = readSupplyCells(cells, { needsStartDates: false, units });
  if (!table.ok) return table;
  const [header = [], ...body] = cells.rows;
  const found = supplyColumns(header, { needsStartDates: false, units });
  if (!found.ok) return found;
  const columns = found.columns;
  const further = new Map<FurtherColumn, number>();
  const names = header.map((cell) => readHeader(cell).name);
  for (const [column, aliases] of Object.entries(furtherColumns) as [FurtherColumn, readonly string[]][]) {
    const index = aliases.map((alias) => names.indexOf(alias)).find((at) => at >= 0);
    if (index !== undefined) further.set(column, index);
  }
  const identifying = [
    columns.holderName,
    columns.location,
    columns.areaSquareMetres,
    columns.projectName,
    columns.priceYuan,
  ];
  if (identifying.filter((column) => column !== undefined).length < leastColumns) {
    return {
      ok: false,
      reason: `这不像供地结果或合同表：受让人、位置、面积、项目名称、成交价格中至少要有三列。现有列：${header.slice(0, 12).join('、')}`,
    };
  }
  // A table may hold the area twice, in 亩 and in square metres, each for some of its rows.
  const areaColumns = names.flatMap((name, index) =>
    namesOfColumn('areaSquareMetres').includes(name) ? [index] : [],
  );
  const used = new Set([
    ...Object.values(columns).flatMap((column) => (column === undefined ? [] : [column.index])),
    ...further.values(),
  ]);
  const kept = names.flatMap((name, index) => (used.has(index) || name === '' ? [] : [index]));
  const issues = [...table.issues];
  const contracts: ContractRow[] = [];
  const failedAuctions: number[] = [];
  for (const record of table.records) {
    const row = body[record.rowNumber - 2] ?? [];
    if (/^流拍|^流标|终止出让/.test(record.holderName)) {
      failedAuctions.push(record.rowNumber);
      continue;
    }
    const cell = (column: FurtherColumn) => textOrNull(row[further.get(column) ?? -1]);
    let { areaSquareMetres } = record;
    for (const index of areaColumns) {
      if (areaSquareMetres !== null) break;
      const area = readAreaCell(row[index] ?? '', readHeader(header[index]!).unit ?? units.area ?? null);
      if (area.ok) areaSquareMetres = area.value;
    }
    const sourceAttributes: Record<string, string> = {};
    for (const index of kept) {
      const value = textOrNull(row[index]);
      if (value !== null) sourceAttributes[header[index]!.trim()] = value;
    }
    const report = (column: string, message: string) =>
      issues.push({ rowNumber: record.rowNumber, column, message });
    contracts.push({
      rowNumber: record.rowNumber,
      contract: contractOf({ ...record, areaSquareMetres }, cell, sourceAttributes, report),
    });
  }
  const mapping = [
    ...Object.entries(columns).flatMap(([target, column]) =>
      column === undefined
        ? []
        : [{ source: column.header, target: filledFields[target as SupplyColumn], unit: column.unit }],
    ),
    ...[...further].map(([column, index]) => ({
      source: header[index]!.trim(),
      target: filledFields[column],
      unit: null,
    })),
  ];
  const { encoding, rows } = table;
  const keptColumns = kept.map((index) => header[index]!.trim());
  return { ok: true, encoding, rows, contracts, issues, failedAuctions, mapping, keptColumns };
}

function contractOf(
  record: SupplyResult,
  cell: (column: FurtherColumn) => string | null,
  sourceAttributes: Record<string, string>,
  report: (column: string, message: string) => void,
): ContractRow['contract'] {
  const supplyMode = supplyModeOf(record.supplyMode);
  const landUse = record.landPurpose === '' ? undefined : readLandUse(record.landPurpose);
  const termText = cell('termYears');
  const termYears = termText === null ? null : termOf(termText);
  if (termText !== null && termYears === null) sourceAttributes.出让年限 = termText;
  const farText = cell('farText');
  if (farText !== null) sourceAttributes.容积率 = farText;
  const far =
    farText === null
      ? ordered(amount(cell('farMin') ?? undefined), amount(cell('farMax') ?? undefined))
      : boundsOf(farText);
  let supervisionNo = cell('electronicSupervisionNo');
  if (
    supervisionNo !== null &&
    !SupplyContractRecord.shape.electronicSupervisionNo.safeParse(supervisionNo).success
  ) {
    report(
      '电子监管号',
      `“${supervisionNo.slice(0, 40)}”不合电子监管号的格式（如 3713232021B00456），未采用，原文保留`,
    );
    sourceAttributes.电子监管号 = supervisionNo;
    supervisionNo = null;
  }
  let completion = record.actualCompletion;
  if (completion !== null && record.actualStart !== null && completion < record.actualStart) {
    report(
      '实际竣工',
      `实际竣工 ${completion} 早于实际动工 ${record.actualStart}，未采用实际竣工，原文保留，请核对`,
    );
    sourceAttributes.实际竣工时间 = completion;
    completion = null;
  }
  const area = record.areaSquareMetres;
  if (area === 0) report('面积', '面积为 0，未采用，请核对');
  else if (area !== null && area < 50) report('面积', `面积只有 ${area} 平方米，请核对单位`);
  return {
    kind: kindOf(supplyMode),
    contractNo: cell('contractNo'),
    electronicSupervisionNo: supervisionNo,
    projectName: textOrNull(record.projectName),
    administrationName: textOrNull(record.administration),
    parcelCodeText: cell('parcelCodeText'),
    locationText: textOrNull(record.location),
    holderName: textOrNull(record.holderName),
    holderKind: null,
    holderCreditCode: null,
    mortgagees: [],
    // Stored to a hundredth; what that rounds to nothing is no area.
    areaSquareMetres: area === null || area < 0.005 ? null : area,
    priceYuan: asNumber(record.priceYuan),
    payments: record.payments,
    landUseScheme: landUse?.ok ? landUse.scheme : null,
    landUseCode: landUse?.ok ? landUse.code : null,
    landUseText: textOrNull(record.landPurpose),
    supplyMode,
    supplyModeText: textOrNull(record.supplyMode),
    termYears,
    signedOn: record.signedOn,
    agreedDeliveryOn: record.agreedDelivery,
    actualDeliveryOn: record.actualDelivery,
    agreedStartOn: record.agreedStart,
    actualStartOn: record.actualStart,
    agreedCompletionOn: record.agreedCompletion,
    actualCompletionOn: completion,
    suspendedOn: null,
    totalInvestmentYuan: null,
    investedYuan: null,
    shouldBuildAreaSquareMetres: null,
    builtAreaSquareMetres: null,
    ...far,
    buildingCoefficientMin: null,
    fixedInvestmentMinYuanPerSquareMetre: null,
    outputMinYuanPerSquareMetre: null,
    taxMinYuanPerSquareMetre: null,
    agreedTermsText: null,
    remark: cell('remark'),
    sourcePeriod: null,
    sourceRow: record.rowNumber,
    sourceAttributes: Object.keys(sourceAttributes).length > 0 ? sourceAttributes : null,
    isDemonstration: false,
  };
}
