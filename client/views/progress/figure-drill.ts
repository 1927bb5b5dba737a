import type { DrillDown, IndicatorValue } from '../../../geodata/model/api-reports.ts';

/** Where the records behind a figure are: a list of a collection, the cases, or what needs attention. */
export type FigureRecords =
  | { kind: 'list'; drill: DrillDown }
  | { kind: 'cases'; filters: Readonly<Record<string, string>> };

const caseFigures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  R02: { open: 'true' },
  R05: { open: 'true', overdue: 'true' },
  R06: { open: 'true' },
};

/** The records behind a figure, or null when it rests on sums that have no list. */
export function recordsOf({ id, drill }: Pick<IndicatorValue, 'id' | 'drill'>): FigureRecords | null {
  if (drill) return { kind: 'list', drill };
  const filters = caseFigures[id];
  return filters ? { kind: 'cases', filters } : null;
}
