import type { SupplyArea } from '../../model/supply-area.ts';
import type {
  BuildingFacts,
  ControlLine,
  Encumbrance,
  LandUse,
  SupplyKind,
  SupplyRecord,
} from '../../model/supply-record.ts';
import { failBit } from './constraints.ts';

/** A flag of the category column this far above the bit of its constraint becomes that bit by one shift. */
export const flagShift = 7;

/**
 * Bits of the category column. Bits 0-6 hold the use (`useBits`), 23-30 the supply modes. What fails a constraint by
 * itself stands `flagShift` above that constraint's bit; the sign tells that the piece is supplied whole or not at all.
 */
export const categoryBits = {
  lineBlocked: failBit('LINE') << flagShift,
  soilListed: failBit('SOIL') << flagShift,
  outsideChemicalPark: failBit('CHEM') << flagShift,
  encumbered: failBit('RESERVED') << flagShift,
  netLand: 1 << 10,
  land: 1 << 13,
  factoryUnit: 1 << 14,
  officeUnit: 1 << 15,
  offerable: 1 << 16,
  idle: 1 << 17,
  suspended: 1 << 18,
  inefficient: 1 << 19,
  soilSurveyDue: 1 << 20,
  indivisible: 1 << 31,
} as const;
export const modeShift = 23;
export const termShift = 16;
export const noOwnTerm = 255;

/** Day numbers that stand for 'always' and 'never'; far enough from real days to add to, near enough not to overflow. */
export const dayAlways = -1_000_000;
export const dayNever = 1_000_000;
/** Upper bound that no stored value reaches. */
export const unlimited = 0x7fff_ffff;

/** Assessments count days from 2000-01-01 in 16 bits; the highest number means that one never ends. */
export const assessmentEpochDay = 10_957;
export const assessmentWithoutEnd = 65_535;

/** The columns that the fail mask reads, in this order, 32 bits each. */
export const maskColumnNames = [
  'category',
  /** Bits 0-15 utilities present, 16-23 longest term in years (255: the statutory one). */
  'utilitiesAndTerm',
  'areaCentis',
  'farMinMillis',
  'farMaxMillis',
  'investmentMinCents',
  'taxMinCents',
  'readyDay',
  'floorPriceCents',
  'sensitiveDecimetres',
  'lapseDay',
] as const;
export type MaskColumnName = (typeof maskColumnNames)[number];

/** Columns of equal padded length in one buffer, so that they move to WebAssembly memory in one copy. */
export type MaskColumns = Readonly<Record<MaskColumnName, Int32Array>>;

/** What only the score, the order and explanations read. */
export type ScoreColumns = {
  area: Uint32Array;
  state: Uint8Array;
  stockOrigin: Uint8Array;
  priceCents: Int32Array;
  expresswayExitDecimetres: Int32Array;
  railFreightDecimetres: Int32Array;
  portDecimetres: Int32Array;
  compactness: Float64Array;
  /** By kind of assessment: 0 none, 65535 without end, else the last valid day since 2000-01-01. */
  assessments: readonly Uint16Array[];
  /** Indices into `tables`. */
  landUse: Uint16Array;
  sensitive: Uint32Array;
  line: Uint16Array;
  holder: Uint32Array;
};

/** Reservations, by ascending row: the last day, and the project as an index into `tables.projects`. */
export type ReservationColumns = { rows: Uint32Array; untilDays: Int32Array; projects: Uint32Array };

/** Utilities planned, by ascending row: entries `starts[i]` to `starts[i + 1] - 1` are those of `rows[i]`. */
export type PlannedColumns = { rows: Uint32Array; starts: Uint32Array; bits: Uint16Array; days: Int32Array };

/** What units offer machines, by ascending row: hundredths of a metre, of a kN per square metre, of a tonne; -1 is not recorded. */
export type BuildingColumns = {
  rows: Uint32Array;
  clearHeightCentis: Int32Array;
  floorLoadCentis: Int32Array;
  craneCentis: Int32Array;
};

export type LineFinding = { line: ControlLine; overlapSquareMetres: number };

/** Offerable; potential by its state, which decides the lead time; or never offered. */
export const supplyGroups = ['offerable', 'idle', 'suspended', 'inefficient', 'never'] as const;
export type SupplyGroup = (typeof supplyGroups)[number];

/** Rows `start` to `end - 1` of one area, kind and group: what holds for all of them is decided once. */
export type RowBlock = { start: number; end: number; area: number; kind: SupplyKind; group: SupplyGroup };

/**
 * The supply in columns, sorted by area, kind, group and code, so that each block has one area, kind and group.
 * Amounts are whole hundredths, ratios thousandths, distances decimetres, dates days since 1970: exact in 32 bits, so
 * that every engine compares the same numbers. Rare facts are kept beside, by row.
 */
export type SupplySnapshot = {
  readonly revision: number;
  readonly dataVersions: Readonly<Record<string, string>>;
  readonly count: number;
  /** Rows rounded up so that vectors of four may read past the last one. */
  readonly paddedCount: number;
  readonly areas: readonly SupplyArea[];
  /** The blocks that have rows, in order; together they are all rows. */
  readonly blocks: readonly RowBlock[];
  readonly maskBuffer: ArrayBuffer;
  readonly mask: MaskColumns;
  readonly score: ScoreColumns;
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly tables: {
    landUses: readonly LandUse[];
    sensitive: readonly SupplyRecord['nearestSensitive'][];
    lines: readonly ({ verdict: 'ok' | 'warn' | 'block'; dataVersion: string } | null)[];
    holders: readonly (string | null)[];
    /** As `projectKey` writes them. */
    projects: readonly string[];
  };
  readonly reservations: ReservationColumns;
  readonly plannedUtilities: PlannedColumns;
  readonly buildings: BuildingColumns;
  readonly lineFindings: ReadonlyMap<number, readonly LineFinding[]>;
  readonly encumbrances: ReadonlyMap<number, Encumbrance>;
  /** No supply mode decided yet. */
  readonly undecidedModes: ReadonlySet<number>;
};

/** The row of a record, or -1. */
export const rowOf = (snapshot: SupplySnapshot, id: string): number => snapshot.ids.indexOf(id);

/** The place of a value in ascending ones, or -1. */
const placeIn = (ascending: Uint32Array, value: number): number => {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle] as number;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

/** The utilities planned for a row: one bit and the day from which it is there. */
export const plannedAt = (
  { plannedUtilities }: SupplySnapshot,
  row: number,
): { bit: number; day: number }[] => {
  const { rows, starts, bits, days } = plannedUtilities;
  const place = placeIn(rows, row);
  if (place < 0) return [];
  const [start, end] = [starts[place] as number, starts[place + 1] as number];
  return Array.from(bits.subarray(start, end), (bit, entry) => ({ bit, day: days[start + entry] as number }));
};

/** What a row offers machines; null for land and for units nobody described. */
export const buildingAt = ({ buildings }: SupplySnapshot, row: number): BuildingFacts | null => {
  const place = placeIn(buildings.rows, row);
  if (place < 0) return null;
  const known = (column: Int32Array): number | null => {
    const stored = column[place] as number;
    return stored < 0 ? null : stored / 100;
  };
  return {
    clearHeightMetres: known(buildings.clearHeightCentis),
    floorLoadKilonewtonPerSquareMetre: known(buildings.floorLoadCentis),
    craneTonnes: known(buildings.craneCentis),
  };
};

/** The reservation of a row, expired or not. */
export const reservationAt = (
  { reservations, tables }: SupplySnapshot,
  row: number,
): { projectNo: string; zoneCode: string | null; untilDay: number } | undefined => {
  const place = placeIn(reservations.rows, row);
  if (place < 0) return undefined;
  // A key is `<zone> <number>`; codes of zones have no blank.
  const key = tables.projects[reservations.projects[place] as number] as string;
  const blank = key.indexOf(' ');
  const [zoneCode, projectNo] = [key.slice(0, blank) || null, key.slice(blank + 1)];
  return { projectNo, zoneCode, untilDay: reservations.untilDays[place] as number };
};
