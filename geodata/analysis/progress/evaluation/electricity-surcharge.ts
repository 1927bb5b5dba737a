/**
 * Surcharge on electricity for class D by consecutive years in it: first, second, third and later, 元 per kWh; the highest
 * applies, none is stacked (鲁政字〔2019〕235号: 0.05, 0.10, 0.15). Zero outside class D.
 */
export function electricitySurcharge(
  consecutiveYearsInD: number,
  yuanPerKilowattHour: readonly number[],
): number {
  if (consecutiveYearsInD <= 0) return 0;
  return yuanPerKilowattHour[Math.min(consecutiveYearsInD, yuanPerKilowattHour.length) - 1] ?? 0;
}
