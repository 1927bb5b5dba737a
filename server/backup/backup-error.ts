/** A backup cannot be written, read or restored; the message says why and what to do, in Chinese. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
