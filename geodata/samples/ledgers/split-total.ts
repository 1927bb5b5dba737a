import type { SeededRandom } from '../random/seeded-random.ts';

/**
 * Parts in hundredths that add up exactly to a total in hundredths, each at least one hundredth and within a factor of
 * about `spread` of each other.
 * @throws RangeError when there are more parts than hundredths.
 */
export function splitTotal(total: number, count: number, random: SeededRandom, spread = 4): number[] {
  const hundredths = Math.round(total * 100);
  if (count < 1 || hundredths < count) throw new RangeError('more parts than hundredths');
  const weights = Array.from({ length: count }, () => random.range(1, spread));
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = hundredths - count;
  const parts = weights.map((weight) => 1 + Math.floor((spare * weight) / weightSum));
  const missing = hundredths - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (part + (index < missing ? 1 : 0)) / 100);
}
