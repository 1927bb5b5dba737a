// AssemblyScript, SIMD: the fail mask of four rows at a time. Not TypeScript: the compiler of the project never reads
// it (hence the ending). `tests/support/compile-fail-mask.ts` puts the constants FAIL_*, CATEGORY_*, COLUMN_*, PARAM_* and so on
// before this text, so that bits, column order and parameter order have one source. The same rules, row by row and in
// plain words, stand in `../fail-mask.ts`; a test holds the two equal.

// @ts-ignore: decorator
@inline function int(parameter: i32): v128 { return i32x4.splat(load<i32>(<usize>(parameter << 2))); }
// @ts-ignore: decorator
@inline function fail(test: v128, bit: i32): v128 { return v128.and(test, i32x4.splat(bit)); }
// A category flag becomes its fail bit by a shift, without a comparison.
// @ts-ignore: decorator
@inline function moved(bits: v128, from: i32, to: i32): v128 {
  return fail(from > to ? i32x4.shr_u(bits, from - to) : i32x4.shl(bits, to - from), 1 << to);
}
// All ones where the flag is set: it is shifted into the sign, and the sign spread.
// @ts-ignore: decorator
@inline function spread(bits: v128, from: i32): v128 { return i32x4.shr_s(i32x4.shl(bits, 31 - from), 31); }
// Doubles, since the product of two columns does not fit 32 bits; JavaScript computes the same.
// @ts-ignore: decorator
@inline function exceeds(minimum: v128, takenLow: v128, takenHigh: v128, offered: v128): v128 {
  return v128.shuffle<i32>(
    f64x2.gt(f64x2.mul(f64x2.convert_low_i32x4_s(minimum), takenLow), offered),
    f64x2.gt(f64x2.mul(f64x2.convert_low_i32x4_s(v128.shuffle<i32>(minimum, minimum, 2, 3, 2, 3)), takenHigh), offered),
    0, 2, 4, 6);
}

/**
 * Masks the rows `start` to `end` (excluded; rounded up to four, the rows behind are masked again by their own run).
 * `columns` and `out` are addresses, `stride` the length of a column in bytes; the others as in `MaskRun`.
 */
export function mask(
  columns: usize, stride: usize, out: usize, start: i32, end: i32,
  side: i32, base: i32, chemicalPark: i32, readyLatest: i32
): void {
  const zero = i32x4.splat(0);
  const asOf = int(PARAM_AS_OF), use = int(PARAM_USE), modes = int(PARAM_MODES), required = int(PARAM_UTILITIES);
  const term = int(PARAM_TERM), hazard = int(PARAM_HAZARD), farMin = int(PARAM_FAR_MIN), farMax = int(PARAM_FAR_MAX);
  const areaMin = int(PARAM_AREA_MIN + side), areaMax = int(PARAM_AREA_MAX + side);
  const areaLimit = int(PARAM_AREA_LIMIT + side), priceMax = int(PARAM_PRICE + side);
  const investment = f64x2.splat(load<f64>(AMOUNTS_ADDRESS)), tax = f64x2.splat(load<f64>(AMOUNTS_ADDRESS, 8));
  const chemical = i32x4.splat(chemicalPark), latest = i32x4.splat(readyLatest), common = i32x4.splat(base);

  const first = <usize>start << 2, stop = <usize>end << 2;
  const pCategory = columns + stride * COLUMN_CATEGORY, pUtilities = columns + stride * COLUMN_UTILITIES_AND_TERM;
  const pArea = columns + stride * COLUMN_AREA_CENTIS, pLapse = columns + stride * COLUMN_LAPSE_DAY;
  const pFarMin = columns + stride * COLUMN_FAR_MIN_MILLIS, pFarMax = columns + stride * COLUMN_FAR_MAX_MILLIS;
  const pInvestment = columns + stride * COLUMN_INVESTMENT_MIN_CENTS, pTax = columns + stride * COLUMN_TAX_MIN_CENTS;
  const pReady = columns + stride * COLUMN_READY_DAY, pPrice = columns + stride * COLUMN_FLOOR_PRICE_CENTS;
  const pSensitive = columns + stride * COLUMN_SENSITIVE_DECIMETRES;

  for (let row = first; row < stop; row += 16) {
    const category = v128.load(pCategory + row), utilities = v128.load(pUtilities + row);
    const area = v128.load(pArea + row);

    let fails = v128.or(common, fail(i32x4.gt_s(asOf, v128.load(pLapse + row)), OUT_OF_SCOPE));
    fails = v128.or(fails, fail(i32x4.eq(v128.and(category, use), zero), FAIL_USE));
    fails = v128.or(fails, moved(category, CATEGORY_BIT_LINE_BLOCKED, FAIL_BIT_LINE));
    fails = v128.or(fails, moved(category, CATEGORY_BIT_SOIL_LISTED, FAIL_BIT_SOIL));
    fails = v128.or(fails, moved(v128.andnot(chemical, category), CATEGORY_BIT_CHEMICAL_PARK, FAIL_BIT_CHEM));
    fails = v128.or(fails, fail(i32x4.lt_s(v128.load(pSensitive + row), hazard), FAIL_HAZARD));
    fails = v128.or(fails, fail(i32x4.lt_s(i32x4.shr_u(utilities, TERM_SHIFT), term), FAIL_TERM));
    fails = v128.or(fails, fail(i32x4.gt_s(i32x4.max_s(v128.load(pReady + row), asOf), latest), FAIL_READY));
    fails = v128.or(fails, fail(i32x4.eq(v128.and(category, modes), zero), FAIL_MODE));
    fails = v128.or(fails, fail(i32x4.gt_s(v128.load(pPrice + row), priceMax), FAIL_PRICE));
    fails = v128.or(fails, fail(i32x4.ne(v128.andnot(required, utilities), zero), FAIL_UTILITIES));
    fails = v128.or(fails, fail(v128.or(
      i32x4.lt_s(v128.load(pFarMax + row), farMin), i32x4.gt_s(v128.load(pFarMin + row), farMax)), FAIL_FAR));

    const divisible = spread(category, CATEGORY_BIT_DIVISIBLE);
    const taken = v128.bitselect(i32x4.min_s(area, areaMax), area, divisible);
    const takenLow = f64x2.convert_low_i32x4_s(taken);
    const takenHigh = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(taken, taken, 2, 3, 2, 3));
    fails = v128.or(fails, fail(
      exceeds(v128.load(pInvestment + row), takenLow, takenHigh, investment), FAIL_INTENSITY));
    fails = v128.or(fails, fail(exceeds(v128.load(pTax + row), takenLow, takenHigh, tax), FAIL_TAX));
    fails = v128.or(fails, moved(category, CATEGORY_BIT_ENCUMBERED, FAIL_BIT_RESERVED));
    fails = v128.or(fails, fail(i32x4.lt_s(area, areaMin), FAIL_AREA_MIN));
    fails = v128.or(fails, fail(v128.andnot(i32x4.gt_s(area, areaLimit), divisible), FAIL_AREA_MAX));
    v128.store(out + row, fails);
  }
}
