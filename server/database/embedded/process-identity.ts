import { readFileSync } from 'node:fs';

/**
 * When a process was started, as a text that only this process on this machine has: the boot of the machine and the
 * clock ticks since then. Tells a process from a later one with the same number. Empty where the system has no
 * `/proc`, or there is no such process.
 */
export function startMarkOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; field 22 (start time) is the 20th after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot}/${ticks}`;
  } catch {
    return '';
  }
}

/** Whether the process that was given this mark still runs. */
export function isSameProcessAlive(pid: number, startMark: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const mark = startMarkOf(pid);
  return mark === '' || startMark === '' || mark === startMark;
}
