import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Field, Unit } from '../../geodata/catalog/field.ts';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import { roundHalfUp, toMu } from '../../geodata/units/area.ts';

export type ExportLanguage = 'zh' | 'en';

/** A cell as it is: dates are days, numbers are not rounded. */
export type ExportValue = string | number | null;

/** One column of a table that people read. */
export interface ExportColumn {
  header: string;
  kind: 'text' | 'number' | 'date';
  /** Number format of a workbook. */
  format?: string;
  read: (properties: Readonly<Record<string, unknown>>) => ExportValue;
}

const unitNames: Readonly<Record<Unit, { zh: string; en: string }>> = {
  squareMetre: { zh: '平方米', en: 'm²' },
  metre: { zh: '米', en: 'm' },
  yuan: { zh: '元', en: 'CNY' },
  yuanPerSquareMetre: { zh: '元/平方米', en: 'CNY/m²' },
  yuanPerSquareMetreMonth: { zh: '元/平方米·月', en: 'CNY/m²·month' },
  yuanPerTce: { zh: '元/吨标准煤', en: 'CNY/tce' },
  yuanPerTonne: { zh: '元/吨', en: 'CNY/t' },
  ratio: { zh: '', en: '' },
  year: { zh: '年', en: 'years' },
  count: { zh: '', en: '' },
  tonne: { zh: '吨', en: 't' },
  kilonewtonPerSquareMetre: { zh: '千牛/平方米', en: 'kN/m²' },
  kilovoltAmpere: { zh: '千伏安', en: 'kVA' },
};

const withUnit = (label: string, unit: string, language: ExportLanguage): string => {
  if (unit === '') return label;
  return language === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`;
};

const words = {
  zh: { true: '是', false: '否', between: '、' },
  en: { true: 'yes', false: 'no', between: ', ' },
} as const;

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Land in 亩, as people speak of it, to two places; the square metres beside it are exact. */
const muColumn = (field: Field, language: ExportLanguage): ExportColumn => ({
  header: withUnit(field.label[language], language === 'zh' ? '亩' : 'mu', language),
  kind: 'number',
  format: '#,##0.00',
  read: (properties) => {
    const area = asNumber(properties[field.name]);
    return area === null ? null : roundHalfUp(toMu(area), 2);
  },
});

function textOf(field: Field, value: unknown, language: ExportLanguage): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value))
    return value.map((entry) => textOf(field, entry, language) ?? '').join(words[language].between);
  if (typeof value === 'boolean') return words[language][`${value}`];
  if (field.options !== undefined) return optionOf(field.options, String(value))?.[language] ?? String(value);
  return String(value);
}

function columnOfField(field: Field, language: ExportLanguage): ExportColumn {
  const label = field.label[language];
  if (field.type === 'number' || field.type === 'integer') {
    const unit = field.unit === undefined ? '' : unitNames[field.unit][language];
    return {
      header: withUnit(label, unit, language),
      kind: 'number',
      ...(field.unit === 'squareMetre' || field.unit === 'yuan' ? { format: '#,##0.00' } : {}),
      read: (properties) => asNumber(properties[field.name]),
    };
  }
  return {
    header: label,
    kind: field.type === 'date' ? 'date' : 'text',
    read: (properties) => textOf(field, properties[field.name], language),
  };
}

/** Fields that people read: those of the card, the name, the class and the area; ids for machines stay out. */
export const isForPeople = ({ titleField, areaField }: Collection, field: Field): boolean =>
  field.section !== undefined || [titleField, areaField, 'landClass'].includes(field.name);

/** Land is measured in 亩 beside square metres; floor space is not. */
const isLand = ({ revisionOf }: Collection): boolean => !revisionOf.startsWith('factory');

/** The columns of a collection's fields, in their order; areas of land in 亩 and square metres. */
export function exportColumns(
  collection: Collection,
  fields: readonly Field[],
  language: ExportLanguage,
): ExportColumn[] {
  return fields.flatMap((field) => {
    const column = columnOfField(field, language);
    return field.unit === 'squareMetre' && isLand(collection)
      ? [muColumn(field, language), column]
      : [column];
  });
}
