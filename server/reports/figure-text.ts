import { inputUnits } from '../../geodata/catalog/indicators.ts';
import type { IndicatorDefinition, IndicatorUnit, IndicatorValue } from '../../geodata/model/api-reports.ts';
import { roundHalfUp, toMu } from '../../geodata/units/area.ts';

const grouped = (value: number, places: number): string =>
  new Intl.NumberFormat('zh-CN', { minimumFractionDigits: places, maximumFractionDigits: places }).format(
    roundHalfUp(value, places),
  );

/** A figure as reports write it: 亩 to two places, 亿元, per cent to one place, "—" without a base. */
export function figureText(value: number | null, unit: IndicatorUnit): string {
  if (value === null) return '—';
  switch (unit) {
    case 'ratio':
      return `${grouped(value * 100, 1)}%`;
    case 'squareMetre':
      return `${grouped(toMu(value), 2)} 亩`;
    case 'yuan':
      return value >= 100_000_000
        ? `${grouped(value / 100_000_000, 2)} 亿元`
        : `${grouped(value / 10_000, 2)} 万元`;
    case 'day':
      return `${grouped(value, Number.isInteger(value) ? 0 : 1)} 天`;
    case 'yuanPerSquareMetre':
      return `${grouped(value / 15, 2)} 万元/亩`;
    case 'count':
      return grouped(value, 0);
  }
}

/** Numerator over denominator, as far as the figure has them: a share is never shown without its two numbers. */
export function fractionText(
  { numerator, denominator }: IndicatorValue,
  definition: Pick<IndicatorDefinition, 'unit' | 'partUnit'>,
): string {
  const [above, below] = inputUnits(definition);
  return numerator === null ? '' : `${figureText(numerator, above)} / ${figureText(denominator, below)}`;
}
