import { roundHalfUp } from '../../geodata/units/area.ts';

/** A number as text with its unit apart, so that the unit can be set smaller beside it. */
export interface Quantity {
  text: string;
  unit: string;
}

/** `1343.367` with 2 places is `1,343.37`: rounded half up, thousands separated, true minus sign. */
export function formatNumber(value: number, places: number): string {
  const rounded = roundHalfUp(value, places);
  const [whole, fraction] = Math.abs(rounded).toFixed(places).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = rounded < 0 ? '−' : '';
  return fraction === undefined ? sign + grouped : `${sign}${grouped}.${fraction}`;
}

/** Whole counts: `12,345`. */
export const formatCount = (value: number): string => formatNumber(value, 0);

/** At most `places` decimals, without zeros at the end: 0.4 with 2 places is `0.4`, 40 is `40`. */
export function formatShort(value: number, places: number): string {
  const text = formatNumber(value, places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A ratio as a percentage without sign: 0.4 is `40`, 0.6342 with 2 places is `63.42`. */
export const formatPercent = (ratio: number, places = 0): string => formatShort(ratio * 100, places);
