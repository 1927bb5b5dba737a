import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import { contracts as contractCatalog } from '../../../geodata/catalog/contracts.ts';
import { type ContractTableResult, readContractCells } from '../../../geodata/formats/contract-table.ts';
import type { SourceLayer } from '../../../geodata/formats/read-result.ts';
import type { SupplyUnits } from '../../../geodata/formats/supply-table.ts';
import type { ImportContractPlan, ImportLayer } from '../../../geodata/model/api-imports.ts';
import {
  type ContractImportRequest,
  emptyContractReport,
  planContracts,
} from '../../contracts/import-contracts.ts';
import type { HeldContractPlan } from './held-plan.ts';

const sampledRows = 300;
const mostRows = 2000;

const isTable = ({ format }: SourceLayer): boolean => format === 'csv' || format === 'xlsx';

/** The table as one of contracts, or why it is none. */
function readContracts(layer: SourceLayer, rows: number, units: SupplyUnits = {}): ContractTableResult {
  const names = layer.fields.map(({ name }) => name);
  const cells = layer.features
    .slice(0, rows)
    .map(({ properties }) => names.map((name) => String(properties[name] ?? '')));
  return readContractCells({ ok: true, encoding: layer.encoding.name, rows: [names, ...cells] }, units);
}

/** What a layer reads as when it is a table of contracts; null for every other one. */
export function describeContracts(layer: SourceLayer): ImportLayer['contracts'] {
  if (!isTable(layer) || layer.features.length === 0) return null;
  const table = readContracts(layer, sampledRows);
  if (!table.ok) return null;
  return {
    columns: table.mapping.map(({ source, target, unit }) => ({
      source,
      target,
      label: fieldOf(contractCatalog, target)?.label ?? { zh: '分期价款', en: 'Instalments' },
      unit,
    })),
    keptColumns: table.keptColumns,
    areaUnits: ['平方米', '亩', '公顷'],
    moneyUnits: ['元', '万元', '亿元'],
  };
}

/** Works out what importing a table of contracts would do; undefined when it is no such table. */
export async function planContractDraft(
  sql: postgres.ISql,
  request: ContractImportRequest,
  layer: SourceLayer,
  units: SupplyUnits,
  isNewZone: boolean,
): Promise<{ held: HeldContractPlan; plan: ImportContractPlan } | { reason: string }> {
  const table = readContracts(layer, Number.POSITIVE_INFINITY, units);
  if (!table.ok) return { reason: table.reason };
  const report = { ...emptyContractReport(request), formats: [layer.format] };
  const records = await planContracts(sql, request, report, table);
  const repeats = new Set(
    report.problems.flatMap(({ code, row }) =>
      code === 'possible-repeat' && row !== undefined ? [row] : [],
    ),
  );
  const canCommit = report.counts.rejected === 0;
  const held = { token: randomUUID(), request, isNewZone, canCommit, records, report };
  const rows = records.slice(0, mostRows).map((record, index): ImportContractPlan['rows'][number] => {
    const { projectName, holderName, areaSquareMetres, priceYuan, signedOn, parcelCodeText } = record;
    const row = table.contracts[index]!.rowNumber;
    return {
      row,
      projectName,
      holderName,
      areaSquareMetres,
      priceYuan,
      signedOn,
      parcelCodeText,
      isLinked: record.parcelCode !== null,
      isRepeat: repeats.has(row),
    };
  });
  const counts = {
    read: table.rows,
    contracts: records.length,
    linked: records.filter(({ parcelCode }) => parcelCode !== null).length,
    repeats: repeats.size,
    problem: report.counts.rejected,
  };
  return { held, plan: { token: held.token, canCommit, counts, rows, problems: report.problems } };
}
