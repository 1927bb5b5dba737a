import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The programs that the server runs beside itself, as child processes or worker threads: name -> source file,
 * relative to this folder. Each name is an input of the server build in `vite.config.ts`, too.
 */
const sources = {
  'engine-process': 'database/embedded/engine-process.ts',
  'encode-tile': 'tiles/encode-tile.worker.ts',
  'generate-zone': 'demonstration/generate-zone.worker.ts',
  match: 'matching/match.worker.ts',
  'decode-picture': 'attachments/decode-picture.process.ts',
  'read-project-sheet': 'projects/read-project-sheet.process.ts',
} as const;

export type ProcessEntryName = keyof typeof sources;

/** What `fork`, `Worker` and worker pools need: the file (path and URL) and the Node options it runs with. */
export type ProcessEntry = { path: string; url: string; execArgv: string[] };

/**
 * Finds the start file of a child process or worker thread.
 * From TypeScript sources (development, tests) it is the `.ts` file, run through the loader of `register-typescript.mjs`; in the built server it is
 * the `<name>.js` beside `main.js`.
 * @throws Error when the file is missing from the build.
 */
export function processEntry(name: ProcessEntryName): ProcessEntry {
  if (import.meta.url.endsWith('.ts')) {
    const url = new URL(sources[name], import.meta.url);
    const loader = new URL('register-typescript.mjs', import.meta.url);
    return { path: fileURLToPath(url), url: url.href, execArgv: ['--import', loader.href] };
  }
  // Bundled code may sit in a shared chunk one folder below `main.js`.
  for (const folder of ['./', '../']) {
    const url = new URL(`${folder}${name}.js`, import.meta.url);
    if (existsSync(url)) return { path: fileURLToPath(url), url: url.href, execArgv: [] };
  }
  throw new Error(`构建产物中缺少 ${name}.js，请重新执行 npm run build`);
}
