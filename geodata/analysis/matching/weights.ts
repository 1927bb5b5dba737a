import { type FactorWeights, MatchFactor } from '../../model/match-parameters.ts';

/** Chinese names of the factors. */
export const factorLabels: Readonly<Record<MatchFactor, string>> = {
  chain: '链环契合',
  area: '面积契合',
  stock: '存量优先',
  readiness: '就绪度',
  investment: '投资税收盈余',
  transport: '交通',
  utilities: '配套',
  price: '价格',
  shape: '形状与临路',
  evaluation: '园区评价',
};

/** Weights that cannot be used; the message is Chinese and names the factor or the sum. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
}

/** How far the sum of the weights may be from 100. */
export const weightTolerance = 1e-9;

/** Proves that every factor has a finite weight of at least 0 and that they sum to 100; throws WeightsError. */
export const validateWeights = (weights: FactorWeights): FactorWeights => {
  let sum = 0;
  for (const factor of MatchFactor.options) {
    const weight = weights[factor];
    const label = factorLabels[factor];
    if (typeof weight !== 'number' || !Number.isFinite(weight)) {
      throw new WeightsError(`权重“${label}”不是数字，请填写 0–100 的数`);
    }
    if (weight < 0) throw new WeightsError(`权重“${label}”为 ${weight}，不能为负数，请改为 0 或更大`);
    sum += weight;
  }
  if (Math.abs(sum - 100) > weightTolerance) {
    const shown = Math.round(sum * 1e6) / 1e6;
    const mend = sum > 100 ? `减少 ${shown - 100}` : `增加 ${100 - shown}`;
    throw new WeightsError(`权重合计为 ${shown}，应为 100，请${mend}`);
  }
  return weights;
};

/**
 * Weights in the order of `MatchFactor`, those of left-out factors 0 and the others rescaled to sum to 100. Throws
 * WeightsError when nothing is left to weigh.
 */
export const appliedWeights = (weights: FactorWeights, leftOut: ReadonlySet<MatchFactor>): Float64Array => {
  const values = MatchFactor.options.map((factor) => (leftOut.has(factor) ? 0 : weights[factor]));
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum <= 0) {
    const labels = [...leftOut].map((factor) => factorLabels[factor]).join('、');
    throw new WeightsError(`需求未涉及的因素（${labels}）占了全部权重，请给其他因素分配权重`);
  }
  if (leftOut.size === 0) return Float64Array.from(values);
  return Float64Array.from(values, (value) => (value * 100) / sum);
};
