import type { PlannedColumns, ReservationColumns } from './snapshot.ts';

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
