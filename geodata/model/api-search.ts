import { z } from 'zod';
import { Bounds } from './api-feature.ts';
import { LandClass } from './land-state.ts';

/** Something found by name, code or pinyin. */
export const SearchResult = z.object({
  collection: z.string(),
  id: z.number().int(),
  title: z.string(),
  /** Where it is or what it is: park, zone, kind. */
  subtitle: z.string(),
  /** For parcels, as the caller may see it. */
  landClass: LandClass.optional(),
  /** [lng, lat] of its label. */
  point: z.tuple([z.number(), z.number()]),
  bounds: Bounds,
});
export type SearchResult = z.infer<typeof SearchResult>;

/** Best first: equal, beginning with, containing. */
export const SearchResults = z.object({ results: z.array(SearchResult) });
export type SearchResults = z.infer<typeof SearchResults>;
