import { tenThousandYuanPerMuFromYuanPerSquareMetre } from '../../geodata/units/money.ts';
import type { Language } from '../language/language.ts';
import { formatNumber, type Quantity } from './numbers.ts';

const units = {
  zh: {
    landPrice: '万元/亩',
    tenThousandYuan: '万元',
    rent: '元/㎡·月',
    perTce: '万元/吨标煤',
    perTonne: '万元/吨',
  },
  en: {
    landPrice: '10k CNY/mu',
    tenThousandYuan: '10k CNY',
    rent: 'CNY/m²·month',
    perTce: '10k CNY/tce',
    perTonne: '10k CNY/t',
  },
} as const;

/** Price or intensity per land area: 276 yuan per square metre is 18.40 万元/亩. */
export const landPrice = (yuanPerSquareMetre: number, language: Language): Quantity => ({
  text: formatNumber(tenThousandYuanPerMuFromYuanPerSquareMetre(yuanPerSquareMetre), 2),
  unit: units[language].landPrice,
});

/** A sum of money in 万元 with two places. */
export const money = (yuan: number, language: Language): Quantity => ({
  text: formatNumber(yuan / 10_000, 2),
  unit: units[language].tenThousandYuan,
});

/** Rent of floor space in yuan per square metre and month. */
export const rent = (yuanPerSquareMetreMonth: number, language: Language): Quantity => ({
  text: formatNumber(yuanPerSquareMetreMonth, 2),
  unit: units[language].rent,
});

/** Added value per tonne of standard coal, in 万元. */
export const valuePerTce = (yuanPerTce: number, language: Language): Quantity => ({
  text: formatNumber(yuanPerTce / 10_000, 2),
  unit: units[language].perTce,
});

/** Added value per tonne of emission, in 万元. */
export const valuePerTonne = (yuanPerTonne: number, language: Language): Quantity => ({
  text: formatNumber(yuanPerTonne / 10_000, 2),
  unit: units[language].perTonne,
});
