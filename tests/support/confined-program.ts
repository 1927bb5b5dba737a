import { serveConfined } from '../../server/confined-process.ts';

/** What the program is to do: a piece of every kind of bad behaviour, and a good one. */
export type ConfinedTask =
  | { kind: 'echo'; bytes: Uint8Array }
  | { kind: 'environment' }
  | { kind: 'wait'; milliseconds: number }
  | { kind: 'spin' | 'fill-heap' | 'fill-buffers' | 'fail' | 'vanish' };

serveConfined<ConfinedTask, unknown>(async (task) => {
  const kept: unknown[] = [];
  switch (task.kind) {
    case 'echo':
      return task.bytes;
    case 'environment':
      return Object.keys(process.env);
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, task.milliseconds));
      return null;
    case 'fail':
      throw new Error('so it is');
    case 'vanish':
      process.exit(3);
      break;
    default:
      // Without a turn of the event loop: whoever ends this does so from outside of it.
      for (;;) {
        if (task.kind === 'fill-heap') kept.push(Array.from({ length: 10_000 }, (_, index) => ({ index })));
        if (task.kind === 'fill-buffers') kept.push(Buffer.alloc(4 * 1024 * 1024, 1));
      }
  }
});
