import type { Waterfall } from '../../geodata/model/api-reports.ts';

/** A column of a waterfall: from where to where it reaches, in the unit of the values. */
export interface WaterfallStep {
  key: string;
  kind: 'opening' | 'added' | 'disposed' | 'closing';
  label: Waterfall['disposed'][number]['label'] | null;
  /** Signed: disposals are negative. */
  amount: number;
  from: number;
  to: number;
}

/** The year bands that occur, in order. */
export const bandsOf = (waterfalls: readonly Waterfall[]): string[] =>
  [...new Set(waterfalls.map(({ yearBand }) => yearBand))].toSorted();

/** Waterfalls of zones added up, as columns: opening, new, each mode from the largest on, closing. */
export function waterfallSteps(waterfalls: readonly Waterfall[]): WaterfallStep[] {
  const total = (of: (waterfall: Waterfall) => number) =>
    waterfalls.reduce((sum, waterfall) => sum + of(waterfall), 0);
  const opening = total((waterfall) => waterfall.openingSquareMetres);
  const added = total((waterfall) => waterfall.addedSquareMetres);
  const closing = total((waterfall) => waterfall.closingSquareMetres);
  let level = opening + added;
  const modes = disposedByMode(waterfalls).map(({ mode, label, areaSquareMetres }) => {
    const from = level;
    level -= areaSquareMetres;
    return { key: mode, kind: 'disposed' as const, label, amount: -areaSquareMetres, from, to: level };
  });
  return [
    { key: 'opening', kind: 'opening', label: null, amount: opening, from: 0, to: opening },
    { key: 'added', kind: 'added', label: null, amount: added, from: opening, to: opening + added },
    ...modes,
    { key: 'closing', kind: 'closing', label: null, amount: closing, from: 0, to: closing },
  ];
}

/** Disposals of zones by mode, the largest first. */
export function disposedByMode(waterfalls: readonly Waterfall[]): Waterfall['disposed'] {
  const modes = new Map<string, Waterfall['disposed'][number]>();
  for (const entry of waterfalls.flatMap(({ disposed }) => disposed)) {
    const before = modes.get(entry.mode);
    modes.set(entry.mode, {
      ...entry,
      areaSquareMetres: entry.areaSquareMetres + (before?.areaSquareMetres ?? 0),
      itemCount: entry.itemCount + (before?.itemCount ?? 0),
    });
  }
  return [...modes.values()].toSorted((a, b) => b.areaSquareMetres - a.areaSquareMetres);
}
