import { z } from 'zod';

/** Who asks, and what that person may see. Every query carries one, also while there is only the local planner. */
export const Actor = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  /** Zones whose records the actor may see. */
  zones: z.union([z.literal('all'), z.array(z.string())]),
  sees: z.object({
    /** Fields kept inside the administration and the parks. */
    internal: z.boolean(),
    /** Fields that need a declared right. */
    sensitive: z.boolean(),
    /** Idle-land cases before they are determined; without it they look like 供而未用 (domain dossier 2.7). */
    suspected: z.boolean(),
  }),
});
export type Actor = z.infer<typeof Actor>;
