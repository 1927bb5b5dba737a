import { fileURLToPath } from 'node:url';
import { runImport } from './import-command.ts';

// npm runs scripts in the project's folder; INIT_CWD is where the person typed the command.
const { exitCode, output, errors } = await runImport(process.argv.slice(2), {
  environment: process.env,
  folder: process.env.INIT_CWD ?? process.cwd(),
  root: fileURLToPath(new URL('../..', import.meta.url)),
  now: new Date(),
  onProgress: ({ message }) => process.stderr.write(`${message}\n`),
});
process.stderr.write(errors);
process.stdout.write(output, () => process.exit(exitCode));
