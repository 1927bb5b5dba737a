import type { BuildingFacts } from '../../model/supply-record.ts';
import type { BuildingColumns, PlannedColumns, ReservationColumns } from './snapshot.ts';

const ascending = (facts: ReadonlyMap<number, unknown>): Uint32Array => Uint32Array.from(facts.keys()).sort();

/** Reservations by row, laid out in columns. */
export const reservationColumns = (
  facts: ReadonlyMap<number, { project: number; untilDay: number }>,
): ReservationColumns => {
  const rows = ascending(facts);
  return {
    rows,
    untilDays: Int32Array.from(rows, (row) => facts.get(row)?.untilDay ?? 0),
    projects: Uint32Array.from(rows, (row) => facts.get(row)?.project ?? 0),
  };
};

/** Planned utilities by row, laid out in columns. */
export const plannedColumns = (
  facts: ReadonlyMap<number, readonly { bit: number; day: number }[]>,
): PlannedColumns => {
  const rows = ascending(facts);
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, place) => {
    starts[place + 1] = (starts[place] as number) + (facts.get(row)?.length ?? 0);
  });
  const bits = new Uint16Array(starts.at(-1) as number);
  const days = new Int32Array(bits.length);
  rows.forEach((row, place) => {
    facts.get(row)?.forEach(({ bit, day }, entry) => {
      bits[(starts[place] as number) + entry] = bit;
      days[(starts[place] as number) + entry] = day;
    });
  });
  return { rows, starts, bits, days };
};

/** What units offer machines by row, laid out in columns. */
export const buildingColumns = (facts: ReadonlyMap<number, BuildingFacts>): BuildingColumns => {
  const rows = ascending(facts);
  const column = (read: (building: BuildingFacts) => number | null): Int32Array =>
    Int32Array.from(rows, (row) => {
      const building = facts.get(row);
      const value = building ? read(building) : null;
      return value === null ? -1 : Math.round(value * 100);
    });
  return {
    rows,
    clearHeightCentis: column(({ clearHeightMetres }) => clearHeightMetres),
    floorLoadCentis: column(({ floorLoadKilonewtonPerSquareMetre }) => floorLoadKilonewtonPerSquareMetre),
    craneCentis: column(({ craneTonnes }) => craneTonnes),
  };
};
