import { fromSquareMetres, toMu } from '../../geodata/units/area.ts';
import type { Language } from '../language/language.ts';
import { formatNumber, type Quantity } from './numbers.ts';

const units = {
  zh: { mu: '亩', hectare: '公顷', squareMetre: '㎡', tenThousand: '万㎡' },
  en: { mu: 'mu', hectare: 'ha', squareMetre: 'm²', tenThousand: '10k m²' },
} as const;

/** Land: always 亩 with two places. */
export const landArea = (areaSquareMetres: number, language: Language): Quantity => ({
  text: formatNumber(toMu(areaSquareMetres), 2),
  unit: units[language].mu,
});

/** Land in hectares with two places, for the area of the drawn outline. */
export const hectares = (areaSquareMetres: number, language: Language): Quantity => ({
  text: formatNumber(fromSquareMetres(areaSquareMetres, 'hectare'), 2),
  unit: units[language].hectare,
});

/** Floor space: square metres, from ten thousand on 万㎡ with two places. */
export function floorArea(areaSquareMetres: number, language: Language): Quantity {
  if (areaSquareMetres < 10_000)
    return { text: formatNumber(areaSquareMetres, 0), unit: units[language].squareMetre };
  return {
    text: formatNumber(fromSquareMetres(areaSquareMetres, 'tenThousandSquareMetres'), 2),
    unit: units[language].tenThousand,
  };
}
