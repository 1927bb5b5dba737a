import type { Field } from '../../geodata/catalog/field.ts';
import type { FieldValues } from '../../geodata/model/api-edit.ts';
import type { Feature } from '../../geodata/model/api-feature.ts';

/** What a bulk edit does to one field. */
export interface FieldPreview {
  field: Field;
  /** Values as they are, the most frequent first. */
  now: readonly { value: unknown; count: number }[];
  next: unknown;
  /** How many records get another value. */
  changed: number;
}

const key = (value: unknown): string => JSON.stringify(value ?? null);

/** Lists of codes are sets: their order says nothing. */
const comparable = (value: unknown): string =>
  Array.isArray(value) ? key(value.map(String).toSorted()) : key(value);

const differs = (value: unknown, next: unknown): boolean => comparable(value) !== comparable(next);

/** What each field holds now and how many records change. */
export const bulkPreview = (
  records: readonly Feature[],
  fields: readonly Field[],
  changes: FieldValues,
): FieldPreview[] =>
  fields
    .filter(({ name }) => Object.hasOwn(changes, name))
    .map((field) => {
      const next = changes[field.name];
      const counts = new Map<string, { value: unknown; count: number }>();
      for (const { properties } of records) {
        const value = properties[field.name] ?? null;
        const known = counts.get(comparable(value));
        counts.set(comparable(value), { value, count: (known?.count ?? 0) + 1 });
      }
      return {
        field,
        now: [...counts.values()].toSorted((a, b) => b.count - a.count),
        next,
        changed: records.filter(({ properties }) => differs(properties[field.name], next)).length,
      };
    });

/** The records that a bulk edit really changes: the others are left in peace, with their revision. */
export const changedRecords = (records: readonly Feature[], changes: FieldValues): Feature[] =>
  records.filter(({ properties }) =>
    Object.entries(changes).some(([name, value]) => differs(properties[name], value)),
  );
