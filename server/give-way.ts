/** Milliseconds of work at a stretch while other people's requests wait, and of rest after it. */
const longestStretchMs = 4;
const restMs = 4;

/**
 * Lets other requests run in the middle of long work: the function it returns goes on at once most of the time, and
 * every few milliseconds rests for as long as it has worked. One turn of the event loop would not do: a request takes
 * many, and would wait a whole stretch at each of them.
 */
export function giveWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestStretchMs) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, restMs);
    });
    since = performance.now();
  };
}
