import { runCommand } from '../command-line/run-command.ts';
import { runVerify } from './verify-command.ts';

await runCommand(runVerify);
