// AssemblyScript, SIMD: the fail mask of four rows at a time. Not TypeScript: the compiler of the project never reads
// it (hence the ending). `tests/support/compile-fail-mask.ts` puts the constants FAIL_*, CATEGORY_*, COLUMN_*, PARAM_* and so on
// before this text, so that bits, column order and parameter order have one source. The same rules, row by row and in
// plain words, stand in `../fail-mask.ts`; a test holds the two equal.

// @ts-ignore: decorator
@inline function int(parameter: i32): v128 { return i32x4.splat(load<i32>(<usize>(parameter << 2))); }
// @ts-ignore: decorator
@inline function fail(test: v128, bit: i32): v128 { return v128.and(test, i32x4.splat(bit)); }
// Doubles, since the product of two columns does not fit 32 bits; JavaScript computes the same.
// @ts-ignore: decorator
@inline function exceeds(minimum: v128, takenLow: v128, takenHigh: v128, offered: v128): v128 {
  return v128.shuffle<i32>(
    f64x2.gt(f64x2.mul(f64x2.convert_low_i32x4_s(minimum), takenLow), offered),
    f64x2.gt(f64x2.mul(f64x2.convert_low_i32x4_s(v128.shuffle<i32>(minimum, minimum, 2, 3, 2, 3)), takenHigh), offered),
    0, 2, 4, 6);
}

// The column of a tile: four rows of one column, 16 bytes, side by side with the other columns of the same rows.
// @ts-ignore: decorator
@inline function tile(rows: usize, column: usize): v128 { return v128.load(rows + (column << 4)); }

/**
 * Masks `count` rows, rounded up to four: the words behind them are written again by the next run. `tiles` is the
 * address of the run's first tile, `out` that of its first word; the others are as in `MaskRun`.
 */
export function mask(
  tiles: usize, out: usize, count: i32, side: i32, base: i32, flags: i32, readyLatest: i32
): void {
  const zero = i32x4.splat(0);
  const asOf = int(PARAM_AS_OF), use = int(PARAM_USE), modes = int(PARAM_MODES), required = int(PARAM_UTILITIES);
  const term = int(PARAM_TERM), hazard = int(PARAM_HAZARD), farMin = int(PARAM_FAR_MIN), farMax = int(PARAM_FAR_MAX);
  const areaMin = int(PARAM_AREA_MIN + side), areaMax = int(PARAM_AREA_MAX + side);
  const areaLimit = int(PARAM_AREA_LIMIT + side), priceMax = int(PARAM_PRICE + side);
  const investment = f64x2.splat(load<f64>(AMOUNTS_ADDRESS)), tax = f64x2.splat(load<f64>(AMOUNTS_ADDRESS, 8));
  const failing = i32x4.splat(flags), latest = i32x4.splat(readyLatest), common = i32x4.splat(base);

  const stop = out + (<usize>count << 2);

  for (let rows = tiles; out < stop; rows += COLUMN_COUNT << 4, out += 16) {
    const category = tile(rows, COLUMN_CATEGORY), utilities = tile(rows, COLUMN_UTILITIES_AND_TERM);
    const area = tile(rows, COLUMN_AREA_CENTIS);

    // Flags that fail a constraint by themselves: three-line verdict, soil list, encumbrance, outside a chemical park.
    let fails = v128.or(common, v128.and(i32x4.shr_s(category, FLAG_SHIFT), failing));
    fails = v128.or(fails, fail(i32x4.gt_s(asOf, tile(rows, COLUMN_LAPSE_DAY)), OUT_OF_SCOPE));
    fails = v128.or(fails, fail(i32x4.eq(v128.and(category, use), zero), FAIL_USE));
    fails = v128.or(fails, fail(i32x4.lt_s(tile(rows, COLUMN_SENSITIVE_DECIMETRES), hazard), FAIL_HAZARD));
    // The term stands above the utilities, so that the whole word compares as it does.
    fails = v128.or(fails, fail(i32x4.lt_s(utilities, term), FAIL_TERM));
    fails = v128.or(fails, fail(i32x4.gt_s(tile(rows, COLUMN_READY_DAY), latest), FAIL_READY));
    fails = v128.or(fails, fail(i32x4.eq(v128.and(category, modes), zero), FAIL_MODE));
    fails = v128.or(fails, fail(i32x4.gt_s(tile(rows, COLUMN_FLOOR_PRICE_CENTS), priceMax), FAIL_PRICE));
    fails = v128.or(fails, fail(i32x4.ne(v128.andnot(required, utilities), zero), FAIL_UTILITIES));
    fails = v128.or(fails, fail(v128.or(
      i32x4.lt_s(tile(rows, COLUMN_FAR_MAX_MILLIS), farMin), i32x4.gt_s(tile(rows, COLUMN_FAR_MIN_MILLIS), farMax)), FAIL_FAR));

    // The sign of the category says that the piece goes whole: then nothing limits what is taken.
    const whole = i32x4.shr_s(category, 31);
    const taken = i32x4.min_s(area, v128.or(areaMax, i32x4.shr_u(whole, 1)));
    const takenLow = f64x2.convert_low_i32x4_s(taken);
    const takenHigh = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(taken, taken, 2, 3, 2, 3));
    fails = v128.or(fails, fail(
      exceeds(tile(rows, COLUMN_INVESTMENT_MIN_CENTS), takenLow, takenHigh, investment), FAIL_INTENSITY));
    fails = v128.or(fails, fail(exceeds(tile(rows, COLUMN_TAX_MIN_CENTS), takenLow, takenHigh, tax), FAIL_TAX));
    fails = v128.or(fails, fail(i32x4.lt_s(area, areaMin), FAIL_AREA_MIN));
    fails = v128.or(fails, fail(v128.and(i32x4.gt_s(area, areaLimit), whole), FAIL_AREA_MAX));
    v128.store(out, fails);
  }
}
