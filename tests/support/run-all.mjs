// `npm test`: everything, in the order in which it fails fastest, with one closing line and a list of what was skipped.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from '../../server/setup.mjs';
import { chromiumAdvice, findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = mkdtempSync(join(tmpdir(), 'luodi-tests-'));
const bin = (name) => join(root, 'node_modules/.bin', name);
const totals = { passed: 0, failed: 0, skipped: 0 };
const skipped = [];
const failures = [];

/** The step whose output appears as it comes; that of the steps beside it is kept until it has ended. */
let speaking = null;
const waiting = [];

function speak() {
  while (speaking === null && waiting.length > 0) {
    const next = waiting.shift();
    process.stdout.write(next.kept.splice(0).join(''));
    if (!next.hasEnded) speaking = next;
  }
}

/** Runs a command; steps that run beside each other are told one after the other, each whole. */
function step(label, command, args) {
  const began = Date.now();
  const voice = { kept: [`\n== ${label}\n`], hasEnded: false };
  const say = (text) => {
    if (speaking === voice) process.stdout.write(text);
    else voice.kept.push(text);
  };
  waiting.push(voice);
  speak();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1', ...process.env } : process.env,
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
  return new Promise((resolve) => {
    let status = null;
    const end = () => {
      if (voice.hasEnded) return;
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      say(`== ${label}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
      if (status !== 0) failures.push(label);
      voice.hasEnded = true;
      if (speaking === voice) speaking = null;
      speak();
      resolve(status === 0);
    };
    child.once('error', (error) => {
      say(`${error.message}\n`);
      end();
    });
    child.once('exit', (code) => {
      status = code;
      // A process that was left behind may hold the output open.
      setTimeout(end, 5000);
    });
    child.once('close', end);
  });
}

async function vitest(project) {
  const outputFile = join(results, `${project}.json`);
  await step(`tests: ${project}`, bin('vitest'), [
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

async function browserTests() {
  const chromium = findChromium();
  if (chromium === null) {
    process.stdout.write(`\n${chromiumAdvice()}\n`);
    failures.push('tests: browser (no Chromium)');
    return;
  }
  process.env.CHROMIUM_PATH = chromium;
  await vitest('browser');
}

try {
  await setUp();
  // Cheap gates first: a type error need not wait for a browser.
  await Promise.all([
    step('types', bin('tsc'), ['--noEmit']),
    step('lint and format', bin('biome'), ['ci', '--error-on-warnings']).then(() =>
      step('unused code', bin('knip'), []),
    ),
  ]);
  await vitest('unit');
  await vitest('client');
  await vitest('server');
  // Database tests often wait, for an engine to start or to be killed; a browser draws meanwhile.
  await Promise.all([vitest('database'), browserTests()]);
} finally {
  rmSync(results, { recursive: true, force: true });
}

if (skipped.length > 0)
  process.stdout.write(`\nSkipped:\n${skipped.map((name) => `  - ${name}`).join('\n')}\n`);
if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(failures.length > 0 || totals.failed > 0 || totals.passed === 0 ? 1 : 0);
