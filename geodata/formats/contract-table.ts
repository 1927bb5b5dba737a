import type { SupplyMode } from '../model/land-state.ts';
import type { ContractKind } from '../model/supply-contract.ts';
import { SupplyContractRecord } from '../model/supply-contract.ts';
import type { SupplyResult, SupplyTableIssue } from '../model/supply-result.ts';
import { readLandUse } from './land-use-text.ts';
import { plain, readAreaCell } from './supply-cells.ts';
import { findSupplyColumns, namesOfColumn, readHeader } from './supply-columns.ts';
import { readSupplyTable, readTableCells } from './supply-table.ts';

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

const furtherLabels: Readonly<Record<FurtherColumn, string>> = {
  parcelCodeText: '宗地编号（原文）',
  contractNo: '合同编号',
  electronicSupervisionNo: '电子监管号',
  termYears: '出让年限',
  farMin: '约定容积率下限',
  farMax: '约定容积率上限',
  farText: '约定容积率',
  remark: '备注',
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
  /** Column of the table -> what it was read as. */
  mapping: { source: string; target: string }[];
  /** Columns that fill no field; their cells are kept with the contract. */
  keptColumns: string[];
}

export type ContractTableResult = ContractTable | { ok: false; reason: string };

const emptyMarks = new Set(['', '-', '--', '/', '无', '空', 'NULL', 'null']);
const textOrNull = (text: string | undefined): string | null => {
  const value = plain(text ?? '');
  return emptyMarks.has(value) ? null : value;
};

/** 挂牌出让, 划拨, 租赁 … as published, to the product's modes; null for what it does not know. */
export function supplyModeOf(text: string): SupplyMode | null {
  if (/划拨/.test(text)) return 'allocation';
  if (/作价出资|入股/.test(text)) return 'equity_contribution';
  if (/先租后让/.test(text)) return 'lease_then_transfer';
  if (/租让结合/.test(text)) return 'lease_transfer_mix';
  if (/租赁/.test(text)) return 'long_lease';
  if (/弹性/.test(text)) return 'flexible_term';
  return /出让|挂牌|拍卖|招标|协议/.test(text) ? 'one_off' : null;
}

const kindOf = (mode: SupplyMode | null): ContractKind => {
  if (mode === 'allocation') return 'allocation';
  if (mode === 'equity_contribution') return 'equity';
  return mode === 'long_lease' ? 'lease' : 'transfer';
};

/** `50`, `50年`; null for several uses with a term each: 城镇住宅70年、商服40年. */
function termOf(text: string): number | null {
  const match = /^(\d{1,2})(?:\.0+)?年?$/.exec(text.replaceAll(' ', ''));
  const years = match === null ? 0 : Number(match[1]);
  return years >= 1 && years <= 70 ? years : null;
}

const ratioPattern = /(\d{1,2}(?:\.\d{1,4})?)/;
const amount = (text: string | undefined): number | null => {
  const value = plain(text ?? '');
  return /^\d{1,2}(\.\d{1,4})?$/.test(value) ? Number(value) : null;
};

/** `≥0.8`, `大于1.0且不大于1.8`, `1.0-2.0`: bounds of the floor area ratio. */
function boundsOf(text: string): { farMin: number | null; farMax: number | null } {
  const value = plain(text).replaceAll(' ', '');
  const range =
    /^[大≥>]?(?:于|=|等于)*(\d[\d.]*)(?:[-~—至且、,，])+(?:不大于|小于等于|小于|不高于|≤|<)?(\d[\d.]*)$/.exec(
      value,
    );
  if (range) return { farMin: amount(range[1]), farMax: amount(range[2]) };
  const number = amount(ratioPattern.exec(value)?.[1]);
  if (number === null || value.replace(ratioPattern, '').match(/\d/)) return { farMin: null, farMax: null };
  if (/≥|>|不小于|不低于|大于/.test(value) && !/不大于/.test(value)) return { farMin: number, farMax: null };
  if (/≤|<|不大于|不高于|小于/.test(value)) return { farMin: null, farMax: number };
  return { farMin: null, farMax: null };
}

/** Some portals name the two bounds the wrong way round: the smaller one is the lower. */
const ordered = (one: number | null, other: number | null) =>
  one !== null && other !== null && one > other
    ? { farMin: other, farMax: one }
    : { farMin: one, farMax: other };

const asNumber = (text: string | null): number | null => (text === null ? null : Number(text));

/** Enough columns to tell one contract from another. */
const leastColumns = 3;

/**
 * Reads a published table of supplies as contracts: everything `readSupplyTable` reads, and contract number, term,
 * 容积率, parcel code and remark where the table has them. Nothing is guessed: what makes no sense is null and an issue,
 * and the cell is kept as it came.
 */
export function readContractTable(bytes: Uint8Array): ContractTableResult {
  const table = readSupplyTable(bytes, { needsStartDates: false });
  if (!table.ok) return table;
  const cells = readTableCells(bytes);
  if (!cells.ok) return cells;
  const [header = [], ...body] = cells.rows;
  const found = findSupplyColumns(header, false);
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
      const area = readAreaCell(row[index] ?? '', readHeader(header[index]!).unit);
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
      column === undefined ? [] : [{ source: column.header, target }],
    ),
    ...[...further].map(([column, index]) => ({
      source: header[index]!.trim(),
      target: furtherLabels[column],
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
