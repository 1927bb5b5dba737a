import { z } from 'zod';
import { Link } from './api-feature.ts';

const Label = z.object({ zh: z.string(), en: z.string() });

/** A field as far as the caller may see it: what the table, the card, filters and exports need to know. */
export const FieldDescription = z.object({
  name: z.string(),
  label: Label,
  type: z.string(),
  unit: z.string().optional(),
  options: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })).optional(),
  filter: z.enum(['values', 'range']).optional(),
  sortable: z.boolean(),
  section: z.string().optional(),
});
export type FieldDescription = z.infer<typeof FieldDescription>;

/** A collection (OGC API - Features) with the catalog's description under `luodi`. */
export const CollectionDescription = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  itemType: z.literal('feature'),
  crs: z.array(z.string()),
  storageCrs: z.string(),
  links: z.array(Link),
  luodi: z.object({
    title: Label,
    description: Label,
    counter: Label,
    geometry: z.string(),
    areaField: z.string().optional(),
    titleField: z.string(),
    defaultSort: z.array(z.string()),
    fields: z.array(FieldDescription),
  }),
});
export type CollectionDescription = z.infer<typeof CollectionDescription>;

export const CollectionList = z.object({
  links: z.array(Link),
  collections: z.array(CollectionDescription),
});
export type CollectionList = z.infer<typeof CollectionList>;

export const LandingPage = z.object({ title: z.string(), description: z.string(), links: z.array(Link) });
export type LandingPage = z.infer<typeof LandingPage>;

export const Conformance = z.object({ conformsTo: z.array(z.string()) });
export type Conformance = z.infer<typeof Conformance>;
