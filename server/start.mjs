// `npm start`: set up, then run the built server in this very process, so that signals reach it.
import { setUp } from './setup.mjs';

try {
  await setUp();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
process.env.NODE_ENV ??= 'production';
await import('../dist/server/main.js');
