import { z } from 'zod';
import { StartUpProgress } from './api-health.ts';

/**
 * An error as the API tells it (RFC 9457 problem details); texts for people are in Chinese. A conflict has further
 * members: those of `EditConflict` or `UndoConflict`.
 */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** The request id, as in the header X-Request-Id and the server's log. */
  instance: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** While the server starts: what it is doing. */
  progress: StartUpProgress.optional(),
});
export type Problem = z.infer<typeof Problem>;
