/** How many failures are free; from there the wait doubles with each one, up to the longest. */
export interface AttemptLimit {
  freeFailures: number;
  firstWaitSeconds: number;
  longestWaitSeconds: number;
}

/** Guesses at one login name: from the tenth on the account is locked for a quarter of an hour each time. */
export const nameLimit: AttemptLimit = { freeFailures: 4, firstWaitSeconds: 15, longestWaitSeconds: 900 };

/** Guesses from one address: an office behind one address mistypes more often than one person. */
export const addressLimit: AttemptLimit = { freeFailures: 30, firstWaitSeconds: 15, longestWaitSeconds: 900 };

/** Failures longer ago than this are forgotten. */
export const attemptMemorySeconds = 24 * 3600;
