import { readFileSync } from 'node:fs';

/** The state and start time of a process, from the line that Linux has about it. */
function statusOf(pid: number): { state: string; startTicks: string } {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold anything; the state (field 3) is the first after it, the start time field 22.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
}

/**
 * When a process was started, as a text that only this process on this machine has: the boot of the machine and the
 * clock ticks since then. Tells a process from a later one with the same number. Empty where the system has no
 * `/proc`, or there is no such process.
 */
export function startMarkOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${statusOf(pid).startTicks}`;
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
  if (isZombie(pid)) return false;
  const mark = startMarkOf(pid);
  return mark === '' || startMark === '' || mark === startMark;
}

/** It has ended, but its parent has not asked for its exit code yet (in a container: perhaps never will). */
function isZombie(pid: number): boolean {
  try {
    return statusOf(pid).state === 'Z';
  } catch {
    return false;
  }
}
