// Runs a worker of a pool from TypeScript sources. In a thread, unlike in a process, Node 20 does not apply
// `--import tsx` to the first module: so tsx is registered here, before that module is imported.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
// Tinypool keeps the first place for itself; the second is what `createWorkerPool` gave.
const [, entryUrl] = workerData;
const { default: work } = await import(entryUrl);

export default work;
