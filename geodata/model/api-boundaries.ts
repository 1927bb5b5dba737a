import { z } from 'zod';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const line = z.array(position).min(2);
const ring = z.array(position).min(4);

/** Administrative boundaries, as lines to be drawn; coordinates in CGCS2000 degrees. */
export const AdminBoundaries = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z
          .object({
            /** Name of the district or boundary. */
            name: z.string().nullish(),
            /** `county`, `city`, `province` …, as the source says. */
            level: z.string().nullish(),
          })
          .nullable(),
        geometry: z.discriminatedUnion('type', [
          z.object({ type: z.literal('LineString'), coordinates: line }),
          z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
          z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
          z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
        ]),
      }),
    )
    .max(10_000),
});
export type AdminBoundaries = z.infer<typeof AdminBoundaries>;
