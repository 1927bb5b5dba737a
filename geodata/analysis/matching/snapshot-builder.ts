import { AssessmentKind, Utility } from '../../model/land-state.ts';
import type { SupplyAreaInput } from '../../model/supply-area.ts';
import {
  type BuildingFacts,
  type Encumbrance,
  StockOrigin,
  SupplyKind,
  type SupplyRecord,
  SupplyState,
} from '../../model/supply-record.ts';
import { toDayNumber } from '../../units/days/plain-date.ts';
import { Dictionary } from './dictionary.ts';
import { decimetres, groupOf, hundredths, maskValuesOf } from './encode-record.ts';
import { projectKey } from './mask-query.ts';
import { bitsOf } from './option-bits.ts';
import { buildingColumns, plannedColumns, reservationColumns } from './rare-facts.ts';
import {
  assessmentEpochDay,
  assessmentWithoutEnd,
  type LineFinding,
  type MaskColumns,
  maskColumnNames,
  type RowBlock,
  type SupplyGroup,
  type SupplySnapshot,
  supplyGroups,
} from './snapshot.ts';
import { AreaIndex } from './supply-areas.ts';
import { compareText } from './text-order.ts';

export type SnapshotOptions = {
  /** Grows with every change of the supply; a result quotes it. */
  revision: number;
  /** Versions of the data behind the verdicts; `controlLine` names the current 三线 data. */
  dataVersions: Readonly<Record<string, string>>;
  /** Zones and parks with their rules; those not described know nothing. */
  areas: readonly SupplyAreaInput[];
};

/** Words of a row before sorting: the mask columns, then these, then one for each kind of assessment. */
const scoreWords = [
  'area',
  'kindAndGroup',
  'state',
  'stockOrigin',
  'priceCents',
  'expresswayExitDecimetres',
  'railFreightDecimetres',
  'portDecimetres',
  'landUse',
  'sensitive',
  'line',
  'holder',
] as const;
const scoreStart = maskColumnNames.length;
const assessmentStart = scoreStart + scoreWords.length;
const kindAndGroupWord = scoreStart + scoreWords.indexOf('kindAndGroup');
const kindsAndGroups = SupplyKind.options.length * supplyGroups.length;
const rowWords = assessmentStart + AssessmentKind.options.length;

/** Kind and group in one number, in the order the rows are sorted in. */
const kindAndGroupOf = (record: SupplyRecord): number =>
  SupplyKind.options.indexOf(record.kind) * supplyGroups.length + supplyGroups.indexOf(groupOf(record));

/** The last valid day in 16 bits: an end before 2000 is long past, one after 2179 as good as none. */
const assessmentDayOf = (validUntil: string | null): number =>
  validUntil === null
    ? assessmentWithoutEnd
    : Math.min(assessmentWithoutEnd, Math.max(1, toDayNumber(validUntil) - assessmentEpochDay));

/**
 * Takes records one at a time, so that a million of them need not be in memory together, and builds the snapshot at
 * the end. The records are trusted to satisfy `SupplyRecord` (parse at the edge) and to have distinct ids; their
 * order does not matter. One builder builds one snapshot.
 */
export class SnapshotBuilder {
  #count = 0;
  #words = new Int32Array(1024 * rowWords);
  #compactness = new Float64Array(1024);
  readonly #ids: string[] = [];
  readonly #codes: string[] = [];
  readonly #names: string[] = [];
  readonly #areas = new AreaIndex();
  readonly #landUses = new Dictionary<SupplyRecord['landUse']>(
    { scheme: 'YDYH2023', code: '1001' },
    ({ scheme, code }) => `${scheme} ${code}`,
  );
  readonly #sensitive = new Dictionary<SupplyRecord['nearestSensitive']>(null, (place) =>
    place ? `${place.kind} ${place.distanceMetres} ${place.name ?? ''}` : '',
  );
  readonly #lines = new Dictionary<SupplySnapshot['tables']['lines'][number]>(null, (line) =>
    line ? `${line.verdict} ${line.dataVersion}` : '',
  );
  readonly #holders = new Dictionary<string | null>(null, (holder) => holder ?? '');
  readonly #projects = new Dictionary<string>('', (projectNo) => projectNo);
  readonly #reservations = new Map<number, { project: number; untilDay: number }>();
  readonly #plannedUtilities = new Map<number, readonly { bit: number; day: number }[]>();
  readonly #buildings = new Map<number, BuildingFacts>();
  readonly #lineFindings = new Map<number, readonly LineFinding[]>();
  readonly #encumbrances = new Map<number, Encumbrance>();
  readonly #undecidedModes = new Set<number>();

  add(record: SupplyRecord): void {
    const row = this.#count;
    this.#grow();
    this.#count += 1;
    this.#ids.push(record.id);
    this.#codes.push(record.code);
    this.#names.push(record.name);
    this.#compactness[row] = record.compactness ?? Number.NaN;
    const mask = maskValuesOf(record);
    const start = row * rowWords;
    maskColumnNames.forEach((name, word) => {
      this.#words[start + word] = mask[name];
    });
    const { controlLine } = record;
    const score: Record<(typeof scoreWords)[number], number> = {
      area: this.#areas.numberOf(record),
      kindAndGroup: kindAndGroupOf(record),
      state: SupplyState.options.indexOf(record.state),
      stockOrigin: StockOrigin.options.indexOf(record.stockOrigin),
      priceCents: hundredths(record.priceYuanPerSquareMetre, -1),
      expresswayExitDecimetres: decimetres(record.expresswayExitDistanceMetres),
      railFreightDecimetres: decimetres(record.railFreightDistanceMetres),
      portDecimetres: decimetres(record.portDistanceMetres),
      landUse: this.#landUses.numberOf(record.landUse),
      sensitive: this.#sensitive.numberOf(record.nearestSensitive),
      line: this.#lines.numberOf(
        controlLine && { verdict: controlLine.verdict, dataVersion: controlLine.dataVersion },
      ),
      holder: this.#holders.numberOf(record.holderCode),
    };
    scoreWords.forEach((name, word) => {
      this.#words[start + scoreStart + word] = score[name];
    });
    for (const { kind, validUntil } of record.assessments) {
      this.#words[start + assessmentStart + AssessmentKind.options.indexOf(kind)] =
        assessmentDayOf(validUntil);
    }
    this.#addRareFacts(record, row);
  }

  /** Sorts the rows by area, kind, group and code and lays them out in columns. */
  build({ revision, dataVersions, areas: inputs }: SnapshotOptions): SupplySnapshot {
    const { areas, placeOf } = this.#areas.resolve(inputs);
    const count = this.#count;
    const areaOf = Uint32Array.from(
      { length: count },
      (_, row) => placeOf[this.#word(row, scoreStart)] as number,
    );
    const order = this.#order(areaOf);
    const column = <T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(
      target: T,
      word: number,
    ): T => {
      for (let row = 0; row < count; row += 1) target[row] = this.#word(order[row] as number, word);
      return target;
    };
    const paddedCount = (count + 7) & ~3;
    const maskBuffer = new ArrayBuffer(maskColumnNames.length * paddedCount * 4);
    const mask = Object.fromEntries(
      maskColumnNames.map((name, word) => [
        name,
        column(new Int32Array(maskBuffer, word * paddedCount * 4, paddedCount), word),
      ]),
    ) as MaskColumns;
    const scoreWord = (name: (typeof scoreWords)[number]): number => scoreStart + scoreWords.indexOf(name);
    const placed = new Uint32Array(count);
    order.forEach((row, place) => {
      placed[row] = place;
    });
    const byPlace = <T>(facts: ReadonlyMap<number, T>): Map<number, T> =>
      new Map([...facts].map(([row, fact]) => [placed[row] as number, fact]));
    const area = order.map((row) => areaOf[row] as number);
    const texts = (list: readonly string[]): string[] => Array.from(order, (row) => list[row] as string);
    return {
      revision,
      dataVersions,
      count,
      paddedCount,
      areas,
      blocks: this.#blocks(order, areaOf),
      maskBuffer,
      mask,
      score: {
        area,
        state: column(new Uint8Array(count), scoreWord('state')),
        stockOrigin: column(new Uint8Array(count), scoreWord('stockOrigin')),
        priceCents: column(new Int32Array(count), scoreWord('priceCents')),
        expresswayExitDecimetres: column(new Int32Array(count), scoreWord('expresswayExitDecimetres')),
        railFreightDecimetres: column(new Int32Array(count), scoreWord('railFreightDecimetres')),
        portDecimetres: column(new Int32Array(count), scoreWord('portDecimetres')),
        compactness: Float64Array.from(order, (row) => this.#compactness[row] as number),
        assessments: AssessmentKind.options.map((_, kind) =>
          column(new Uint16Array(count), assessmentStart + kind),
        ),
        landUse: column(new Uint16Array(count), scoreWord('landUse')),
        sensitive: column(new Uint32Array(count), scoreWord('sensitive')),
        line: column(new Uint16Array(count), scoreWord('line')),
        holder: column(new Uint32Array(count), scoreWord('holder')),
      },
      ids: texts(this.#ids),
      codes: texts(this.#codes),
      names: texts(this.#names),
      tables: {
        landUses: this.#landUses.values,
        sensitive: this.#sensitive.values,
        lines: this.#lines.values,
        holders: this.#holders.values,
        projects: this.#projects.values,
      },
      reservations: reservationColumns(byPlace(this.#reservations)),
      plannedUtilities: plannedColumns(byPlace(this.#plannedUtilities)),
      buildings: buildingColumns(byPlace(this.#buildings)),
      lineFindings: byPlace(this.#lineFindings),
      encumbrances: byPlace(this.#encumbrances),
      undecidedModes: new Set([...this.#undecidedModes].map((row) => placed[row] as number)),
    };
  }

  #word(row: number, word: number): number {
    return this.#words[row * rowWords + word] as number;
  }

  #order(areaOf: Uint32Array): Uint32Array {
    const [codes, ids] = [this.#codes, this.#ids];
    return Uint32Array.from(areaOf.keys()).sort(
      (a, b) =>
        (areaOf[a] as number) - (areaOf[b] as number) ||
        this.#word(a, kindAndGroupWord) - this.#word(b, kindAndGroupWord) ||
        compareText(codes[a] as string, codes[b] as string) ||
        compareText(ids[a] as string, ids[b] as string),
    );
  }

  #blocks(order: Uint32Array, areaOf: Uint32Array): RowBlock[] {
    const blocks: RowBlock[] = [];
    let last = -1;
    order.forEach((row, place) => {
      const area = areaOf[row] as number;
      const kindAndGroup = this.#word(row, kindAndGroupWord);
      const key = area * kindsAndGroups + kindAndGroup;
      if (key !== last) {
        const kind = SupplyKind.options[Math.floor(kindAndGroup / supplyGroups.length)] as SupplyKind;
        const group = supplyGroups[kindAndGroup % supplyGroups.length] as SupplyGroup;
        blocks.push({ start: place, end: place, area, kind, group });
        last = key;
      }
      (blocks.at(-1) as RowBlock).end = place + 1;
    });
    return blocks;
  }

  #grow(): void {
    if (this.#count < this.#compactness.length) return;
    const capacity = this.#compactness.length * 2;
    const words = new Int32Array(capacity * rowWords);
    words.set(this.#words);
    this.#words = words;
    const compactness = new Float64Array(capacity);
    compactness.set(this.#compactness);
    this.#compactness = compactness;
  }

  #addRareFacts(record: SupplyRecord, row: number): void {
    const { controlLine, reservation, plannedUtilities, building } = record;
    if (building) this.#buildings.set(row, building);
    if (controlLine && controlLine.findings.length > 0) this.#lineFindings.set(row, controlLine.findings);
    if (record.encumbrance !== 'none') this.#encumbrances.set(row, record.encumbrance);
    if (record.supplyModes === null) this.#undecidedModes.add(row);
    if (reservation) {
      this.#reservations.set(row, {
        project: this.#projects.numberOf(projectKey(reservation.zoneCode, reservation.projectNo)),
        untilDay: toDayNumber(reservation.until),
      });
    }
    if (plannedUtilities.length > 0) {
      const planned = plannedUtilities.map(({ utility, on }) => ({
        bit: bitsOf([utility], Utility.options),
        day: toDayNumber(on),
      }));
      this.#plannedUtilities.set(row, planned);
    }
  }
}
