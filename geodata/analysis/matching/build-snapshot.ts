import { AssessmentKind, SupplyMode, Utility } from '../../model/land-state.ts';
import { SupplyArea, type SupplyAreaInput } from '../../model/supply-area.ts';
import { StockOrigin, type SupplyRecord, SupplyState } from '../../model/supply-record.ts';
import { toDayNumber } from '../../units/days/plain-date.ts';
import { useBitOf } from './site-use.ts';
import {
  categoryBits,
  dayAlways,
  dayNever,
  type MaskColumns,
  maskColumnNames,
  modeShift,
  type ScoreColumns,
  type SupplySnapshot,
  termShift,
  unlimited,
} from './snapshot.ts';

export type SnapshotOptions = {
  /** Grows with every change of the supply; a result quotes it. */
  revision: number;
  /** Versions of the data behind the verdicts, e.g. `{三线: '2026-06'}`. */
  dataVersions: Readonly<Record<string, string>>;
  areas: readonly SupplyAreaInput[];
};

const groupBits: Readonly<Record<SupplyState, number>> = {
  standard_plot: categoryBits.offerable,
  approved_unsupplied: categoryBits.offerable,
  reclaimed: categoryBits.offerable,
  bought_back: categoryBits.offerable,
  reserve: categoryBits.offerable,
  unit_vacant: categoryBits.offerable,
  unit_under_construction: categoryBits.offerable,
  idle: categoryBits.idle,
  suspended: categoryBits.suspended,
  inefficient: categoryBits.inefficient,
  in_use: 0,
  planned_park: 0,
  withdrawn: 0,
};

const kindBits: Readonly<Record<SupplyRecord['kind'], number>> = {
  land: categoryBits.land,
  factory_unit: categoryBits.factoryUnit,
  office_unit: categoryBits.officeUnit,
};

const epoch2000 = toDayNumber('2000-01-01');
const hundredths = (value: number): number => Math.round(value * 100);
const thousandths = (value: number): number => Math.round(value * 1000);
const decimetres = (value: number | null): number => (value === null ? -1 : Math.round(value * 10));

/** Bits of a list, by the place of each entry in its option list. */
export const bitsOf = <T extends string>(entries: readonly T[], options: readonly T[]): number =>
  entries.reduce((bits, entry) => bits | (1 << options.indexOf(entry)), 0);

/** Group bits at building time: a unit under construction is offered only with a handover date. */
const groupOf = (record: SupplyRecord): number =>
  record.state === 'unit_under_construction' && record.readyOn === null ? 0 : groupBits[record.state];

const categoryOf = (record: SupplyRecord): number => {
  const modes = record.supplyModes ?? SupplyMode.options;
  return (
    useBitOf(record.landUse) |
    kindBits[record.kind] |
    groupOf(record) |
    (bitsOf(modes, SupplyMode.options) << modeShift) |
    (record.controlLine?.verdict === 'block' ? categoryBits.lineBlocked : 0) |
    (record.soil === 'listed' ? categoryBits.soilListed : 0) |
    (record.soil === 'survey_due' ? categoryBits.soilSurveyDue : 0) |
    (record.isInChemicalPark ? categoryBits.chemicalPark : 0) |
    (record.isDivisible ? categoryBits.divisible : 0) |
    (record.encumbrance !== 'none' ? categoryBits.encumbered : 0) |
    (record.isNetLand ? categoryBits.netLand : 0)
  );
};

/** Ready at once, on its date, or never: land that is not net and has no date cannot be promised. */
const readyDayOf = (record: SupplyRecord): number => {
  if (record.readyOn !== null) return toDayNumber(record.readyOn);
  return record.isNetLand || record.state === 'unit_vacant' ? dayAlways : dayNever;
};

/** Gives equal values one number; number 0 is `first`. */
const dictionary = <T>(first: T, keyOf: (value: T) => string) => {
  const values: T[] = [first];
  const index = new Map<string, number>([[keyOf(first), 0]]);
  return {
    values,
    indexOf: (value: T): number => {
      const key = keyOf(value);
      const known = index.get(key);
      if (known !== undefined) return known;
      index.set(key, values.length);
      return values.push(value) - 1;
    },
  };
};

/** Compares by code unit: the order of codes never depends on a locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const areaKey = (zoneCode: string, parkCode: string | null): string => `${zoneCode} ${parkCode ?? ''}`;

/** A park without a province or quota of its own has its zone's; the zone's negative list holds in every park. */
const withinZone = (park: SupplyArea, zone: SupplyArea): SupplyArea => ({
  ...park,
  provinceCode: park.provinceCode ?? zone.provinceCode,
  energyQuotaTce: park.energyQuotaTce ?? zone.energyQuotaTce,
  negativeList: [...zone.negativeList, ...park.negativeList],
});

/** Areas in order, and the index of a record's area. A zone nobody described knows nothing; a park takes its zone's. */
const resolveAreas = (records: readonly SupplyRecord[], inputs: readonly SupplyAreaInput[]) => {
  const described = inputs.map((input) => SupplyArea.parse(input));
  const zones = new Map(
    described.filter((area) => area.parkCode === null).map((area) => [area.zoneCode, area]),
  );
  const zoneOf = (zoneCode: string): SupplyArea =>
    zones.get(zoneCode) ?? SupplyArea.parse({ zoneCode, name: zoneCode });
  const areas = new Map<string, SupplyArea>();
  for (const area of described) {
    const resolved = area.parkCode === null ? area : withinZone(area, zoneOf(area.zoneCode));
    areas.set(areaKey(area.zoneCode, area.parkCode), resolved);
  }
  for (const { zoneCode, parkCode } of records) {
    const key = areaKey(zoneCode, parkCode);
    if (!areas.has(key)) areas.set(key, { ...zoneOf(zoneCode), parkCode });
  }
  const keys = [...areas.keys()].toSorted(compareText);
  const index = new Map(keys.map((key, place) => [key, place]));
  return {
    areas: keys.map((key) => areas.get(key) as SupplyArea),
    indexOf: ({ zoneCode, parkCode }: SupplyRecord): number =>
      index.get(areaKey(zoneCode, parkCode)) as number,
  };
};

/**
 * Builds the columnar snapshot of the supply. The records are trusted to satisfy `SupplyRecord` (parse at the edge)
 * and to have distinct ids; their order does not matter.
 */
export const buildSnapshot = (records: readonly SupplyRecord[], options: SnapshotOptions): SupplySnapshot => {
  const { areas, indexOf } = resolveAreas(records, options.areas);
  const sorted = records
    .map((record) => ({ record, area: indexOf(record) }))
    .sort(
      (a, b) =>
        a.area - b.area || compareText(a.record.code, b.record.code) || compareText(a.record.id, b.record.id),
    );
  const count = sorted.length;
  const paddedCount = (count + 7) & ~3;
  const maskBuffer = new ArrayBuffer(maskColumnNames.length * paddedCount * 4);
  const mask = Object.fromEntries(
    maskColumnNames.map((name, place) => [
      name,
      new Int32Array(maskBuffer, place * paddedCount * 4, paddedCount),
    ]),
  ) as MaskColumns;
  const score: ScoreColumns = {
    area: new Uint32Array(count),
    state: new Uint8Array(count),
    stockOrigin: new Uint8Array(count),
    priceCents: new Int32Array(count),
    expresswayExitDecimetres: new Int32Array(count),
    railFreightDecimetres: new Int32Array(count),
    portDecimetres: new Int32Array(count),
    compactness: new Float64Array(count),
    assessments: AssessmentKind.options.map(() => new Uint16Array(count)),
    landUse: new Uint16Array(count),
    sensitive: new Uint32Array(count),
    line: new Uint16Array(count),
    holder: new Uint32Array(count),
  };
  const landUses = dictionary<SupplyRecord['landUse']>(
    { scheme: 'YDYH2023', code: '1001' },
    ({ scheme, code }) => `${scheme} ${code}`,
  );
  const sensitive = dictionary<SupplyRecord['nearestSensitive']>(null, (place) =>
    place ? `${place.kind} ${place.distanceMetres} ${place.name}` : '',
  );
  const lines = dictionary<{ verdict: 'ok' | 'warn' | 'block'; dataVersion: string } | null>(null, (line) =>
    line ? `${line.verdict} ${line.dataVersion}` : '',
  );
  const holders = dictionary<string | null>(null, (holder) => holder ?? '');
  const reservations = new Map();
  const plannedUtilities = new Map();
  const lineFindings = new Map();
  const encumbrances = new Map();
  const undecidedModes = new Set<number>();
  const areaStart = new Uint32Array(areas.length + 1);

  sorted.forEach(({ record, area }, row) => {
    areaStart[area + 1] = row + 1;
    mask.category[row] = categoryOf(record);
    mask.utilitiesAndTerm[row] =
      bitsOf(record.utilities, Utility.options) | ((record.termYearsMax ?? 0) << termShift);
    mask.areaCentis[row] = hundredths(record.areaSquareMetres);
    mask.farMinMillis[row] = record.farMin === null ? -1 : thousandths(record.farMin);
    mask.farMaxMillis[row] = record.farMax === null ? unlimited : thousandths(record.farMax);
    mask.investmentMinCents[row] = hundredths(record.investmentMinYuanPerSquareMetre ?? 0);
    mask.taxMinCents[row] = hundredths(record.taxMinYuanPerSquareMetre ?? 0);
    mask.readyDay[row] = readyDayOf(record);
    mask.floorPriceCents[row] =
      record.floorPriceYuanPerSquareMetre === null ? -1 : hundredths(record.floorPriceYuanPerSquareMetre);
    mask.sensitiveDecimetres[row] = record.nearestSensitive
      ? decimetres(record.nearestSensitive.distanceMetres)
      : unlimited;
    mask.lapseDay[row] = record.lapsesOn === null ? dayNever : toDayNumber(record.lapsesOn);
    score.area[row] = area;
    score.state[row] = SupplyState.options.indexOf(record.state);
    score.stockOrigin[row] = StockOrigin.options.indexOf(record.stockOrigin);
    score.priceCents[row] =
      record.priceYuanPerSquareMetre === null ? -1 : hundredths(record.priceYuanPerSquareMetre);
    score.expresswayExitDecimetres[row] = decimetres(record.expresswayExitDistanceMetres);
    score.railFreightDecimetres[row] = decimetres(record.railFreightDistanceMetres);
    score.portDecimetres[row] = decimetres(record.portDistanceMetres);
    score.compactness[row] = record.compactness ?? Number.NaN;
    for (const { kind, validUntil } of record.assessments) {
      const column = score.assessments[AssessmentKind.options.indexOf(kind)];
      if (column) column[row] = validUntil === null ? 65_535 : toDayNumber(validUntil) - epoch2000;
    }
    score.landUse[row] = landUses.indexOf(record.landUse);
    score.sensitive[row] = sensitive.indexOf(record.nearestSensitive);
    score.holder[row] = holders.indexOf(record.holderCode);
    const { controlLine } = record;
    score.line[row] = lines.indexOf(
      controlLine && { verdict: controlLine.verdict, dataVersion: controlLine.dataVersion },
    );
    if (controlLine && controlLine.findings.length > 0) lineFindings.set(row, controlLine.findings);
    if (record.encumbrance !== 'none') encumbrances.set(row, record.encumbrance);
    if (record.supplyModes === null) undecidedModes.add(row);
    if (record.reservation) {
      const { projectNo, until } = record.reservation;
      reservations.set(row, { projectNo, untilDay: toDayNumber(until) });
    }
    if (record.plannedUtilities.length > 0) {
      plannedUtilities.set(
        row,
        record.plannedUtilities.map(({ utility, on }) => ({
          bit: bitsOf([utility], Utility.options),
          day: toDayNumber(on),
        })),
      );
    }
  });
  for (let area = 1; area <= areas.length; area += 1) {
    areaStart[area] = Math.max(areaStart[area] as number, areaStart[area - 1] as number);
  }
  return {
    revision: options.revision,
    dataVersions: options.dataVersions,
    count,
    paddedCount,
    areas,
    areaStart,
    maskBuffer,
    mask,
    score,
    ids: sorted.map(({ record }) => record.id),
    codes: sorted.map(({ record }) => record.code),
    names: sorted.map(({ record }) => record.name),
    tables: {
      landUses: landUses.values,
      sensitive: sensitive.values,
      lines: lines.values,
      holders: holders.values,
    },
    reservations,
    plannedUtilities,
    lineFindings,
    encumbrances,
    undecidedModes,
  };
};
