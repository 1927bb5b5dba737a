import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fenToYuanText,
  groupedYuan,
  parseFen,
  shareOf,
  splitByWeights,
  tenThousandYuanPerMuFromYuanPerSquareMetre,
  yuanPerSquareMetreFromTenThousandYuanPerMu,
} from '../../../geodata/units/money.ts';

describe('sums of money', () => {
  it.each([
    ['0', '0.00'],
    ['999.5', '999.50'],
    ['1234567.8', '1,234,567.80'],
    ['12000000.00', '12,000,000.00'],
  ])('shows %s as %s', (text, shown) => {
    expect(groupedYuan(text)).toBe(shown);
  });

  it.each([
    ['1234.5', 1, '1234.50'],
    ['1168.0', 10_000, '11680000.00'],
    ['0.0000005', 10_000, '0.01'],
    ['160.35', 100_000_000, '16035000000.00'],
    ['-3.005', 1, '-3.01'],
    ['9007199254740993.01', 1, '9007199254740993.01'],
  ] as const)('keeps %s times %d exactly', (text, unit, yuan) => {
    expect(fenToYuanText(parseFen(text, unit)!)).toBe(yuan);
  });

  it.each(['', '1,234', '1e5', '壹万', '12.', 'NaN'])('does not take "%s" for a number', (text) => {
    expect(parseFen(text)).toBeUndefined();
  });

  it('splits 1,000 万元 by 5:3:2 into 500, 300 and 200', () => {
    expect(splitByWeights(parseFen('1000', 10_000)!, [5, 3, 2]).map(fenToYuanText)).toEqual([
      '5000000.00',
      '3000000.00',
      '2000000.00',
    ]);
  });

  it('gives the odd 分 to the largest remainder and loses none', () => {
    expect(splitByWeights(101n, [5, 3, 2])).toEqual([51n, 30n, 20n]);
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
        (fen, weights) => {
          const total = splitByWeights(fen, weights).reduce((sum, part) => sum + part, 0n);
          return total === fen;
        },
      ),
    );
    expect(() => splitByWeights(1n, [0, 0])).toThrow(RangeError);
  });

  it('takes 20 % of a price to the 分', () => {
    expect(shareOf(12_345n, 20n, 100n)).toBe(2_469n);
    expect(shareOf(3n, 1n, 2n)).toBe(2n);
    expect(shareOf(-3n, 1n, 2n)).toBe(-2n);
  });

  it('converts unit prices', () => {
    expect(tenThousandYuanPerMuFromYuanPerSquareMetre(1)).toBeCloseTo(0.0666667, 7);
    expect(yuanPerSquareMetreFromTenThousandYuanPerMu(20)).toBe(300);
  });
});
