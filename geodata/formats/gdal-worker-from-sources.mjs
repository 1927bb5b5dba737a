// Starts the reading thread from TypeScript sources. In a thread, unlike in a process, Node 20 does not apply
// `--import tsx` to the first module: so tsx is registered here, before that module is imported.
import { register } from 'tsx/esm/api';

register();
await import('./gdal-worker.ts');
