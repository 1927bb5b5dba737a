import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const source = new URL('../../../../geodata/analysis/disposal/guard-code.ts', import.meta.url);

it('every guard of the engine is provoked by some test', () => {
  const codes = [...readFileSync(source, 'utf8').matchAll(/\| '([a-z0-9_]+)'/g)].map(
    ([, code]) => code ?? '',
  );
  const tests = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
});
