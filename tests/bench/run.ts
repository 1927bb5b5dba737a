// `npm run bench -- <name> [--json]`: runs one bench, or lists them. Ratios within one run count, not the clock alone.
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type BenchFigure, BenchReport } from '../../geodata/model/bench-report.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));

const judged = (figure: BenchFigure): BenchFigure => {
  if (figure.limit === undefined) return figure;
  const { comparison, value } = figure.limit;
  return { ...figure, holds: comparison === 'at most' ? figure.value <= value : figure.value >= value };
};

const row = ({ name, value, unit, limit, holds, note }: BenchFigure): string => {
  const bound =
    limit === undefined
      ? ''
      : `  ${limit.comparison} ${limit.value} ${unit}  ${holds ? 'holds' : 'DOES NOT HOLD'}`;
  const shown = Number.isInteger(value) ? String(value) : value.toPrecision(4);
  return `${name.padEnd(56)} ${shown.padStart(10)} ${unit}${bound}${note === undefined ? '' : `  (${note})`}`;
};

const name = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (name === undefined || !names.includes(name)) {
  process.stderr.write(`用法：npm run bench -- <${names.join(' | ')}> [--json]\n`);
  process.exit(2);
}

const { measure } = (await import(`./${name}.bench.ts`)) as { measure: () => Promise<BenchFigure[]> };
const report = BenchReport.parse({
  bench: name,
  measuredAt: new Date().toISOString(),
  machine: {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
  figures: (await measure()).map(judged),
});
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify(report, null, 2)}\n`
    : `${report.figures.map(row).join('\n')}\n`,
);
process.exit(report.figures.some(({ holds }) => holds === false) ? 1 : 0);
