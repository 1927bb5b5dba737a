import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import { match } from '../../../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { reverseMatch } from '../../../../geodata/analysis/matching/reverse-match.ts';
import { rowOf } from '../../../../geodata/analysis/matching/snapshot.ts';
import { demandOf, mu, plot, zone } from './builders.ts';
import { asOf, generateAreas, generateDemand, generateSupply } from './generate-supply.ts';

describe('the reverse match', () => {
  it('finds for each piece the demands whose match contains it, with the same score', () => {
    const snapshot = buildSnapshot(generateSupply(31, 800), {
      revision: 1,
      dataVersions: {},
      areas: generateAreas(32),
    });
    const demands = Array.from({ length: 60 }, (_, seed) => generateDemand(seed));
    const results = demands.map((demand) => match(snapshot, demand, { asOf, parameters, limit: 800 }));
    let found = 0;
    for (let row = 0; row < 120; row += 1) {
      const reverse = reverseMatch(snapshot, row, demands, { asOf, parameters });
      expect(reverse).toHaveLength(demands.length);
      for (const [place, demand] of demands.entries()) {
        const { candidates, potential } = results[place]!;
        const forward = [...candidates, ...potential].find(({ id }) => id === snapshot.ids[row]);
        const backward = reverse.find(({ projectNo }) => projectNo === demand.projectNo);
        expect(backward?.isFeasible).toBe(forward !== undefined);
        if (forward) {
          expect(backward?.score).toBe(forward.score);
          found += 1;
        }
      }
    }
    expect(found).toBeGreaterThan(20);
  });

  it('orders feasible demands by score, then by what they miss, and names the misses', () => {
    const plots = [plot({ id: 'parcel/9', areaSquareMetres: mu(60) })];
    const snapshot = buildSnapshot(plots, { revision: 1, dataVersions: {}, areas: [zone] });
    const demands = [
      demandOf({ projectNo: 'XM-3', zoneCodes: ['YSXK'] }),
      demandOf({ projectNo: 'XM-2', areaMinSquareMetres: mu(65), areaOptimumSquareMetres: null }),
      demandOf({ projectNo: 'XM-1', linkCode: null }),
      demandOf({ projectNo: 'XM-0' }),
    ];
    const reverse = reverseMatch(snapshot, rowOf(snapshot, 'parcel/9'), demands, { asOf, parameters });
    expect(reverse.map(({ projectNo }) => projectNo)).toEqual(['XM-0', 'XM-1', 'XM-2', 'XM-3']);
    expect(reverse[2]!.failed.map(({ sentence }) => sentence)).toEqual([
      '面积 60.00 亩，下限 65.00 亩，少 5.00 亩（依据：项目用地需求）。',
    ]);
    expect(reverse[3]).toMatchObject({ isConsidered: false, score: null });
  });
});
