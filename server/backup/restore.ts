import { runCommand } from '../command-line/run-command.ts';
import { runRestore } from './restore-command.ts';

await runCommand(runRestore);
