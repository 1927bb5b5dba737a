import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const supportFile = (name: string) => fileURLToPath(new URL(`tests/support/${name}`, import.meta.url));

/** Files at a time. Vitest leaves one core to itself, which on a machine with two means no parallelism at all. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** Folders of tests: one Vitest project each, so that `--project <name>` runs one kind alone. */
const testProject = (name: string, timeoutMs: number, options: Record<string, unknown> = {}) => ({
  // The projects share the compiler options of the root, where legacy decorators are on.
  test: {
    name,
    root: `tests/${name}`,
    include: ['**/*.test.ts'],
    environment: 'node',
    testTimeout: timeoutMs,
    hookTimeout: 300_000,
    maxWorkers,
    ...options,
  },
});

/** One copy of the modules for all files of a worker: reading them anew for each file took a third of the time. */
const sharedModules = { isolate: false };

export default defineConfig(({ isSsrBuild }) => ({
  root: 'client',
  publicDir: 'public',
  cacheDir: '../node_modules/.vite',
  build: isSsrBuild
    ? {
        outDir: '../dist/server',
        copyPublicDir: false,
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        rolldownOptions: {
          input: {
            main: 'server/main.ts',
            'engine-process': 'server/database/embedded/engine-process.ts',
            'encode-tile': 'server/tiles/encode-tile.worker.ts',
            'generate-zone': 'server/demonstration/generate-zone.worker.ts',
            match: 'server/matching/match.worker.ts',
            'decode-picture': 'server/attachments/decode-picture.process.ts',
            'read-project-sheet': 'server/projects/read-project-sheet.process.ts',
            'gdal-worker': 'geodata/formats/gdal-worker.ts',
            // Commands, for an installation that has the build only.
            backup: 'server/backup/backup.ts',
            restore: 'server/backup/restore.ts',
            'audit-verify': 'server/audit/verify.ts',
          },
          output: { entryFileNames: '[name].js' },
        },
      }
    : {
        outDir: '../dist/client',
        emptyOutDir: true,
        target: 'es2022',
        chunkSizeWarningLimit: 1200,
        // Files, never data addresses: the content security policy admits style sheets from here only.
        assetsInlineLimit: 0,
      },
  worker: { format: 'es' },
  test: {
    projects: [
      testProject('unit', 60_000, sharedModules),
      testProject('client', 60_000, sharedModules),
      testProject('server', 120_000, {
        ...sharedModules,
        sequence: { groupOrder: 1 },
        globalSetup: supportFile('database-global-setup.ts'),
      }),
      testProject('database', 300_000, {
        // Every file has databases of its own; two at a time, because many wait for an engine to start or to be killed.
        maxWorkers: 2,
        sequence: { groupOrder: 2 },
        globalSetup: supportFile('database-global-setup.ts'),
      }),
      testProject('browser', 300_000, {
        fileParallelism: false,
        sequence: { groupOrder: 3 },
        // Software rendering and the embedded engine on a small machine: what a person would wait for.
        expect: { poll: { timeout: 30_000, interval: 100 } },
        globalSetup: supportFile('browser-global-setup.ts'),
      }),
    ],
  },
}));
