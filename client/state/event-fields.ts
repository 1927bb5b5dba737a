import { z } from 'zod';
import { YuanText } from '../../geodata/model/yuan-text.ts';

type Kind =
  | 'text'
  | 'date'
  | 'money'
  | 'number'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'texts'
  | 'point'
  | 'group'
  | 'variants'
  | 'list';

/** A field of a form, read off the schema that the entry is checked by. */
export interface EventField {
  name: string;
  kind: Kind;
  /** May be left empty; an optional group may be left out whole. */
  isOptional: boolean;
  /** What it holds while nothing was entered. */
  empty: unknown;
  /** Of choices. */
  options: readonly string[];
  /** Of groups, and of each entry of a list. */
  fields: readonly EventField[];
  /** Of a discriminated union: the field that chooses, and the further fields of each choice. */
  discriminator: string;
  variants: Readonly<Record<string, readonly EventField[]>>;
}

const plain = (
  name: string,
  kind: Kind,
  isOptional: boolean,
  more: Partial<EventField> = {},
): EventField => ({
  name,
  kind,
  isOptional,
  empty: kind === 'yes-no' ? false : '',
  options: [],
  fields: [],
  discriminator: '',
  variants: {},
  ...more,
});

/** The schema beneath null, default and optional, and whether there was one of these. */
function unwrap(schema: unknown): { inner: unknown; isOptional: boolean } {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return { inner: unwrap(schema.unwrap()).inner, isOptional: true };
  return { inner: schema, isOptional: false };
}

const literalOf = (schema: unknown): string =>
  schema instanceof z.ZodLiteral ? String([...schema.values][0]) : '';

function variantsOf(union: z.ZodDiscriminatedUnion): EventField['variants'] {
  const { discriminator } = union.def;
  return Object.fromEntries(
    union.options.flatMap((option) => {
      if (!(option instanceof z.ZodObject)) return [];
      return [[literalOf(option.shape[discriminator]), fieldsOf(option, [discriminator])] as const];
    }),
  );
}

function fieldOf(name: string, schema: unknown): EventField {
  const { inner, isOptional } = unwrap(schema);
  if (inner instanceof z.ZodISODate) return plain(name, 'date', isOptional);
  if (inner === YuanText) return plain(name, 'money', isOptional);
  if (inner instanceof z.ZodBoolean) return plain(name, 'yes-no', true);
  if (inner instanceof z.ZodEnum)
    return plain(name, 'choice', isOptional, { options: inner.options.map(String) });
  if (inner instanceof z.ZodNumber) return plain(name, 'number', isOptional);
  if (inner instanceof z.ZodTuple) return plain(name, 'point', isOptional, { empty: ['', ''] });
  if (inner instanceof z.ZodObject) {
    const fields = fieldsOf(inner);
    return plain(name, 'group', isOptional, { fields, empty: isOptional ? null : emptyDraft(fields) });
  }
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const variants = variantsOf(inner);
    const { discriminator } = inner.def;
    const options = Object.keys(variants);
    return plain(name, 'variants', isOptional, {
      variants,
      discriminator,
      options,
      empty: isOptional ? null : draftOfVariant(discriminator, options[0] ?? '', variants),
    });
  }
  if (inner instanceof z.ZodArray) {
    const { element } = inner;
    if (element instanceof z.ZodEnum)
      return plain(name, 'choices', true, { options: element.options.map(String), empty: [] });
    if (element instanceof z.ZodObject)
      return plain(name, 'list', true, { fields: fieldsOf(element), empty: [] });
    return plain(name, 'texts', isOptional, { empty: [] });
  }
  return plain(name, 'text', isOptional);
}

/** The fields of an object schema in their order, but for some. */
export function fieldsOf(schema: z.ZodObject, without: readonly string[] = []): EventField[] {
  return Object.entries(schema.shape)
    .filter(([name]) => !without.includes(name))
    .map(([name, inner]) => fieldOf(name, inner));
}

/** What was entered so far: texts as typed, groups as objects, lists as arrays. */
export type Draft = Readonly<Record<string, unknown>>;

/** A form in which nothing has been entered. */
export const emptyDraft = (fields: readonly EventField[]): Draft =>
  Object.fromEntries(fields.map(({ name, empty }) => [name, empty]));

/** The choice of a union with its own fields empty. */
export const draftOfVariant = (
  discriminator: string,
  value: string,
  variants: EventField['variants'],
): Draft => ({
  [discriminator]: value,
  ...emptyDraft(variants[value] ?? []),
});

/** A draft with another value at a path such as `finding.docNo` or `milestones.0.name`. */
export function changeDraft(draft: Draft, path: string, value: unknown): Draft {
  return changed(draft, path.split('.'), value) as Draft;
}

function changed(at: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(at))
    return at.map((entry, index) => (String(index) === first ? changed(entry, rest, value) : entry));
  const held = (at ?? {}) as Record<string, unknown>;
  return { ...held, [first]: changed(held[first], rest, value) };
}

/** The fields in which something must be entered and nothing was, as paths; those in `given` get their value later. */
export function missingFields(
  fields: readonly EventField[],
  draft: Draft,
  given: readonly string[] = [],
  before = '',
): string[] {
  return fields.flatMap((field) => {
    const path = before + field.name;
    const value = draft[field.name];
    const held = (value ?? {}) as Draft;
    if (field.kind === 'list')
      return (value as readonly Draft[]).flatMap((entry, index) =>
        missingFields(field.fields, entry, given, `${path}.${index}.`),
      );
    if (value === null) return [];
    if (field.kind === 'group') return missingFields(field.fields, held, given, `${path}.`);
    if (field.kind === 'variants')
      return missingFields(field.variants[String(held[field.discriminator])] ?? [], held, given, `${path}.`);
    if (field.isOptional || given.includes(path)) return [];
    const isEmpty = Array.isArray(value) ? value.every((entry) => entry === '') : String(value).trim() === '';
    return isEmpty ? [path] : [];
  });
}

/** What is sent for a draft; a field left empty is null where it may be, and left out where it must be given later. */
export function payloadOf(fields: readonly EventField[], draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = payloadValue(field, draft[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function payloadValue(field: EventField, value: unknown): unknown {
  if (value === null) return null;
  switch (field.kind) {
    case 'yes-no':
    case 'choices':
      return value;
    case 'texts':
      return (value as readonly string[]).map((text) => text.trim()).filter(Boolean);
    case 'group':
      return payloadOf(field.fields, value as Draft);
    case 'variants': {
      const chosen = String((value as Draft)[field.discriminator]);
      return { [field.discriminator]: chosen, ...payloadOf(field.variants[chosen] ?? [], value as Draft) };
    }
    case 'list':
      return (value as readonly Draft[]).map((entry) => payloadOf(field.fields, entry));
    case 'point': {
      const [lng, lat] = value as readonly [string, string];
      return lng === '' && lat === '' ? null : [Number(lng), Number(lat)];
    }
    default: {
      const text = String(value).trim();
      if (text === '') return field.isOptional ? null : undefined;
      return field.kind === 'number' ? Number(text) : text;
    }
  }
}
