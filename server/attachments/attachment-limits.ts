import type { ConfinedLimits } from '../confined-work.ts';

/** What may be attached; the client reads it with the list of attachments. */
export const attachmentLimits = {
  bytesPerFile: 20 * 1024 * 1024,
  filesPerRecord: 50,
  filesPerUpload: 10,
} as const;

/** Pixels of a picture: beyond it decoding would take the memory of everybody else. */
export const mostPixels = 120_000_000;

/** Of the process that decodes a picture: one of `mostPixels` whose rows come in turns lies in memory whole. */
export const pictureLimits: ConfinedLimits = { megabytes: 1024, milliseconds: 20_000, atOnce: 2 };

/** Longest edge of a thumbnail. */
export const thumbnailPixels = 320;
