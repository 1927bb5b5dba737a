import { factoryUnits } from '../../geodata/catalog/factories.ts';
import type { Field, Unit } from '../../geodata/catalog/field.ts';
import { leaseProjects } from '../../geodata/catalog/park-economy.ts';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import { type Language, labelIn } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import { floorArea, landArea } from './areas.ts';
import { kilometres } from './distances.ts';
import { formatMoment } from './moments.ts';
import { formatNumber, formatPercent, formatShort, type Quantity } from './numbers.ts';
import { landPrice, money, rent, valuePerTce, valuePerTonne } from './prices.ts';

type Show = (value: number, language: Language) => Quantity;

const plain =
  (zh: string, en: string, places: number): Show =>
  (value, language) => ({ text: formatShort(value, places), unit: language === 'zh' ? zh : en });

/** Stored units as people read them. */
const byUnit: Readonly<Record<Unit, Show>> = {
  squareMetre: landArea,
  metre: (value) => (value >= 1000 ? kilometres(value) : { text: formatShort(value, 2), unit: 'm' }),
  yuan: money,
  yuanPerSquareMetre: landPrice,
  yuanPerSquareMetreMonth: rent,
  yuanPerTce: valuePerTce,
  yuanPerTonne: valuePerTonne,
  ratio: (value) => ({ text: formatPercent(value, 1), unit: '%' }),
  year: plain('年', 'years', 0),
  count: plain('家', '', 0),
  tonne: plain('吨', 't', 2),
  kilonewtonPerSquareMetre: plain('kN/㎡', 'kN/m²', 2),
  kilovoltAmpere: plain('kVA', 'kVA', 0),
};

/** Square metres of floors and of what stands on land; all other areas are land and told in 亩. */
const floorFields = /^(plannedFloor|leasable|leased|vacant|floor|remainingAttachment)(Area)?SquareMetres$/;

/** Fields named like those of land that hold floors: of a unit, and of what a project rents. */
const rentedAreas = [factoryUnits, leaseProjects].flatMap(({ fields }) =>
  fields.filter(({ name }) => name === 'areaSquareMetres'),
);

/** Whether a field holds square metres that people read as such. */
export const isFloorArea = (field: Field): boolean =>
  floorFields.test(field.name) || rentedAreas.includes(field);

/** The value of any field of the catalog in a language; an absent value is a dash, never a zero. */
export function formatField(field: Field, value: unknown, language: Language): Quantity {
  const text = messages[language];
  if (value === null || value === undefined || value === '') return { text: text.noValue, unit: '' };
  if (typeof value === 'number' && isFloorArea(field)) return floorArea(value, language);
  if (typeof value === 'number' && field.unit) return byUnit[field.unit](value, language);
  if (typeof value === 'number')
    return { text: formatNumber(value, field.type === 'integer' ? 0 : 2), unit: '' };
  if (typeof value === 'boolean') {
    return { text: language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no', unit: '' };
  }
  const codes = Array.isArray(value) ? value.map(String) : [String(value)];
  if (codes.length === 0) return { text: text.noValue, unit: '' };
  if (field.type === 'timestamp') return { text: formatMoment(codes[0]!), unit: '' };
  return { text: codes.map((code) => optionName(field, code, language)).join(text.listSeparator), unit: '' };
}

function optionName(field: Field, code: string, language: Language): string {
  const option = field.options ? optionOf(field.options, code) : undefined;
  return option ? labelIn(option, language) : code;
}
