import { z } from 'zod';
import { fieldOf } from '../../geodata/catalog/catalog.ts';
import { parcels } from '../../geodata/catalog/parcels.ts';
import {
  type AttributeProblem,
  type AttributeResult,
  type AttributeValue,
  type LandUseValue,
  parseAttribute,
} from '../../geodata/formats/parse-attribute.ts';
import { normaliseText } from '../../geodata/formats/plain-text.ts';
import type { FieldValue } from '../../geodata/formats/read-result.ts';
import type { LandUseScheme } from '../../geodata/model/field-formats.ts';
import type { MultiPolygonGeometry } from '../../geodata/model/geometry.ts';
import type { ImportProblem } from '../../geodata/model/import-report.ts';
import type { StockClass } from '../../geodata/model/land-state.ts';
import { type ParcelInput, ParcelRecord } from '../../geodata/model/parcel.ts';
import { roundHalfUp } from '../../geodata/units/area.ts';
import { brokenRules } from './parcel-rules.ts';
import type { PlannedColumn } from './plan-columns.ts';

/** What holds for every row of a layer. */
export interface RowContext {
  layer: string;
  columns: readonly PlannedColumn[];
  /** Codes of the zone's parks by their names. */
  parkCodes: ReadonlyMap<string, string>;
  landUseScheme?: LandUseScheme;
  /** What texts of land-use columns were chosen to stand for, by `landUseKey`; null keeps the text alone. */
  landUses?: ReadonlyMap<string, LandUseValue | null>;
  sourceName: string;
  sourceSrid?: number;
}

export interface SourceRow {
  /** From 1. */
  row: number;
  properties: Readonly<Record<string, FieldValue>>;
  geometry: MultiPolygonGeometry;
  /** Ellipsoidal area of the outline. */
  areaSquareMetres: number;
  /** The parcel that the row only has attributes for: rules between fields hold for both together. */
  base?: ParcelRecord;
}

export interface ParcelReading {
  /** Undefined when a problem is an error. */
  record: ParcelRecord | undefined;
  problems: ImportProblem[];
  /** What the row leaves open: the stock class was inferred. */
  inferredStockClass?: StockClass;
  /** Fields of the record that cells of the row fill; the others hold defaults. */
  filled: string[];
}

const chinese = z.locales.zhCN().localeError;

const labelOf = (field: string): string => fieldOf(parcels, field)?.label.zh ?? field;

/** Text that the database can hold: without NUL and lone surrogates. */
const storableText = (text: string): string =>
  text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');

const storable = (value: FieldValue): FieldValue => (typeof value === 'string' ? storableText(value) : value);

/** Reads one row as a parcel. Every problem is told; what fills no field is kept as it came. */
export function parcelFromRow(source: SourceRow, context: RowContext): ParcelReading {
  const { row, areaSquareMetres } = source;
  const problems: ImportProblem[] = [];
  const tell = (problem: Omit<ImportProblem, 'layer' | 'row'>) =>
    problems.push({ ...problem, layer: context.layer, row });
  const filling = new Map(context.columns.map((column) => [column.source, column]));
  const kept: [string, FieldValue][] = [];
  const fields: Record<string, AttributeValue> = {};
  let landUseText: string | undefined;
  const landUseFaults: Omit<ImportProblem, 'layer' | 'row'>[] = [];
  for (const [name, given] of Object.entries(source.properties)) {
    const value = storable(given);
    const column = filling.get(name);
    if (column === undefined) {
      if (value !== null && value !== '') kept.push([storableText(name), value]);
      continue;
    }
    const isLandUse = landUseFields.has(column.target.name);
    const chosen = isLandUse ? context.landUses?.get(landUseKey(value)) : undefined;
    if (chosen === null) {
      landUseText = String(value).trim();
      continue;
    }
    const result: AttributeResult =
      chosen === undefined
        ? readColumn(column, value, { row, areaSquareMetres, scheme: context.landUseScheme })
        : { ok: true, value: chosen };
    if (result.ok) {
      fields[column.target.name] = result.value;
    } else if (isLandUse) {
      // Uses that fit no scheme are common and true: their text is shown instead of a class.
      landUseText = String(value).trim();
      landUseFaults.push(landUseFault(name, result.problem));
    } else {
      const { code, message, expected } = result.problem;
      const mend = `请改为${expected}，或用 --map ${name}= 不导入该列`;
      tell({ severity: 'error', code, field: name, value: result.problem.value, message, mend });
    }
  }
  const { parkName, landUseName, landUseCode, ...plain } = fields;
  const landUse = (landUseCode ?? landUseName ?? null) as LandUseValue | null;
  // A bare code beside a name that says all is no fault.
  if (landUse === null) for (const fault of landUseFaults) tell(fault);
  let parkCode: string | null = null;
  if (typeof parkName === 'string') {
    parkCode = context.parkCodes.get(parkName) ?? null;
    const field = context.columns.find(({ target }) => target.name === 'parkName')!.source;
    if (parkCode === null) {
      tell({
        severity: 'error',
        code: 'park-unknown',
        field,
        value: parkName,
        message: `第${row}行的园区“${parkName}”不在本开发区。`,
        mend: `请核对园区名称，或用 --map ${field}= 不导入该列`,
      });
    }
  }
  const values = withoutNulls(plain);
  const stockClass = values.stockClass ?? inferStockClass(values);
  const input = {
    ...values,
    stockClass,
    parkCode,
    name: values.name ?? values.locationText ?? values.sourceCode ?? `${context.layer}第${row}宗`,
    landUseScheme: landUse?.scheme,
    landUseCode: landUse?.code,
    landUseText,
    sourceName: context.sourceName,
    sourceSrid: context.sourceSrid,
    sourceAttributes: kept.length > 0 ? Object.fromEntries(kept) : null,
    geometry: source.geometry,
  };
  const parsed = ParcelRecord.safeParse(input as ParcelInput, { error: chinese });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      const value = String((input as Record<string, unknown>)[field] ?? '');
      const column = context.columns.find(({ target }) => target.name === field)?.source ?? field;
      tell({
        severity: 'error',
        code: 'value-invalid',
        field: column,
        value,
        message: `第${row}行的${labelOf(field)}“${value}”不合要求：${issue.message}。`,
        mend: `请改正，或用 --map ${column}= 不导入该列`,
      });
    }
    return { record: undefined, problems, filled: [] };
  }
  const filled = [
    ...Object.keys(values),
    ...(parkCode === null ? [] : ['parkCode']),
    ...(landUse === null && landUseText === undefined ? [] : ['landUseScheme', 'landUseCode', 'landUseText']),
  ];
  const { base } = source;
  const whole = base === undefined ? parsed.data : { ...base, ...only(parsed.data, filled) };
  for (const { field, message, mend } of brokenRules(whole)) {
    tell({ severity: 'error', code: 'rule-broken', field, message: `第${row}行：${message}。`, mend });
  }
  const isFit = problems.every(({ severity }) => severity !== 'error');
  const isInferred = values.stockClass === undefined && base === undefined;
  return {
    record: isFit ? parsed.data : undefined,
    problems,
    filled,
    ...(isInferred ? { inferredStockClass: parsed.data.stockClass } : {}),
  };
}

const landUseFields = new Set(['landUseName', 'landUseCode']);

/** How a text of a land-use column is known, however it is typed. */
export const landUseKey = (value: FieldValue): string => normaliseText(String(value ?? ''));

/** A bare code is refused: taken for a text it would be lost as a code, and its scheme must not be guessed. */
function landUseFault(
  field: string,
  { code, value, message }: AttributeProblem,
): Omit<ImportProblem, 'layer' | 'row'> {
  return code === 'scheme-missing'
    ? {
        severity: 'error',
        code,
        field,
        value,
        message,
        mend: '请用 --land-use-scheme 指定分类标准，或用 --land-use 文字=标准:代码 逐个指定',
      }
    : {
        severity: 'warning',
        code,
        field,
        value,
        message: `${message}已按原文保留。`,
        mend: '需要分类时请用 --land-use 文字=标准:代码 指定',
      };
}

const only = (record: ParcelRecord, fields: readonly string[]): Partial<ParcelRecord> =>
  Object.fromEntries(Object.entries(record).filter(([field]) => fields.includes(field)));

/** Empty cells leave the field to its default. */
const withoutNulls = (fields: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** Where land stands that the file does not say: supplied land is taken for used, unless a case says otherwise. */
function inferStockClass(fields: Readonly<Record<string, unknown>>): StockClass {
  if (fields.idleState !== undefined) return 'supplied_unused';
  const supplied = ['holderName', 'priceYuan', 'suppliedOn', 'actualStartOn', 'isInefficient', 'farBuilt'];
  if (supplied.some((field) => fields[field] !== undefined && fields[field] !== false)) return 'in_use';
  if (fields.standardStage !== undefined || fields.approvedOn !== undefined) return 'approved_unsupplied';
  return 'planned';
}

function readColumn(
  { source, target, unit }: PlannedColumn,
  value: FieldValue,
  { row, areaSquareMetres, scheme }: { row: number; areaSquareMetres: number; scheme?: LandUseScheme },
): AttributeResult {
  const context = { unit, row, column: source, landUseScheme: scheme };
  if (target.name !== 'priceYuan' || unit?.dimension !== 'unitPrice') {
    return parseAttribute(value, target, context);
  }
  const price = parseAttribute(value, { ...target, unit: 'yuanPerSquareMetre' }, context);
  if (!price.ok || typeof price.value !== 'number') return price;
  return { ok: true, value: roundHalfUp(price.value * areaSquareMetres, 2) };
}
