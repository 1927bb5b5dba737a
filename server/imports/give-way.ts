/** Milliseconds of work at a stretch while other people's requests wait. */
const longestStretchMs = 12;

/**
 * Lets other requests run in the middle of long work: the function it returns goes on at once most of the time, and
 * every dozen milliseconds first lets the event loop turn.
 */
export function giveWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestStretchMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
