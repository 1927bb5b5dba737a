import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import { failMask } from '../../../../geodata/analysis/matching/fail-mask.ts';
import { createMaskEngine } from '../../../../geodata/analysis/matching/mask-engine.ts';
import { prepareMaskQuery } from '../../../../geodata/analysis/matching/mask-query.ts';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { failMaskModuleBase64 } from '../../../../geodata/analysis/matching/wasm/fail-mask-module.ts';
import { compileFailMask } from '../../../support/compile-fail-mask.ts';
import { asOf, generateAreas, generateDemand, generateSupply } from './generate-supply.ts';

describe('the WebAssembly fail mask', () => {
  it('is what its source compiles to (else run tests/support/compile-fail-mask.ts)', async () => {
    const binary = await compileFailMask();
    expect(Buffer.from(binary).toString('base64')).toBe(failMaskModuleBase64);
    expect(binary.length).toBeLessThan(4096);
  });

  it('equals the plain one for any number of rows, however the areas cut them', () => {
    for (const count of [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 200]) {
      const records = generateSupply(count + 41, count);
      const snapshot = buildSnapshot(records, { revision: 1, dataVersions: {}, areas: generateAreas(42) });
      const engine = createMaskEngine(snapshot);
      expect(engine.kind).toBe('wasm');
      for (let seed = 0; seed < 60; seed += 1) {
        const demand = generateDemand(seed);
        const scope = { asOf, includePotential: seed % 3 !== 0, blockedHolders: new Set(['91370700C']) };
        const query = prepareMaskQuery(snapshot, demand, parameters, scope);
        expect([...engine.failMask(query)]).toEqual([...failMask(snapshot, demand, parameters, scope)]);
      }
    }
  });
});
