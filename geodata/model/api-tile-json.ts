import { z } from 'zod';

/** Description of a tileset (TileJSON 3.0.0), as far as it is filled here. */
export const TileJson = z.object({
  tilejson: z.literal('3.0.0'),
  name: z.string(),
  scheme: z.literal('xyz'),
  /** Address template relative to the host, with the filters of the request. */
  tiles: z.array(z.string()),
  minzoom: z.number().int(),
  maxzoom: z.number().int(),
  vector_layers: z.array(
    z.object({
      id: z.string(),
      description: z.string(),
      minzoom: z.number().int(),
      maxzoom: z.number().int(),
      /** Field name -> its Chinese label. */
      fields: z.record(z.string(), z.string()),
    }),
  ),
});
export type TileJson = z.infer<typeof TileJson>;
