/** Milliseconds of work at a stretch while other people's requests wait, and of rest after it. */
const longestStretchMs = 4;
const restMs = 4;
/** After a step that itself had to wait for others. */
const longestRestMs = 100;

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

/**
 * The same for long work in the database: rests after each step three times as long as the step took, so that requests of many short
 * statements find the embedded engine free most of the time. Not for steps within a transaction, which would only last longer.
 */
export function takeTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    const rest = Math.min(longestRestMs, 3 * (performance.now() - since));
    if (rest < restMs) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, rest);
    });
    since = performance.now();
  };
}
