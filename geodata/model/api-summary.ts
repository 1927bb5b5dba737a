import { z } from 'zod';

const GroupValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Records and their area; the area is null for a collection without one (roads). Exact sums of the database. */
export const Tally = z.object({
  count: z.number().int().nonnegative(),
  areaSquareMetres: z.number().nonnegative().nullable(),
});
export type Tally = z.infer<typeof Tally>;

export const SummaryGroup = Tally.extend({ value: GroupValue });
export type SummaryGroup = z.infer<typeof SummaryGroup>;

/** What choosing this value alone would give; `label` names values that are codes or ids (park, land use, zone). */
export const FacetValue = SummaryGroup.extend({ label: z.string().optional() });
export type FacetValue = z.infer<typeof FacetValue>;

/** Counts of 16 equal intervals from min to max; min and max are null without values, days for date fields. */
export const Histogram = z.object({
  min: z.union([z.number(), z.string()]).nullable(),
  max: z.union([z.number(), z.string()]).nullable(),
  bins: z.array(z.number().int().nonnegative()).length(16),
});
export type Histogram = z.infer<typeof Histogram>;

/** Figures of a collection under the same filter as its items, so that counts agree. */
export const CollectionSummary = z.object({
  total: Tally,
  /** By field: every filter holds. A partition of the total. */
  groups: z.record(z.string(), z.array(SummaryGroup)),
  /** By field: the filter on the field itself is left out. */
  facets: z.record(z.string(), z.array(FacetValue)),
  /** By field: the range on the field itself is left out. */
  histograms: z.record(z.string(), Histogram),
  asOf: z.string().nullable(),
  revision: z.number().int(),
});
export type CollectionSummary = z.infer<typeof CollectionSummary>;
