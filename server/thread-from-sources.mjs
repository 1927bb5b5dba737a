// Runs a thread of its own from TypeScript sources: tsx is registered before the thread's module is imported.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData);
