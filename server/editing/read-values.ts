import type { Field } from '../../geodata/catalog/field.ts';
import { optionSets } from '../../geodata/codes/option-sets.ts';
import { parsePlainDate } from '../../geodata/formats/parse-date.ts';
import type { FieldValues } from '../../geodata/model/api-edit.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { visibleFields } from '../access/visibility.ts';
import type { FieldProblem } from '../http/problem.ts';
import { type Reading, read, refused } from '../http/text-parameter.ts';
import type { EditableTable } from './editable-table.ts';

/** A value as the database takes it in JSON. */
export type StoredValue = string | number | boolean | string[] | null;

type Given = FieldValues[string];

const longestText = { line: 200, lines: 4000 } as const;

// Tabs and line feeds are text; other control characters are not, and the database refuses NUL.
const isControl = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127;
};

function readText(field: Field, value: Given): Reading<StoredValue> {
  if (typeof value !== 'string') return refused('须为文字');
  const text = value.trim();
  const { multiline = false, pattern, maxLength } = field.edit ?? {};
  if (text === '') return read(null);
  if ([...text].some(isControl)) return refused('含有不可用的控制字符，请删除');
  if (!multiline && /[\r\n]/.test(text)) return refused('不能换行，请写成一行');
  const longest = maxLength ?? (multiline ? longestText.lines : longestText.line);
  if (text.length > longest) return refused(`最多 ${longest} 字，现为 ${text.length} 字`);
  if (pattern !== undefined && !new RegExp(`^(?:${pattern.source})$`).test(text)) {
    return refused(`“${text.slice(0, 40)}”不合格式：${pattern.hint.zh}`);
  }
  return read(text);
}

function readNumber(field: Field, value: Given): Reading<StoredValue> {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refused('须为数字');
  if (field.type === 'integer' && !Number.isSafeInteger(value)) return refused('须为整数');
  const { min, max } = field.edit ?? {};
  if (min !== undefined && value < min) return refused(`不能小于 ${min}，现为 ${value}`);
  if (max !== undefined && value > max) return refused(`不能大于 ${max}，现为 ${value}`);
  return read(value);
}

function readOption(field: Field, value: Given): Reading<StoredValue> {
  const options = field.options === undefined ? [] : optionSets[field.options];
  if (typeof value === 'string' && options.some(({ code }) => code === value)) return read(value);
  const known = options.map(({ code, zh }) => `${zh}（${code}）`).join('、');
  return refused(`没有选项“${String(value).slice(0, 40)}”，请从 ${known} 中选择`);
}

function readList(field: Field, value: Given): Reading<StoredValue> {
  if (!Array.isArray(value)) return refused('须为列表');
  const entries: string[] = [];
  for (const entry of value) {
    const reading = field.type === 'options' ? readOption(field, entry) : readText(field, entry);
    if (!reading.ok) return reading;
    if (reading.value !== null && !entries.includes(String(reading.value)))
      entries.push(String(reading.value));
  }
  return read(entries);
}

function readDay(value: Given): Reading<StoredValue> {
  const day = typeof value === 'string' ? parsePlainDate(value) : undefined;
  return day === undefined
    ? refused(`“${String(value).slice(0, 40)}”不是日期，请写成 2020-04-22 的形式`)
    : read(day);
}

/** Reads one value of a field as a form or a program gives it; an empty text empties the field. */
function readValue(field: Field, value: Given): Reading<StoredValue> {
  const isList = field.type === 'options' || field.type === 'texts';
  if (isList) return readList(field, value ?? []);
  const isEmpty = value === null || (typeof value === 'string' && value.trim() === '');
  if (isEmpty) return field.edit?.required ? refused('必填，请填写') : read(null);
  switch (field.type) {
    case 'integer':
    case 'number':
      return readNumber(field, value);
    case 'boolean':
      return typeof value === 'boolean' ? read(value) : refused('须为是（true）或否（false）');
    case 'date':
      return readDay(value);
    case 'option':
      return readOption(field, value);
    default:
      return readText(field, value);
  }
}

/** Values that passed every check of the catalog, by field name, or what is wrong with each of the others. */
export type ValuesReading =
  | { ok: true; values: Map<Field, StoredValue> }
  | { ok: false; problems: FieldProblem[] };

/** Checks values against the catalog, as far as this actor may see and change the fields. */
export function readValues({ collection }: EditableTable, actor: Actor, given: FieldValues): ValuesReading {
  const fields = new Map(visibleFields(collection, actor).map(({ field }) => [field.name, field]));
  const values = new Map<Field, StoredValue>();
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = fields.get(name);
    if (field === undefined) problems.push({ field: name, message: `${collection.title.zh}没有这个字段` });
    else if (field.edit === undefined)
      problems.push({ field: name, message: `“${field.label.zh}”由系统维护，不能直接修改` });
    else {
      const reading = readValue(field, value);
      if (reading.ok) values.set(field, reading.value);
      else problems.push({ field: name, message: `“${field.label.zh}”${reading.reason}` });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values };
}

/** Required fields that a new record lacks. Booleans and lists have a default. */
export function missingFields(
  { collection }: EditableTable,
  values: ReadonlyMap<Field, StoredValue>,
  defaults: readonly string[],
): FieldProblem[] {
  return collection.fields
    .filter(({ edit, type, name }) => edit?.required && type !== 'boolean' && !defaults.includes(name))
    .filter((field) => values.get(field) === undefined || values.get(field) === null)
    .map((field) => ({ field: field.name, message: `“${field.label.zh}”必填，请填写` }));
}
