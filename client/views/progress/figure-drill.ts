import type { AttentionKind } from '../../../geodata/model/api-attention.ts';
import type { DrillDown, IndicatorValue } from '../../../geodata/model/api-reports.ts';

/** Where the records behind a figure are: a list of a collection, the cases, or what needs attention. */
export type FigureRecords =
  | { kind: 'list'; drill: DrillDown }
  | { kind: 'attention'; reason: AttentionKind }
  | { kind: 'cases'; filters: Readonly<Record<string, string>> };

const caseFigures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  R02: {},
  R05: { overdue: 'yes' },
  R06: {},
};

/** Figures that count what the rules make of records, not records of a filter. */
const attentionFigures: Readonly<Record<string, AttentionKind>> = {
  R10: 'approval_lapse',
  R21: 'slow_project',
  R23: 'unvisited',
  R27: 'tax_shares',
};

/** The records behind a figure, or null when it rests on sums that have no list. */
export function recordsOf({ id, drill }: Pick<IndicatorValue, 'id' | 'drill'>): FigureRecords | null {
  const reason = attentionFigures[id];
  if (reason) return { kind: 'attention', reason };
  if (drill) return { kind: 'list', drill };
  const filters = caseFigures[id];
  return filters ? { kind: 'cases', filters } : null;
}
