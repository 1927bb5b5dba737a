import { runCommand } from '../command-line/run-command.ts';
import { runBackup } from './backup-command.ts';

await runCommand(runBackup);
