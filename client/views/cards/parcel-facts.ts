import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { hectares, landArea } from '../../format/areas.ts';
import { landUseName } from '../../format/land-use-name.ts';
import { formatNumber, formatPercent, type Quantity } from '../../format/numbers.ts';
import { landPrice } from '../../format/prices.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { seesInternals } from '../../state/rights.ts';
import type { Fact } from './card-parts.ts';

const utilityCount = 7;

const numberOf = (feature: Feature, name: string): number | null => {
  const value = feature.properties[name];
  return typeof value === 'number' ? value : null;
};
const textOf = (feature: Feature, name: string): string | null => {
  const value = feature.properties[name];
  return typeof value === 'string' && value !== '' ? value : null;
};
const listOf = (feature: Feature, name: string): string[] => {
  const value = feature.properties[name];
  return Array.isArray(value) ? value : [];
};

/** The three numbers people ask for first: area, price, when it can be had. */
export function parcelKeyNumbers(parcel: Feature, language: Language): Fact[] {
  const text = messages[language];
  const none: Quantity = { text: text.noValue, unit: '' };
  const certified = numberOf(parcel, 'areaCertSquareMetres');
  const area = certified ?? numberOf(parcel, 'areaSquareMetres');
  const price = numberOf(parcel, 'floorPriceYuanPerSquareMetre');
  return [
    {
      label: certified === null ? text.area : text.certifiedArea,
      value: area === null ? none : landArea(area, language),
    },
    // Who may not see prices is not told that there is one.
    ...(seesInternals(parcel)
      ? [{ label: text.floorPrice, value: price === null ? none : landPrice(price, language) }]
      : []),
    {
      label: text.availableOn,
      value: { text: textOf(parcel, 'readyOn')?.slice(0, 7) ?? text.noValue, unit: '' },
    },
  ];
}

/** Planning conditions and supply in two columns. */
export function parcelFacts(parcel: Feature, language: Language): Fact[] {
  const text = messages[language];
  const none: Quantity = { text: text.noValue, unit: '' };
  const [farMin, farMax] = [numberOf(parcel, 'farMin'), numberOf(parcel, 'farMax')];
  const coefficient = numberOf(parcel, 'buildingCoefficientMin');
  const green = numberOf(parcel, 'greenRatioMax');
  const years = numberOf(parcel, 'termYearsMax');
  const gis = numberOf(parcel, 'areaGisSquareMetres');
  const code = textOf(parcel, 'landUseCode');
  const modes = listOf(parcel, 'supplyModes').map((mode) => {
    const option = optionOf('supplyMode', mode);
    return option ? labelIn(option, language) : mode;
  });
  const far =
    farMin === null && farMax === null
      ? text.noValue
      : [farMin, farMax].map((value) => (value === null ? text.noValue : formatNumber(value, 2))).join(' – ');
  return [
    {
      label: text.plannedUse,
      value: code ? { text: code, unit: landUseName(code, textOf(parcel, 'landUseName'), language) } : none,
    },
    { label: text.graphicArea, value: gis === null ? none : hectares(gis, language) },
    { label: text.floorAreaRatio, value: { text: far, unit: '' } },
    {
      label: text.buildingCoefficient,
      value: coefficient === null ? none : { text: text.atLeast(formatPercent(coefficient)), unit: '%' },
    },
    {
      label: text.longestTerm,
      value: years === null ? none : { text: String(years), unit: language === 'zh' ? '年' : 'years' },
    },
    {
      label: text.greenRatio,
      value: green === null ? none : { text: text.atMost(formatPercent(green)), unit: '%' },
    },
    {
      label: text.utilitiesReady,
      value: {
        text: `${listOf(parcel, 'utilities').length} / ${utilityCount}`,
        unit: language === 'zh' ? '通' : '',
      },
    },
    {
      label: text.supplyModes,
      value: { text: modes.join(text.listSeparator) || text.noValue, unit: '' },
      isWide: modes.length > 1,
    },
  ];
}
