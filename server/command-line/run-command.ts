import { programVersion, projectRoot } from '../project-root.ts';
import type { CommandResult, CommandSurroundings } from './command.ts';

/** Runs a command as this process: progress and errors on standard error, its answer on standard output. */
export async function runCommand(
  command: (args: readonly string[], surroundings: CommandSurroundings) => Promise<CommandResult>,
): Promise<void> {
  const { exitCode, output, errors } = await command(process.argv.slice(2), {
    environment: process.env,
    // npm runs scripts in the project's folder; INIT_CWD is where the person typed the command.
    folder: process.env.INIT_CWD ?? process.cwd(),
    root: projectRoot(),
    version: programVersion(),
    now: () => new Date(),
    onProgress: ({ message }) => process.stderr.write(`${message}\n`),
  });
  process.stderr.write(errors);
  process.stdout.write(output, () => process.exit(exitCode));
}
