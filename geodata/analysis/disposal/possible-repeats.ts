/** Rows that agree in holder, place and agreed start: the first, and those that repeat it. */
export interface RepeatGroup {
  firstRow: number;
  repeatingRows: number[];
}

interface RepeatKey {
  rowNumber: number;
  holderName: string;
  location: string;
  agreedStart: string | null;
}

/**
 * Rows that may be one plot entered twice. They stay separate plots, and all are counted, until somebody says
 * otherwise (domain dossier 2.7). Rows without holder or place are never repeats of each other.
 */
export function possibleRepeats(rows: readonly RepeatKey[]): RepeatGroup[] {
  const groups = new Map<string, RepeatGroup>();
  for (const { rowNumber, holderName, location, agreedStart } of rows) {
    if (!holderName || !location) continue;
    const key = JSON.stringify([holderName, location, agreedStart]);
    const group = groups.get(key);
    if (group) group.repeatingRows.push(rowNumber);
    else groups.set(key, { firstRow: rowNumber, repeatingRows: [] });
  }
  return [...groups.values()].filter(({ repeatingRows }) => repeatingRows.length > 0);
}
