import { type FactorWeights, MatchFactor } from '../../geodata/model/match-parameters.ts';

/** Weights are moved in tenths of a point, so that they sum to 100 exactly. */
const tenths = 1000;

const weightsOf = (parts: readonly number[]): FactorWeights =>
  Object.fromEntries(
    MatchFactor.options.map((factor, at) => [factor, (parts[at] ?? 0) / 10]),
  ) as FactorWeights;

/** Shares of a whole number of tenths, rounded so that they sum to it: the largest remainders get what is left. */
function apportion(values: readonly number[], whole: number): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  const exact = values.map((value) => (sum > 0 ? (value / sum) * whole : whole / values.length));
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((total, part) => total + part, 0);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) parts[at]! += 1;
  return parts;
}

/** Weights to one decimal that sum to 100, in proportion to the given ones. */
export const roundedWeights = (weights: FactorWeights): FactorWeights =>
  weightsOf(
    apportion(
      MatchFactor.options.map((factor) => weights[factor]),
      tenths,
    ),
  );

/** Gives one factor a weight (0 to 100); the others keep their proportions and take what is left. */
export function moveWeight(weights: FactorWeights, factor: MatchFactor, points: number): FactorWeights {
  const moved = Math.round(Math.min(100, Math.max(0, points)) * 10);
  const others = MatchFactor.options.map((each) => (each === factor ? 0 : Math.max(0, weights[each])));
  const moves = MatchFactor.options.indexOf(factor);
  const rest = apportion(
    others.filter((_, at) => at !== moves),
    tenths - moved,
  );
  return weightsOf([...rest.slice(0, moves), moved, ...rest.slice(moves)]);
}

/** `20,12,12,12,10,10,8,8,4,4` in the order of the factors, for a link. */
export const writeWeights = (weights: FactorWeights): string =>
  MatchFactor.options.map((factor) => String(Math.round(weights[factor] * 10) / 10)).join(',');

/**
 * The weights of a link; null when there are none or when they cannot be weights at all. Whether they are negative or
 * do not sum to 100 is for `validateWeights` to say.
 */
export function readWeights(text: string | undefined): FactorWeights | null {
  if (!text) return null;
  const values = text.split(',').map(Number);
  if (values.length !== MatchFactor.options.length || !values.every(Number.isFinite)) return null;
  return Object.fromEntries(MatchFactor.options.map((factor, at) => [factor, values[at]])) as FactorWeights;
}

/** Whether two sets of weights are the same to what is shown. */
export const sameWeights = (a: FactorWeights, b: FactorWeights): boolean =>
  writeWeights(a) === writeWeights(b);
