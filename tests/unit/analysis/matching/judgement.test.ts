import { describe, expect, it } from 'vitest';
import { type PairwiseJudgement, weightsFromPairs } from '../../../../geodata/analysis/matching/ahp.ts';
import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import { match } from '../../../../geodata/analysis/matching/match.ts';
import {
  matchParametersFrom,
  builtInMatchParameters as parameters,
} from '../../../../geodata/analysis/matching/parameters.ts';
import { rerank } from '../../../../geodata/analysis/matching/rerank.ts';
import { rankAcceptability } from '../../../../geodata/analysis/matching/smaa.ts';
import { ranksOf, topsisCloseness } from '../../../../geodata/analysis/matching/topsis.ts';
import {
  appliedWeights,
  validateWeights,
  WeightsError,
} from '../../../../geodata/analysis/matching/weights.ts';
import { asOf, generateAreas, generateDemand, generateSupply } from './generate-supply.ts';

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

const weighed = (rows: readonly number[][], weights: readonly number[]) =>
  rows.map((values) => ({ values, weights }));

describe('weights', () => {
  it('must not be negative and must sum to 100; the message names what to mend', () => {
    const { weights } = parameters;
    expect(sum(Object.values(validateWeights(weights)))).toBe(100);
    expect(validateWeights({ ...weights, chain: 20 + 9e-10 })).toBeTruthy();
    expect(() => validateWeights({ ...weights, chain: 25 })).toThrow('权重合计为 105，应为 100，请减少 5');
    expect(() => validateWeights({ ...weights, chain: 20 + 2e-9 })).toThrow(WeightsError);
    expect(() => validateWeights({ ...weights, chain: -1, area: 33 })).toThrow(
      '权重“链环契合”为 -1，不能为负数',
    );
    expect(() => validateWeights({ ...weights, price: Number.NaN })).toThrow('权重“价格”不是数字');
  });

  it('of factors left out are spread over the others', () => {
    const applied = appliedWeights(parameters.weights, new Set(['price', 'utilities', 'transport']));
    expect(sum(applied)).toBeCloseTo(100, 9);
    expect(applied[0]! / applied[1]!).toBeCloseTo(20 / 12, 12);
    const onlyPrice = { ...parameters.weights };
    for (const factor of Object.keys(onlyPrice)) onlyPrice[factor as 'price'] = factor === 'price' ? 100 : 0;
    expect(() => appliedWeights(onlyPrice, new Set(['price']))).toThrow(/价格.*全部权重/);
  });

  it('come from rule rows, and a changed row changes them', () => {
    const row = {
      key: 'match.area_tolerance',
      value: 0.2,
      unit: 'ratio',
      source: '区规定',
      verified: true,
      label: '容差',
    };
    expect(matchParametersFrom([row], '2026.3')).toMatchObject({ version: '2026.3', areaTolerance: 0.2 });
    expect(() => matchParametersFrom([{ ...row, value: '很多' }], '2026.3')).toThrow(/areaTolerance/);
  });
});

describe('pairwise comparison', () => {
  const judge = (a: PairwiseJudgement['a'], b: PairwiseJudgement['b'], ratio: number): PairwiseJudgement => ({
    a,
    b,
    ratio,
  });

  it('gives back the weights that consistent judgements imply', () => {
    const outcome = weightsFromPairs(
      ['chain', 'area', 'price'],
      [judge('chain', 'area', 2), judge('area', 'price', 3), judge('chain', 'price', 6)],
    );
    expect(outcome).toMatchObject({ ok: true });
    if (!outcome.ok) return;
    expect(outcome.consistencyRatio).toBeCloseTo(0, 10);
    expect(outcome.weights.chain).toBeCloseTo(60, 9);
    expect(outcome.weights.area).toBeCloseTo(30, 9);
    expect(outcome.weights.stock).toBe(0);
    expect(validateWeights(outcome.weights)).toBe(outcome.weights);
  });

  it("agrees with Saaty's example matrix", () => {
    // A = [1 1/3 1/2; 3 1 3; 2 1/3 1]: weights 0.1571, 0.5936, 0.2493, CR 0.046.
    const outcome = weightsFromPairs(
      ['chain', 'area', 'price'],
      [judge('chain', 'area', 1 / 3), judge('chain', 'price', 1 / 2), judge('area', 'price', 3)],
    );
    expect(outcome.ok && outcome.weights.area).toBeCloseTo(59.36, 1);
    expect(outcome.consistencyRatio).toBeCloseTo(0.046, 3);
  });

  it('refuses a ratio over 0.1 and names the pair to look at', () => {
    const outcome = weightsFromPairs(
      ['chain', 'area', 'price'],
      [judge('chain', 'area', 5), judge('area', 'price', 5), judge('price', 'chain', 5)],
    );
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.reason).toMatch(/一致性比例 CR 为 .*应不大于 0.1.*先检查“/);
  });

  it('refuses a missing pair and a ratio outside 1/9 to 9', () => {
    const missing = weightsFromPairs(['chain', 'area'], []);
    expect(!missing.ok && missing.reason).toBe('缺少“链环契合”与“面积契合”的两两比较，请补填');
    const wild = weightsFromPairs(['chain', 'area'], [judge('chain', 'area', 10)]);
    expect(!wild.ok && wild.reason).toMatch(/应在 1\/9 到 9 之间/);
  });
});

describe('second opinion and robustness', () => {
  it('TOPSIS puts a dominating candidate at 1, a dominated one at 0, and shares ranks', () => {
    const closeness = topsisCloseness(
      weighed(
        [
          [1, 1],
          [0.5, 0.6],
          [0, 0],
        ],
        [60, 40],
      ),
    );
    expect(closeness[0]).toBeCloseTo(1, 12);
    expect(closeness[2]).toBeCloseTo(0, 12);
    expect(ranksOf(closeness)).toEqual([1, 2, 3]);
    expect(ranksOf([0.5, 0.7, 0.5])).toEqual([2, 1, 2]);
  });

  it('TOPSIS agrees with a calculation by hand', () => {
    // Columns (3,4)/5 and (4,3)/5, weights one half: distances 0.1 and 0.1.
    const closeness = topsisCloseness(
      weighed(
        [
          [0.3, 0.4],
          [0.4, 0.3],
        ],
        [50, 50],
      ),
    );
    expect(closeness[0]).toBeCloseTo(0.5, 12);
  });

  it('SMAA is repeatable, sums to one, and nears the exact share for two crossing candidates', () => {
    // The first wins where w1 * 1 > w2 * 3, that is where w1 > 3/4: a quarter of the simplex.
    const rows = weighed(
      [
        [1, 0],
        [0, 1 / 3],
      ],
      [50, 50],
    );
    const shares = rankAcceptability(
      weighed(
        [
          [0, 1],
          [1 / 3, 0],
        ],
        [50, 50],
      ),
      { weightings: 20_000 },
    );
    expect(shares[0]!.first + shares[1]!.first).toBeCloseTo(1, 12);
    expect(Math.abs(shares[1]!.first - 0.25)).toBeLessThan(0.02);
    expect(rankAcceptability(rows, { seed: 9 })).toEqual(rankAcceptability(rows, { seed: 9 }));
    expect(rankAcceptability(rows, { seed: 9 })).not.toEqual(rankAcceptability(rows, { seed: 10 }));
  });

  it('judge what is left out for one kind neither for it nor against it', () => {
    // Land is better in both factors that count for both; the third is asked of floor space only.
    const mixed = [
      { values: [0.9, 0.9, 0], weights: [50, 50, 0] },
      { values: [0.5, 0.5, 0.6], weights: [40, 40, 20] },
    ];
    expect(ranksOf(topsisCloseness(mixed))).toEqual([1, 2]);
    const [land, unit] = rankAcceptability(mixed);
    expect(land!.first).toBe(1);
    expect(unit!.first).toBe(0);
  });
});

describe('scores', () => {
  const snapshot = buildSnapshot(generateSupply(21, 2500), {
    revision: 1,
    dataVersions: {},
    areas: generateAreas(22),
  });
  const results = Array.from({ length: 24 }, (_, seed) =>
    match(snapshot, generateDemand(seed), { asOf, parameters }),
  );
  const candidates = results.flatMap(({ candidates: offered, potential }) => [...offered, ...potential]);

  it('are the exact sum of their contributions, and the displayed parts sum to the displayed score', () => {
    expect(candidates.length).toBeGreaterThan(100);
    for (const { score, shownScore, factors } of candidates) {
      expect(sum(factors.map(({ contribution }) => contribution))).toBe(score);
      expect(sum(factors.map(({ weight }) => weight))).toBeCloseTo(100, 9);
      expect(Math.round(sum(factors.map(({ shown }) => shown)) * 100)).toBe(Math.round(shownScore * 100));
      for (const { shown, contribution } of factors)
        expect(Math.abs(shown - contribution)).toBeLessThan(0.02);
    }
  });

  it('are the same from the same input, to the last bit', () => {
    expect(match(snapshot, generateDemand(4), { asOf, parameters })).toEqual(results[4]);
  });

  it('say first in which share of weightings; the shares of a group sum to one', () => {
    const all = match(snapshot, generateDemand(0), { asOf, parameters, limit: 200 });
    const total = sum(all.candidates.map(({ robustness }) => robustness.first));
    expect(all.candidates.length === 0 || Math.abs(total - 1) < 1e-9).toBe(true);
  });

  it('re-rank under other weights as a new match of the same pieces would', () => {
    const weights = { ...parameters.weights, chain: 0, area: 32 };
    for (const [seed, result] of results.slice(0, 8).entries()) {
      const demand = generateDemand(seed);
      const wide = match(snapshot, demand, { asOf, parameters, limit: 400 });
      const fresh = match(snapshot, demand, { asOf, parameters, limit: 400, weights });
      expect(wide.counts.feasible).toBeLessThan(400);
      const again = rerank(wide, weights);
      const essence = (list: typeof fresh.candidates) =>
        list.map(({ id, rank, score, reasons }) => ({ id, rank, score, reasons }));
      expect(essence(again.candidates)).toEqual(essence(fresh.candidates));
      expect(essence(again.potential)).toEqual(essence(fresh.potential));
      expect(() => rerank(result, { ...weights, area: 1 })).toThrow(WeightsError);
    }
  });
});
