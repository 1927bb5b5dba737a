// AssemblyScript, SIMD: the fail mask of four rows at a time. Not TypeScript: the compiler of the project never reads
// it (hence the ending). `compile-fail-mask.ts` puts the constants FAIL_*, CATEGORY_*, COLUMN_* and PARAM_* before
// this text, so that bits, column order and parameter order have one source. The same rules, row by row and in plain
// words, stand in `../fail-mask.ts`; a test holds the two equal.

// @ts-ignore: decorator
@inline function int(parameter: i32): v128 { return i32x4.splat(load<i32>(<usize>(parameter << 2))); }
// @ts-ignore: decorator
@inline function column(base: usize, stride: usize, index: i32, row: usize): v128 {
  return v128.load(base + stride * <usize>index + row);
}
// @ts-ignore: decorator
@inline function fail(test: v128, bit: i32): v128 { return v128.and(test, i32x4.splat(bit)); }
// @ts-ignore: decorator
@inline function has(category: v128, bit: i32): v128 {
  return i32x4.ne(v128.and(category, i32x4.splat(bit)), i32x4.splat(0));
}
// @ts-ignore: decorator
@inline function product_exceeds(minimum: v128, taken: v128, offered: v128): v128 {
  const low = f64x2.gt(
    f64x2.mul(f64x2.convert_low_i32x4_s(minimum), f64x2.convert_low_i32x4_s(taken)), offered);
  const high = f64x2.gt(
    f64x2.mul(
      f64x2.convert_low_i32x4_s(v128.shuffle<i32>(minimum, minimum, 2, 3, 2, 3)),
      f64x2.convert_low_i32x4_s(v128.shuffle<i32>(taken, taken, 2, 3, 2, 3))), offered);
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

/**
 * Masks the rows `start` to `end` (excluded; rounded up to four, the rows behind are masked again by their own run).
 * `columns` and `out` are addresses; `stride` is the length of a column in bytes; `base` the bits that fail for the
 * whole run; `chemicalPark` the category bit it demands, or 0.
 */
export function mask(
  columns: usize, stride: usize, out: usize, start: i32, end: i32, base: i32, chemicalPark: i32
): void {
  const zero = i32x4.splat(0);
  const asOf = int(PARAM_AS_OF), needBy = int(PARAM_NEED_BY), groups = int(PARAM_GROUPS), kinds = int(PARAM_KINDS);
  const use = int(PARAM_USE), modes = int(PARAM_MODES), utilities = int(PARAM_UTILITIES), term = int(PARAM_TERM);
  const hazard = int(PARAM_HAZARD), farMin = int(PARAM_FAR_MIN), farMax = int(PARAM_FAR_MAX);
  const areaMinLand = int(PARAM_AREA_MIN_LAND), areaMinSpace = int(PARAM_AREA_MIN_SPACE);
  const areaMaxLand = int(PARAM_AREA_MAX_LAND), areaMaxSpace = int(PARAM_AREA_MAX_SPACE);
  const limitLand = int(PARAM_AREA_LIMIT_LAND), limitSpace = int(PARAM_AREA_LIMIT_SPACE);
  const priceLand = int(PARAM_PRICE_LAND), priceSpace = int(PARAM_PRICE_SPACE);
  const supplyLand = int(PARAM_SUPPLY_LEAD_LAND), supplySpace = int(PARAM_SUPPLY_LEAD_SPACE);
  const idleReady = i32x4.add(asOf, int(PARAM_LEAD_IDLE));
  const suspendedReady = i32x4.add(asOf, int(PARAM_LEAD_SUSPENDED));
  const inefficientReady = i32x4.add(asOf, int(PARAM_LEAD_INEFFICIENT));
  const investment = f64x2.splat(load<f64>(PARAM_INVESTMENT << 2)), tax = f64x2.splat(load<f64>(PARAM_TAX << 2));
  const chemical = i32x4.splat(chemicalPark), common = i32x4.splat(base);
  const stop = <usize>end << 2;

  for (let row = <usize>start << 2; row < stop; row += 16) {
    const category = column(columns, stride, COLUMN_CATEGORY, row);
    const utilitiesAndTerm = column(columns, stride, COLUMN_UTILITIES_AND_TERM, row);
    const area = column(columns, stride, COLUMN_AREA_CENTIS, row);
    const isLand = has(category, CATEGORY_LAND);
    const isDivisible = has(category, CATEGORY_DIVISIBLE);

    let fails = v128.or(common, fail(v128.or(
      v128.or(i32x4.eq(v128.and(category, groups), zero), i32x4.eq(v128.and(category, kinds), zero)),
      i32x4.gt_s(asOf, column(columns, stride, COLUMN_LAPSE_DAY, row))), OUT_OF_SCOPE));
    fails = v128.or(fails, fail(i32x4.eq(v128.and(category, use), zero), FAIL_USE));
    fails = v128.or(fails, fail(has(category, CATEGORY_LINE_BLOCKED), FAIL_LINE));
    fails = v128.or(fails, fail(has(category, CATEGORY_SOIL_LISTED), FAIL_SOIL));
    fails = v128.or(fails, fail(i32x4.ne(v128.and(category, chemical), chemical), FAIL_CHEM));
    fails = v128.or(fails, fail(
      i32x4.lt_s(column(columns, stride, COLUMN_SENSITIVE_DECIMETRES, row), hazard), FAIL_HAZARD));
    const termMax = v128.and(i32x4.shr_s(utilitiesAndTerm, TERM_SHIFT), i32x4.splat(0xff));
    fails = v128.or(fails, fail(
      v128.and(i32x4.ne(termMax, zero), i32x4.lt_s(termMax, term)), FAIL_TERM));

    let ready = i32x4.max_s(column(columns, stride, COLUMN_READY_DAY, row), asOf);
    ready = v128.bitselect(inefficientReady, ready, has(category, CATEGORY_INEFFICIENT));
    ready = v128.bitselect(suspendedReady, ready, has(category, CATEGORY_SUSPENDED));
    ready = v128.bitselect(idleReady, ready, has(category, CATEGORY_IDLE));
    ready = i32x4.add(ready, v128.bitselect(supplyLand, supplySpace, isLand));
    fails = v128.or(fails, fail(i32x4.gt_s(ready, needBy), FAIL_READY));

    fails = v128.or(fails, fail(i32x4.eq(v128.and(category, modes), zero), FAIL_MODE));
    fails = v128.or(fails, fail(i32x4.gt_s(
      column(columns, stride, COLUMN_FLOOR_PRICE_CENTS, row),
      v128.bitselect(priceLand, priceSpace, isLand)), FAIL_PRICE));
    fails = v128.or(fails, fail(
      i32x4.ne(v128.and(utilitiesAndTerm, utilities), utilities), FAIL_UTILITIES));
    fails = v128.or(fails, fail(v128.or(
      i32x4.lt_s(column(columns, stride, COLUMN_FAR_MAX_MILLIS, row), farMin),
      i32x4.gt_s(column(columns, stride, COLUMN_FAR_MIN_MILLIS, row), farMax)), FAIL_FAR));

    const areaMax = v128.bitselect(areaMaxLand, areaMaxSpace, isLand);
    const taken = v128.bitselect(areaMax, area, v128.and(isDivisible, i32x4.gt_s(area, areaMax)));
    fails = v128.or(fails, fail(product_exceeds(
      column(columns, stride, COLUMN_INVESTMENT_MIN_CENTS, row), taken, investment), FAIL_INTENSITY));
    fails = v128.or(fails, fail(product_exceeds(
      column(columns, stride, COLUMN_TAX_MIN_CENTS, row), taken, tax), FAIL_TAX));
    fails = v128.or(fails, fail(has(category, CATEGORY_ENCUMBERED), FAIL_RESERVED));
    fails = v128.or(fails, fail(
      i32x4.lt_s(area, v128.bitselect(areaMinLand, areaMinSpace, isLand)), FAIL_AREA_MIN));
    fails = v128.or(fails, fail(v128.andnot(
      i32x4.gt_s(area, v128.bitselect(limitLand, limitSpace, isLand)), isDivisible), FAIL_AREA_MAX));
    v128.store(out + row, fails);
  }
}
