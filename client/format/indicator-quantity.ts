import { rateOf } from '../../geodata/analysis/progress/rate.ts';
import { inputUnits } from '../../geodata/catalog/indicators.ts';
import type { IndicatorDefinition, IndicatorPart, IndicatorUnit } from '../../geodata/model/api-reports.ts';
import type { Language } from '../language/language.ts';
import { landArea } from './areas.ts';
import { formatCount, formatNumber, formatShort, type Quantity } from './numbers.ts';

const units = {
  zh: {
    day: '天',
    billion: '亿元',
    tenThousand: '万元',
    perMu: '万元/亩',
    perHectare: '万元/公顷',
    perMetre: '元/㎡',
    points: '点',
  },
  en: {
    day: 'days',
    billion: '100m yuan',
    tenThousand: '10k yuan',
    perMu: '10k yuan/mu',
    perHectare: '10k yuan/ha',
    perMetre: 'yuan/㎡',
    points: 'pp',
  },
} as const;
const counters: Readonly<Record<string, readonly [string, string]>> = {
  R05: ['件', 'cases'],
  R06: ['件', 'cases'],
  R10: ['个', 'approvals'],
  R19: ['家', 'enterprises'],
  R21: ['个', 'projects'],
  R22: ['件', 'problems'],
  R23: ['个', 'projects'],
  R24: ['个', 'projects'],
  R28: ['份', 'contracts'],
  R29: ['件', 'cases'],
};

type Described = Pick<IndicatorDefinition, 'id' | 'unit' | 'partUnit'>;

/** 综合容积率 is a ratio of areas that nobody writes in per cent. */
const isPlainRatio = ({ id }: Described): boolean => id === 'R16';
const moneyThreshold = 100_000_000;

/** Money as 亿元 from a hundred million on, otherwise 万元. */
export const largeMoney = (yuan: number, language: Language): Quantity =>
  Math.abs(yuan) >= moneyThreshold
    ? { text: formatNumber(yuan / moneyThreshold, 2), unit: units[language].billion }
    : { text: formatNumber(yuan / 10_000, 2), unit: units[language].tenThousand };

/** A rate of areas with two places, of other things with one; more than 100 stays as it is. */
const percent = (ratio: number, { partUnit }: Described): string =>
  formatNumber(ratio * 100, partUnit === 'squareMetre' ? 2 : 1);

/** A figure as it is shown: 63.42 %, 4,978.13 亩, 566.20 亿元. */
export function indicatorQuantity(value: number, definition: Described, language: Language): Quantity {
  if (definition.unit !== 'ratio') return partQuantity(value, definition.unit, definition.id, language);
  if (isPlainRatio(definition)) return { text: formatNumber(value, 2), unit: '' };
  return { text: percent(value, definition), unit: '%' };
}

/** What a ratio is made of: `13,426.44 / 19,649.51 亩`; the unit once where it is the same. */
export function ratioBasis(
  [numerator, denominator]: readonly [number, number],
  definition: IndicatorDefinition,
  language: Language,
): string {
  const [above, below] = inputUnits(definition);
  const part = partQuantity(numerator, above, definition.id, language);
  const whole = partQuantity(denominator, below, definition.id, language);
  return part.unit === whole.unit
    ? `${part.text} / ${whole.text} ${whole.unit}`
    : `${part.text} ${part.unit} / ${whole.text} ${whole.unit}`;
}

/** A numerator, a denominator or a part in its own unit. */
export function partQuantity(value: number, unit: IndicatorUnit, id: string, language: Language): Quantity {
  switch (unit) {
    case 'squareMetre':
      return landArea(value, language);
    case 'yuan':
      return largeMoney(value, language);
    case 'day':
      return { text: formatShort(value, 1), unit: units[language].day };
    case 'yuanPerSquareMetre':
      // 1 亩 is 2000/3 square metres, so a yuan a square metre is a fifteenth of 万元 a 亩.
      return { text: formatNumber(value / 15, 2), unit: units[language].perMu };
    case 'count':
      return { text: formatCount(value), unit: counters[id]?.[language === 'zh' ? 0 : 1] ?? '' };
    default:
      return { text: formatNumber(value * 100, 2), unit: '%' };
  }
}

/** A part of a figure, in its own unit, in counts, or in that of the figure. */
export function partOfFigure(part: IndicatorPart, definition: Described, language: Language): Quantity {
  const unitOf = definition.unit === 'ratio' ? definition.partUnit : definition.unit;
  const isCount = part.count !== null && part.value === part.count;
  return partQuantity(part.value, part.unit ?? (isCount ? 'count' : unitOf), definition.id, language);
}

/** What a part is of its whole, as it says, else as the figure reads; empty without a whole. */
export function partShare(
  { value, of, shareAs }: IndicatorPart,
  definition: Described,
  language: Language,
): string {
  const rate = of === undefined ? null : rateOf(value, of);
  if (rate === null) return '';
  switch (shareAs ?? (isPlainRatio(definition) ? 'times' : 'percent')) {
    case 'times':
      return formatNumber(rate, 2);
    case 'yuanPerMu':
      return `${formatNumber(rate / 15, 2)} ${units[language].perMu}`;
    case 'yuanPerSquareMetre':
      return `${formatNumber(rate, 1)} ${units[language].perMetre}`;
    default:
      return `${percent(rate, definition)} %`;
  }
}

/** Tax by area as the evaluation of intensive use writes it beside 万元/亩; 1 公顷 is 15 亩. */
export const perHectare = (yuanPerSquareMetre: number, language: Language): string =>
  `${formatNumber(yuanPerSquareMetre, 2)} ${units[language].perHectare}`;

/** What a figure gained or lost since the quarter before: rates in 点, the rest in its own unit. Always positive. */
export function changeQuantity(change: number, definition: Described, language: Language): Quantity {
  const { text, unit } = indicatorQuantity(Math.abs(change), definition, language);
  return definition.unit === 'ratio' && !isPlainRatio(definition)
    ? { text, unit: units[language].points }
    : { text, unit };
}
