// Lets a child process or worker thread run TypeScript sources: `--import tsx` alone does not reach worker threads on
// Node 20. Used from sources only; the build has JavaScript to start.
import { register } from 'tsx/esm/api';

register();
