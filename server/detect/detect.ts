import { runDetect } from './detect-command.ts';

const { exitCode, output, errors } = await runDetect(process.argv.slice(2));
process.stderr.write(errors);
process.stdout.write(output);
process.exitCode = exitCode;
