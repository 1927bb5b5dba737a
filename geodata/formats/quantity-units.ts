import { squareMetresPerHectare, squareMetresPerMu } from '../units/area.ts';

/** What a quantity measures; `ratio` counts 1 as the whole. */
export type Dimension = 'area' | 'money' | 'unitPrice' | 'length' | 'ratio' | 'years';

/** A unit as people write it, and how many of the stored unit (m², 元, 元/m², m, 1, 年) it holds. */
export interface QuantityUnit {
  label: string;
  dimension: Dimension;
  factor: number;
}

const unit = (label: string, dimension: Dimension, factor: number): QuantityUnit => ({
  label,
  dimension,
  factor,
});

/** Every unit the import understands, by the label it is shown with. */
export const quantityUnits: readonly QuantityUnit[] = [
  unit('平方米', 'area', 1),
  unit('亩', 'area', squareMetresPerMu),
  unit('公顷', 'area', squareMetresPerHectare),
  unit('平方公里', 'area', 1_000_000),
  unit('万平方米', 'area', 10_000),
  unit('万亩', 'area', 10_000 * squareMetresPerMu),
  unit('元', 'money', 1),
  unit('万元', 'money', 10_000),
  unit('亿元', 'money', 100_000_000),
  unit('元/平方米', 'unitPrice', 1),
  unit('万元/亩', 'unitPrice', 15),
  unit('元/亩', 'unitPrice', 15 / 10_000),
  unit('万元/公顷', 'unitPrice', 1),
  unit('米', 'length', 1),
  unit('公里', 'length', 1000),
  unit('%', 'ratio', 0.01),
  unit('年', 'years', 1),
];

const spellings: readonly (readonly [RegExp, string])[] = [
  [/平方千米|km2|km²/g, '平方公里'],
  [/万(?:m2|m²|平米|平方)(?!米|公里)/g, '万平方米'],
  [/(?<![a-z])m2|m²|平米|平方(?!米|公里)|(?<!平)方米/g, '平方米'],
  [/(?<![a-z])ha(?![a-z])/g, '公顷'],
  [/人民币|\(元\)/g, ''],
  [/千米|(?<![a-z])km/g, '公里'],
  [/每亩/g, '/亩'],
  [/每平方米/g, '/平方米'],
  [/万(?=\/亩|\/公顷)/g, '万元'],
  [/元元/g, '元'],
];

/** The unit behind a spelling such as `㎡`, `m2`, `ha`, `万/亩` or `元/㎡`; undefined if it is none. */
export function unitFromText(text: string): QuantityUnit | undefined {
  let spelled = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()]/g, '');
  for (const [pattern, label] of spellings) spelled = spelled.replaceAll(pattern, label);
  return quantityUnits.find(({ label }) => label === spelled);
}
