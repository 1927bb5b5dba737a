/** One movement of a ledger of stock land: into it, or out of it by a mode. Areas in square metres. */
export interface LedgerMovement<Mode extends string> {
  /** The land that moves; an item is counted once even if it changes its mode later. */
  itemId: string;
  kind: 'added' | 'disposed';
  areaSquareMetres: number;
  mode: Mode | null;
  occurredOn: string;
  /** Disposal counts only when it is closed with evidence (domain dossier 3.3). */
  hasEvidence: boolean;
}

/** Opening stock, what came, what went by mode, closing stock; square metres, sums before any rounding. */
export interface LedgerWaterfall<Mode extends string> {
  openingSquareMetres: number;
  addedSquareMetres: number;
  disposed: { mode: Mode; areaSquareMetres: number; itemCount: number }[];
  closingSquareMetres: number;
  /** Disposals told without evidence: shown, not counted. */
  unprovenCount: number;
}

interface ModeArea<Mode extends string> {
  mode: Mode;
  areaSquareMetres: number;
}

/**
 * The waterfall of a ledger over a period, both days included: opening → new → by mode → closing. An item counts once, in the
 * period of its first proven disposal: that one gives the area, the last one up to the end of the period the mode. So
 * `movements` reach back to where the ledger begins.
 */
export function stockWaterfall<Mode extends string>(
  openingSquareMetres: number,
  movements: readonly LedgerMovement<Mode>[],
  period: { firstOn: string; lastOn: string },
): LedgerWaterfall<Mode> {
  const upToEnd = movements
    .filter(({ occurredOn }) => occurredOn <= period.lastOn)
    .toSorted((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0));
  const isInPeriod = ({ occurredOn }: { occurredOn: string }): boolean => occurredOn >= period.firstOn;
  const addedSquareMetres = sum(
    upToEnd.filter((movement) => movement.kind === 'added' && isInPeriod(movement)),
  );
  const disposals = upToEnd.filter(({ kind }) => kind === 'disposed');
  const items = new Map<string, ModeArea<Mode> & { occurredOn: string }>();
  for (const { itemId, mode, areaSquareMetres, occurredOn, hasEvidence } of disposals) {
    if (!hasEvidence || mode === null) continue;
    items.set(itemId, { occurredOn, areaSquareMetres, ...items.get(itemId), mode });
  }
  const counted = [...items.values()].filter(isInPeriod);
  const disposed = [...groupByMode(counted)].map(([mode, entries]) => ({
    mode,
    areaSquareMetres: sum(entries),
    itemCount: entries.length,
  }));
  return {
    openingSquareMetres,
    addedSquareMetres,
    disposed: disposed.toSorted((a, b) => b.areaSquareMetres - a.areaSquareMetres),
    closingSquareMetres: openingSquareMetres + addedSquareMetres - sum(disposed),
    unprovenCount: disposals.filter(
      (movement) => isInPeriod(movement) && (!movement.hasEvidence || movement.mode === null),
    ).length,
  };
}

const sum = (entries: readonly { areaSquareMetres: number }[]): number =>
  entries.reduce((total, { areaSquareMetres }) => total + areaSquareMetres, 0);

function groupByMode<Mode extends string>(entries: readonly ModeArea<Mode>[]): Map<Mode, ModeArea<Mode>[]> {
  const groups = new Map<Mode, ModeArea<Mode>[]>();
  for (const entry of entries) groups.set(entry.mode, [...(groups.get(entry.mode) ?? []), entry]);
  return groups;
}
