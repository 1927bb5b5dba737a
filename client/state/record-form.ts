import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Field } from '../../geodata/catalog/field.ts';
import { optionSets } from '../../geodata/codes/option-sets.ts';
import type { FieldValues } from '../../geodata/model/api-edit.ts';
import { entryFromStored, entryUnitOf, storedFromEntry } from '../format/entry-units.ts';
import { editingMessages } from '../language/editing-messages.ts';
import { type Language, labelIn } from '../language/language.ts';

/** What stands in a control: text, a switch, or several codes. */
export type FormEntry = string | boolean | readonly string[];
export type FormEntries = Readonly<Record<string, FormEntry>>;
export type StoredValue = FieldValues[string];

export type EntryReading = { ok: true; value: StoredValue } | { ok: false; reason: string };

const longestLine = 200;
const longestText = 4000;

/** Fields a form offers: open to editing, and known of the record, because hidden ones do not come at all. */
export const formFields = (
  collection: Collection,
  properties: Readonly<Record<string, unknown>> | null,
): readonly Field[] =>
  collection.fields.filter(
    (field) => field.edit && (properties === null || Object.hasOwn(properties, field.name)),
  );

const listSeparators = /[、,，;；\n]/;

/** A stored value as its control shows it. */
export function entryOf(field: Field, value: unknown): FormEntry {
  if (field.type === 'boolean') return value === true;
  if (field.type === 'options') return Array.isArray(value) ? value.map(String) : [];
  if (field.type === 'texts') return Array.isArray(value) ? value.map(String).join('、') : '';
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && !field.edit?.reference) return entryFromStored(value, entryUnitOf(field));
  return String(value);
}

/** What a form starts with. */
export const entriesOf = (
  fields: readonly Field[],
  properties: Readonly<Record<string, unknown>>,
): FormEntries =>
  Object.fromEntries(fields.map((field) => [field.name, entryOf(field, properties[field.name])]));

const good = (value: StoredValue): EntryReading => ({ ok: true, value });
const bad = (reason: string): EntryReading => ({ ok: false, reason });

/** Reads a control by the rules of the catalog, the same that the server holds; reasons are for people. */
export function readEntry(field: Field, entry: FormEntry, language: Language): EntryReading {
  const text = editingMessages[language];
  if (typeof entry === 'boolean') return good(entry);
  if (typeof entry !== 'string') return good([...entry]);
  const typed = entry.trim();
  if (field.type === 'texts') {
    const parts = typed.split(listSeparators).map((part) => part.trim());
    return good([...new Set(parts.filter((part) => part !== ''))]);
  }
  if (typed === '') return field.edit?.required ? bad(text.required) : good(null);
  if (field.edit?.reference) return good(Number(typed));
  if (field.type === 'integer' || field.type === 'number') return readNumber(field, typed, language);
  if (field.type === 'date') {
    return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? good(typed) : bad(text.badDate);
  }
  if (field.type === 'option') {
    const known: readonly { code: string }[] = field.options ? optionSets[field.options] : [];
    return known.some(({ code }) => code === typed) ? good(typed) : bad(text.required);
  }
  return readText(field, typed, language);
}

function readText(field: Field, typed: string, language: Language): EntryReading {
  const text = editingMessages[language];
  const { multiline, maxLength, pattern } = field.edit ?? {};
  const longest = maxLength ?? (multiline ? longestText : longestLine);
  if (typed.length > longest) return bad(text.tooLong(longest));
  if (pattern && !new RegExp(`^(?:${pattern.source})$`).test(typed))
    return bad(labelIn(pattern.hint, language));
  return good(typed);
}

function readNumber(field: Field, typed: string, language: Language): EntryReading {
  const text = editingMessages[language];
  const unit = entryUnitOf(field);
  const value = storedFromEntry(typed, unit);
  if (value === undefined) return bad(text.badNumber);
  if (field.type === 'integer' && /\.\d*[1-9]/.test(typed)) return bad(text.badInteger);
  const { min, max } = field.edit ?? {};
  const bound = (limit: number) => `${entryFromStored(limit, unit)} ${labelIn(unit.label, language)}`.trim();
  if (min !== undefined && value < min)
    return bad(min > 0 && min <= 0.01 ? text.notPositive : text.tooSmall(bound(min)));
  if (max !== undefined && value > max) return bad(text.tooLarge(bound(max)));
  return good(value);
}

const sameEntry = (a: FormEntry | undefined, b: FormEntry | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((code) => b.includes(code))
    : a === b || (typeof a === 'string' && typeof b === 'string' && a.trim() === b.trim());

export interface FormReading {
  /** Only what differs from what was read: untouched controls stand for the very values that are stored. */
  changes: FieldValues;
  /** Reasons by field name; nothing is sent while there is one. */
  problems: Readonly<Record<string, string>>;
}

/** What a form would send. Without a record to compare with, everything that is filled in. */
export function readForm(
  fields: readonly Field[],
  start: FormEntries,
  entries: FormEntries,
  language: Language,
  isNew = false,
): FormReading {
  const changes: FieldValues = {};
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const entry = entries[field.name] ?? '';
    if (!isNew && sameEntry(entry, start[field.name])) continue;
    const reading = readEntry(field, entry, language);
    if (!reading.ok) problems[field.name] = reading.reason;
    else if (!isNew || !(reading.value === null || reading.value === '')) changes[field.name] = reading.value;
  }
  return { changes, problems };
}
