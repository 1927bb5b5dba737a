/** One that is ranked: its value, or null when it has none (base of zero), and its rank of the period before. */
export interface RankingEntry<Id> {
  id: Id;
  value: number | null;
  previousRank: number | null;
}

/** A place in a ranking; without value there is none. `change` counts the places gained since the period before. */
export interface RankedEntry<Id> extends RankingEntry<Id> {
  rank: number | null;
  change: number | null;
}

/**
 * Standard competition ranking (1, 2, 2, 4) within one peer group, best first, entries without value last. Equal values
 * share a rank and keep the order they came in (domain dossier 8.2).
 */
export function standardRanking<Id>(
  entries: readonly RankingEntry<Id>[],
  better: 'higher' | 'lower' = 'higher',
): RankedEntry<Id>[] {
  const sign = better === 'higher' ? -1 : 1;
  const sorted = entries.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return sign * (a.value - b.value);
  });
  let rank = 0;
  return sorted.map((entry, index) => {
    if (entry.value === null) return { ...entry, rank: null, change: null };
    if (entry.value !== sorted[index - 1]?.value) rank = index + 1;
    return { ...entry, rank, change: entry.previousRank === null ? null : entry.previousRank - rank };
  });
}
