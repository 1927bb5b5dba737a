import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Run from the sources through tsx, or from the build in `dist/server`. */
export const isSource = import.meta.url.endsWith('.ts');

/** Folder of the project: holds `sql/`, `package.json` and `dist/`. */
export function projectRoot(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  // Bundled code may sit in a shared chunk one folder below `main.js`.
  const up = isSource ? ['..'] : ['../..', '../../..'];
  const found = up.map((path) => join(here, path)).find((folder) => hasPackage(folder));
  if (found === undefined) throw new Error('找不到程序的安装文件夹');
  return found;
}

function hasPackage(folder: string): boolean {
  try {
    return (
      (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name === 'luodi'
    );
  } catch {
    return false;
  }
}

/** Version of the program. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
