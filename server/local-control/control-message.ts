import { z } from 'zod';
import { ImportReport } from '../../geodata/model/import-report.ts';

/** One line of the answer to `POST /imports`: what is going on, then how it ended. */
export const ControlMessage = z.union([
  z.object({ progress: z.string() }),
  z.object({ report: ImportReport }),
  /** Something outside the file went wrong; in Chinese. */
  z.object({ failure: z.string() }),
]);
export type ControlMessage = z.infer<typeof ControlMessage>;
