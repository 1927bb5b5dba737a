import { roundHalfUp, toMu } from '../../units/area.ts';
import { tenThousandYuanPerMuFromYuanPerSquareMetre } from '../../units/money.ts';

const withTwoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const withoutPlaces = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });

/** A number with two places and thousands separators: 4978.13 as '4,978.13'. */
export const twoPlaces = (value: number): string => withTwoPlaces.format(roundHalfUp(value, 2));

/** A whole number with thousands separators. */
export const whole = (value: number): string => withoutPlaces.format(roundHalfUp(value, 0));

/** Square metres as 亩 with two places. */
export const mu = (squareMetres: number): string => twoPlaces(toMu(squareMetres));

/** 元/平方米 as 万元/亩 with two places. */
export const perMu = (yuanPerSquareMetre: number): string =>
  twoPlaces(tenThousandYuanPerMuFromYuanPerSquareMetre(yuanPerSquareMetre));
