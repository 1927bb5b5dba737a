import type { OptionSetId } from '../codes/option-sets.ts';

/** Text in the two languages of the product; Chinese is the authority. */
export interface Label {
  zh: string;
  en: string;
}

/** Stored units; what people read (亩, 万元/亩) is chosen by `geodata/units` from these. */
export type Unit =
  | 'squareMetre'
  | 'metre'
  | 'yuan'
  | 'yuanPerSquareMetre'
  | 'yuanPerSquareMetreMonth'
  | 'yuanPerTce'
  | 'yuanPerTonne'
  | 'ratio'
  | 'year'
  | 'count'
  | 'tonne'
  | 'kilonewtonPerSquareMetre'
  | 'kilovoltAmpere';

/** Who may read a field: anybody / those inside the administration and the parks / those with a declared right only. */
export type Visibility = 'public' | 'internal' | 'sensitive';

export type FieldType =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'timestamp'
  /** One code of an option set. */
  | 'option'
  /** Several codes of an option set. */
  | 'options'
  | 'texts';

/** How a query may narrow by a field: by values (`a,b`), by a range (`from..to`), or not at all. */
export type FilterKind = 'values' | 'range';

/** What a form needs to let people change a field; the server checks the same rules. */
export interface FieldEditing {
  /** An empty value is refused. */
  required?: boolean;
  /** Inclusive bounds of a number, in the stored unit. */
  min?: number;
  max?: number;
  /** Regular expression that a text must match as a whole, and what it asks for in words. */
  pattern?: { source: string; hint: Label };
  /** Longest text; 200 characters unless said otherwise, 4000 for a multiline one. */
  maxLength?: number;
  /** Text over several lines. */
  multiline?: boolean;
  /** The value is the id of a record of this collection, in the same zone. */
  reference?: string;
}

/** One property of a collection. The API, OpenAPI, legend, table, drawer and exports all read this description. */
export interface Field {
  /** Name in the API, camelCase. The database column is its snake_case form. */
  name: string;
  label: Label;
  type: FieldType;
  unit?: Unit;
  options?: OptionSetId;
  visibility: Visibility;
  /** Column that stands in for people without the right to see idle-land cases; null: there is no such field for them. */
  publicColumn?: string | null;
  /** Exact measures of outlines, and what leads to things that a public map does not show. */
  isHiddenOnPublicMap?: true;
  filter?: FilterKind;
  sortable?: boolean;
  /** Travels in vector tiles. */
  tile?: boolean;
  /** Section of the card; fields without one are kept for machines. */
  section?: 'identity' | 'state' | 'planning' | 'supply' | 'readiness' | 'distance' | 'operation' | 'origin';
  /** People may change it; absent: derived, or kept by the program. */
  edit?: FieldEditing;
}

/** The same fields, some of them open to editing by the rules given; a rule for an unknown field is a mistake. */
export function withEditing(
  fields: readonly Field[],
  rules: Readonly<Record<string, FieldEditing>>,
): readonly Field[] {
  const unknown = Object.keys(rules).filter((name) => !fields.some((field) => field.name === name));
  if (unknown.length > 0) throw new Error(`no field ${unknown.join(', ')} to edit`);
  return fields.map((field) => {
    const edit = rules[field.name];
    return edit === undefined ? field : { ...field, edit };
  });
}

/** camelCase to snake_case, the one rule between API names and columns. */
export const columnOf = (fieldName: string): string =>
  fieldName.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

const field = (
  name: string,
  zh: string,
  en: string,
  type: FieldType,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
): Field => ({ name, label: { zh, en }, type, visibility: 'public', ...rest });

/** Builders: one line a field in the catalog. */
export const text = (
  name: string,
  zh: string,
  en: string,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'text', rest);
export const integer = (
  name: string,
  zh: string,
  en: string,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'integer', rest);
export const number = (
  name: string,
  zh: string,
  en: string,
  unit: Unit | undefined,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'number', unit === undefined ? rest : { unit, ...rest });
export const flag = (
  name: string,
  zh: string,
  en: string,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'boolean', rest);
export const date = (
  name: string,
  zh: string,
  en: string,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'date', rest);
export const option = (
  name: string,
  zh: string,
  en: string,
  options: OptionSetId,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'option', { options, ...rest });
export const options = (
  name: string,
  zh: string,
  en: string,
  set: OptionSetId,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'options', { options: set, ...rest });
export const texts = (
  name: string,
  zh: string,
  en: string,
  rest: Omit<Partial<Field>, 'name' | 'label' | 'type'> = {},
) => field(name, zh, en, 'texts', rest);
