import { type ClassSymbol, factorySymbol, landClassSymbols } from '../../geodata/catalog/legend.ts';
import type { LandClass } from '../../geodata/model/land-state.ts';

/** What a swatch can stand for: a land class, factory buildings, a park. */
export type SymbolKind = LandClass | 'factory-buildings' | 'parks';

/** How a class is drawn on its outline. */
export interface OutlineStyle {
  widthPixels: number;
  /** Dashes in multiples of the width; empty for a solid line. */
  dashes: readonly number[];
}

export const symbolOf = (kind: Exclude<SymbolKind, 'parks'>): ClassSymbol =>
  kind === 'factory-buildings' ? factorySymbol : landClassSymbols[kind];

const outlines: Readonly<Partial<Record<SymbolKind, OutlineStyle>>> = {
  standard: { widthPixels: 1.8, dashes: [] },
  idle: { widthPixels: 1.5, dashes: [] },
  suspected: { widthPixels: 1.3, dashes: [3, 2] },
  supplied_unused: { widthPixels: 0.9, dashes: [] },
  in_use: { widthPixels: 0.8, dashes: [] },
  planned: { widthPixels: 1, dashes: [3, 3] },
};

export const outlineOf = (kind: SymbolKind): OutlineStyle =>
  outlines[kind] ?? { widthPixels: 1.3, dashes: [] };
