// `npm test`: everything, in the order in which it fails fastest, with one closing line and a list of what was skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from '../../server/setup.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = mkdtempSync(join(tmpdir(), 'luodi-tests-'));
const bin = (name) => join(root, 'node_modules/.bin', name);
const totals = { passed: 0, failed: 0, skipped: 0 };
const skipped = [];
const failures = [];

function step(label, command, args) {
  const began = Date.now();
  process.stdout.write(`\n== ${label}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: process.env });
  process.stdout.write(
    `== ${label}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(0)} s)\n`,
  );
  if (status !== 0) failures.push(label);
  return status === 0;
}

function vitest(project) {
  const outputFile = join(results, `${project}.json`);
  step(`tests: ${project}`, bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
  ]);
  if (!existsSync(outputFile)) return;
  const report = JSON.parse(readFileSync(outputFile, 'utf8'));
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  for (const file of report.testResults)
    for (const test of file.assertionResults)
      if (test.status === 'pending' || test.status === 'skipped' || test.status === 'todo') {
        totals.skipped += 1;
        skipped.push(test.fullName);
      }
  if (report.numTotalTests === 0) failures.push(`tests: ${project} (none found)`);
}

try {
  await setUp();
  // Cheap gates first: a type error need not wait for a browser.
  step('types', bin('tsc'), ['--noEmit']);
  step('lint and format', bin('biome'), ['ci', '--error-on-warnings']);
  step('unused code', bin('knip'), []);
  for (const project of ['unit', 'client', 'server', 'database']) vitest(project);
  const { chromiumAdvice, findChromium } = await import('./chromium.mjs');
  const chromium = findChromium();
  if (chromium === null) {
    process.stdout.write(`\n${chromiumAdvice()}\n`);
    failures.push('tests: browser (no Chromium)');
  } else {
    process.env.CHROMIUM_PATH = chromium;
    vitest('browser');
  }
} finally {
  rmSync(results, { recursive: true, force: true });
}

if (skipped.length > 0)
  process.stdout.write(`\nSkipped:\n${skipped.map((name) => `  - ${name}`).join('\n')}\n`);
if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(failures.length > 0 || totals.failed > 0 || totals.passed === 0 ? 1 : 0);
