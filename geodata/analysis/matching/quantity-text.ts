import type { SupplyKind } from '../../model/supply-record.ts';
import { roundHalfUp, toMu } from '../../units/area.ts';
import { tenThousandYuanPerMuFromYuanPerSquareMetre as perMu } from '../../units/money.ts';

const twoPlaces = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });

/** A number with two places and thousands separators: 4978.13 as '4,978.13'. */
export const twoPlaceText = (value: number): string => twoPlaces.format(roundHalfUp(value, 2));

/** A whole number with thousands separators. */
export const wholeText = (value: number): string => whole.format(roundHalfUp(value, 0));

/** Areas of land are spoken of in 亩, floor space in square metres. */
export const areaUnit = (kind: SupplyKind): string => (kind === 'land' ? '亩' : '平方米');
export const areaValue = (kind: SupplyKind, squareMetres: number): number =>
  kind === 'land' ? toMu(squareMetres) : squareMetres;
export const areaText = (kind: SupplyKind, squareMetres: number): string =>
  `${twoPlaceText(areaValue(kind, squareMetres))} ${areaUnit(kind)}`;

/** Prices of land are spoken of in 万元/亩, rents in yuan per square metre and month. */
export const priceUnit = (kind: SupplyKind): string => (kind === 'land' ? '万元/亩' : '元/平方米·月');
export const priceValue = (kind: SupplyKind, yuanPerSquareMetre: number): number =>
  kind === 'land' ? perMu(yuanPerSquareMetre) : yuanPerSquareMetre;
export const priceText = (kind: SupplyKind, yuanPerSquareMetre: number): string =>
  `${twoPlaceText(priceValue(kind, yuanPerSquareMetre))} ${priceUnit(kind)}`;

/** 元/平方米 as 万元/亩. */
export const perMuText = (yuanPerSquareMetre: number): string =>
  `${twoPlaceText(perMu(yuanPerSquareMetre))} 万元/亩`;
export const perMuValue = (yuanPerSquareMetre: number): number => perMu(yuanPerSquareMetre);
