import { z } from 'zod';
import { MultiLineStringGeometry, MultiPolygonGeometry, PointGeometry } from './geometry.ts';

/** A link of an OGC API answer. */
export const Link = z.object({
  href: z.string(),
  rel: z.string(),
  type: z.string().optional(),
  title: z.string().optional(),
});
export type Link = z.infer<typeof Link>;

/** [minLng, minLat, maxLng, maxLat] in degrees, CGCS2000. */
export const Bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Bounds = z.infer<typeof Bounds>;

/** What a property of a record can be: dates are 'YYYY-MM-DD', timestamps ISO 8601, money and areas plain numbers. */
export const PropertyValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
export type PropertyValue = z.infer<typeof PropertyValue>;

/** A record of a collection; property names are the field names of the catalog, only those the caller may see. */
export const Feature = z.object({
  type: z.literal('Feature'),
  /** Unique in its collection. */
  id: z.number().int(),
  bbox: Bounds.optional(),
  /** Null when the geometry was not asked for. */
  geometry: z
    .discriminatedUnion('type', [PointGeometry, MultiLineStringGeometry, MultiPolygonGeometry])
    .nullable(),
  properties: z.record(z.string(), PropertyValue),
  links: z.array(Link).optional(),
});
export type Feature = z.infer<typeof Feature>;

/** One page of a collection (OGC API - Features). */
export const FeaturePage = z.object({
  type: z.literal('FeatureCollection'),
  /** Records that pass the filters, on all pages. */
  numberMatched: z.number().int().nonnegative(),
  numberReturned: z.number().int().nonnegative(),
  timeStamp: z.string(),
  /** `self`, `collection`, and `next` while there is more. */
  links: z.array(Link),
  features: z.array(Feature),
});
export type FeaturePage = z.infer<typeof FeaturePage>;
