import { collectionOf } from '../../../geodata/catalog/catalog.ts';
import { AttentionKind } from '../../../geodata/model/api-attention.ts';
import type { DrillDown } from '../../../geodata/model/api-reports.ts';

/** Where the records behind a figure are: a list of a collection, the cases, what needs attention, or what it counted. */
export type FigureRecords =
  | { kind: 'list'; drill: DrillDown }
  | { kind: 'attention'; reason: AttentionKind }
  | { kind: 'cases'; filters: Readonly<Record<string, string>> }
  | { kind: 'counted'; indicatorId: string; part: string | null };

export interface FigureQuestion {
  indicatorId: string;
  /** Null for the whole figure. */
  part: string | null;
  drill: DrillDown | null;
}

/**
 * The records behind a figure or a part of it, or null when it rests on sums that have no list. Those of a frozen quarter
 * are what it froze: today's list may be another.
 */
export function recordsOf(
  { indicatorId, part, drill }: FigureQuestion,
  isFrozen: boolean,
): FigureRecords | null {
  if (drill === null) return null;
  const counted: FigureRecords = { kind: 'counted', indicatorId, part };
  if (isFrozen) return counted;
  const { collection, filters } = drill;
  const reason = AttentionKind.safeParse(filters.kind).data;
  if (collection === 'attention' && reason && Object.keys(filters).length === 1)
    return { kind: 'attention', reason };
  if (collection === 'idle-cases' && filters.part === undefined) return { kind: 'cases', filters };
  return collectionOf(collection) ? { kind: 'list', drill } : counted;
}

/** `R08` or `R08/2009-2018`, as a link carries what is listed. */
export const figureAddress = ({ indicatorId, part }: { indicatorId: string; part: string | null }): string =>
  part === null ? indicatorId : `${indicatorId}/${part}`;

/** Reads `figureAddress`. */
export function readFigureAddress(text: string): { indicatorId: string; part: string | null } {
  const at = text.indexOf('/');
  return at < 0
    ? { indicatorId: text, part: null }
    : { indicatorId: text.slice(0, at), part: text.slice(at + 1) };
}
