import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Longest path of a Unix socket: 108 bytes on Linux, 104 on macOS, with the closing zero. */
const longestPath = 103;

/**
 * Where the server that holds a data folder listens for the command line: a socket in a folder that nobody else may
 * enter (0700). A data folder too deep for a socket gets one in the folder for temporary files instead.
 */
export function controlSocket(dataDir: string): { folder: string; path: string } {
  const folder = join(dataDir, 'control');
  const path = join(folder, 'server.sock');
  if (Buffer.byteLength(path) <= longestPath) return { folder, path };
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const short = join(tmpdir(), `luodi-${userInfo().uid}-${name}`);
  return { folder: short, path: join(short, 'server.sock') };
}
