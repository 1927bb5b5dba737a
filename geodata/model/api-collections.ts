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
  /** Present when people may change the field: what a form needs, and what the server checks. */
  edit: z
    .object({
      required: z.boolean().optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      pattern: z.object({ source: z.string(), hint: Label }).optional(),
      maxLength: z.number().int().optional(),
      multiline: z.boolean().optional(),
      /** The value is the id of a record of this collection, in the same zone. */
      reference: z.string().optional(),
    })
    .optional(),
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
    /** Present when records can be edited; a part of a collection is edited through the whole. */
    editing: z
      .object({ collection: z.string(), create: z.boolean(), withdraw: z.boolean(), outline: z.boolean() })
      .optional(),
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
