/** A session that nobody used for so long ends: a working day with its breaks. */
export const idleSeconds = 12 * 3600;

/** However much it is used, a session ends after a week. */
export const absoluteSeconds = 7 * 24 * 3600;

/** How exactly the last use is kept: a map asks many times a second. */
export const touchSeconds = 60;

/** How long a one-time link works: to make the first administrator, and to set a password anew. */
export const linkSeconds = { 'first-administrator': 24 * 3600, recovery: 24 * 3600 } as const;

export const secondsAfter = (moment: Date, seconds: number): Date =>
  new Date(moment.getTime() + seconds * 1000);

/** Whether a session holds at a moment. */
export const holds = (session: { lastSeenAt: string; expiresAt: string }, now: Date): boolean =>
  now < new Date(session.expiresAt) && now < secondsAfter(new Date(session.lastSeenAt), idleSeconds);
