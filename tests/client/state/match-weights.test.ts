import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  moveWeight,
  readWeights,
  roundedWeights,
  sameWeights,
  writeWeights,
} from '../../../client/state/match-weights.ts';
import { validateWeights } from '../../../geodata/analysis/matching/weights.ts';
import { type FactorWeights, MatchFactor } from '../../../geodata/model/match-parameters.ts';

const rules = readWeights('20,12,12,12,10,10,8,8,4,4') as FactorWeights;

describe('the weights', () => {
  it('leave the others in proportion when one is moved', () => {
    const moved = moveWeight(rules, 'chain', 60);
    expect(moved.chain).toBe(60);
    expect(moved.area).toBe(6);
    expect(moved.shape).toBe(2);
    expect(validateWeights(moved)).toBe(moved);
  });

  it('sum to 100 whatever is moved, and are never negative', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...MatchFactor.options), fc.double({ min: -20, max: 140, noNaN: true })),
          { maxLength: 12 },
        ),
        (steps) => {
          const weights = steps.reduce((all, [factor, points]) => moveWeight(all, factor, points), rules);
          validateWeights(weights);
          expect(readWeights(writeWeights(weights))).toEqual(weights);
        },
      ),
    );
  });

  it('come back evenly when one had taken everything', () => {
    const all = moveWeight(rules, 'chain', 100);
    expect(all.area).toBe(0);
    const back = moveWeight(all, 'chain', 10);
    expect(back.area).toBe(10);
    validateWeights(back);
  });

  it('of pairwise judgements are rounded to tenths that sum to 100', () => {
    const thirds = Object.fromEntries(
      MatchFactor.options.map((factor, at) => [factor, at < 3 ? 100 / 3 : 0]),
    ) as FactorWeights;
    const rounded = roundedWeights(thirds);
    expect(rounded.chain).toBe(33.4);
    expect(rounded.area).toBe(33.3);
    validateWeights(rounded);
    expect(sameWeights(thirds, rounded)).toBe(false);
  });

  it('of a link are left out when they are no ten numbers', () => {
    expect(readWeights(undefined)).toBeNull();
    expect(readWeights('20,80')).toBeNull();
    expect(readWeights('a,12,12,12,10,10,8,8,4,4')).toBeNull();
    expect(readWeights('120,-20,0,0,0,0,0,0,0,0')?.area).toBe(-20);
  });
});
