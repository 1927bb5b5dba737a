import { z } from 'zod';

/** One line of the answer to a command: what is going on, then how it ended. */
export const ControlMessage = z.union([
  z.object({ progress: z.string() }),
  /** What it is depends on the command. */
  z.object({ report: z.unknown() }),
  /** It could not be done; in Chinese. */
  z.object({ failure: z.string() }),
]);
export type ControlMessage = z.infer<typeof ControlMessage>;
