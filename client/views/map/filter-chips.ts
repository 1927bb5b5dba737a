import { optionSets } from '../../../geodata/codes/option-sets.ts';
import type { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import type { Filters } from '../../api/filters.ts';
import { facetValue } from '../../api/summary.ts';
import type { Chip } from '../../elements/ld-chip-row.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { type PanelSummary, type ReadinessChip, readinessRanges } from '../../state/panel-summary.ts';

/** Chips for a field with a closed list, in the order of the list. Values nobody has are left out unless chosen. */
export function optionChips(
  field: string,
  options: keyof typeof optionSets,
  filters: Filters,
  summary: CollectionSummary | undefined,
  language: Language,
): Chip[] {
  return optionSets[options]
    .map(({ code, zh, en }) => chip(field, code, labelIn({ zh, en }, language), filters, summary))
    .filter((entry) => entry.count !== 0 || entry.isChosen || knownValues(field, summary).length === 0);
}

/** Chips for a field whose values name themselves (parks, land uses), the most frequent first. */
export function namedChips(
  field: string,
  filters: Filters,
  summary: CollectionSummary | undefined,
  nameOf: (value: string, label: string | null) => string,
): Chip[] {
  const shares = (summary?.facets[field] ?? [])
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => b.count - a.count);
  const chosen = filters.values[field] ?? [];
  const missing = chosen.filter((value) => !shares.some((share) => String(share.value) === value));
  return [
    ...shares.map(({ value, label }) =>
      chip(field, String(value), nameOf(String(value), label ?? null), filters, summary),
    ),
    ...missing.map((value) => chip(field, value, nameOf(value, null), filters, summary)),
  ];
}

/** 净地, 评估 6/6, 可即开工: one is a value, two are ranges. */
export function readinessChips(filters: Filters, summary: PanelSummary | null, language: Language): Chip[] {
  const text = messages[language];
  const range = (id: ReadinessChip, name: string): Chip => ({
    id,
    name,
    count: summary?.readiness[id],
    isChosen: isReadinessChosen(filters, id),
  });
  return [
    { ...chip('isNetLand', 'true', text.netLand, filters, summary?.parcels), id: 'isNetLand' },
    range('fullyAssessed', text.fullyAssessed),
    range('readyToBuild', text.readyToBuild),
  ];
}

/** Whether exactly the range of a readiness chip is set. */
export function isReadinessChosen(filters: Filters, id: ReadinessChip): boolean {
  const { field, from } = readinessRanges[id];
  const range = filters.ranges[field];
  return range?.from === from && range.to === null;
}

function chip(
  field: string,
  value: string,
  name: string,
  filters: Filters,
  summary: CollectionSummary | undefined,
): Chip {
  const count = summary && (facetValue(summary, field, value)?.count ?? 0);
  return { id: value, name, count, isChosen: filters.values[field]?.includes(value) ?? false };
}

const knownValues = (field: string, summary: CollectionSummary | undefined) => summary?.facets[field] ?? [];
