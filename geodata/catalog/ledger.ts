import { type Collection, originFields, zoneField } from './collection.ts';
import { type Field, type FieldEditing, text, withEditing } from './field.ts';

/** Everything of a ledger is internal: what the public learns of it goes through the bulletin (domain dossier 8.3). */
export const inside = { visibility: 'internal' } as const;
/** A field that lists narrow by its values. */
export const chosen = { ...inside, filter: 'values', section: 'identity' } as const;
/** A field that lists narrow by a range. */
export const measured = { ...inside, filter: 'range', sortable: true, section: 'operation' } as const;

interface LedgerDescription {
  id: string;
  title: { zh: string; en: string };
  description: { zh: string; en: string };
  counter: { zh: string; en: string };
  relation: string;
  fields: readonly Field[];
  editing: Readonly<Record<string, FieldEditing>>;
  titleField: string;
  defaultSort: readonly string[];
  areaField?: string;
}

/** A ledger as a collection: rows that people enter one by one, drawn where the land they name lies. */
export const ledger = ({ fields, editing, ...description }: LedgerDescription): Collection => ({
  ...description,
  revisionOf: description.id,
  visibility: 'internal',
  rights: { read: 'read-reports', write: 'work-reports' },
  geometry: 'Point',
  fields: withEditing(
    [
      zoneField,
      ...fields,
      text('sourcePeriod', '数据时点', 'Period', { ...inside, section: 'origin' }),
      ...originFields,
    ],
    { ...editing, sourceName: { required: true }, sourcePeriod: {} },
  ),
  editing: { create: true, withdraw: true, outline: false },
});
