/** What may be attached; the client reads it with the list of attachments. */
export const attachmentLimits = {
  bytesPerFile: 20 * 1024 * 1024,
  filesPerRecord: 50,
  filesPerUpload: 10,
} as const;

/** Pixels of a picture: beyond it decoding would take the memory of everybody else. */
export const mostPixels = 120_000_000;

/** Longest edge of a thumbnail. */
export const thumbnailPixels = 320;
