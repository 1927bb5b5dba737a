import type { Field } from '../../geodata/catalog/field.ts';
import { optionSets } from '../../geodata/codes/option-sets.ts';
import { PlainDate } from '../../geodata/model/field-formats.ts';
import { finiteNumber, type Reading, read, refused, textParameter } from '../http/text-parameter.ts';

/** Any of some values; for array columns: has at least one of them. Values are kept as text and cast by the database. */
export interface ValuesFilter {
  field: string;
  kind: 'values';
  values: readonly string[];
}

/** Inclusive at both ends; decimal numbers or calendar days as text, so that nothing is rounded on the way. */
export interface RangeFilter {
  field: string;
  kind: 'range';
  from?: string;
  to?: string;
}

export type FieldFilter = ValuesFilter | RangeFilter;

const mostValues = 200;
const longestValue = 200;

/** A value of the field's type in its canonical text, or what is wrong with it. */
function readValue(field: Field, text: string): Reading<string> {
  if (text === '') return refused('没有给出值');
  if (text.length > longestValue || text.includes('\0')) return refused('值过长或含有不可用的字符');
  if (field.options !== undefined) {
    const options = optionSets[field.options];
    if (options.some(({ code }) => code === text)) return read(text);
    return refused(
      `没有选项“${text}”；可选：${options.map(({ code, zh }) => `${code}（${zh}）`).join('、')}`,
    );
  }
  if (field.type === 'boolean')
    return text === 'true' || text === 'false' ? read(text) : refused('须为 true（是）或 false（否）');
  if (field.type === 'integer') {
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    return Number.isSafeInteger(value) ? read(String(value)) : refused(`“${text}”不是整数`);
  }
  return read(text);
}

function readValues(field: Field, text: string): Reading<{ filter: ValuesFilter }> {
  const parts = [...new Set(text.split(',').map((part) => part.trim()))];
  if (parts.length > mostValues) return refused(`最多 ${mostValues} 个值`);
  const values: string[] = [];
  for (const part of parts) {
    const value = readValue(field, part);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return read({ filter: { field: field.name, kind: 'values', values: [...new Set(values)].sort() } });
}

/** The end of a range in canonical text, its order among others, or undefined when it is neither number nor day. */
function readEnd(field: Field, text: string): { text: string; order: number } | undefined {
  if (field.type === 'date')
    return PlainDate.safeParse(text).success ? { text, order: Date.parse(`${text}T00:00:00Z`) } : undefined;
  const value = finiteNumber(text);
  return value === undefined ? undefined : { text: String(value), order: value };
}

function readRange(field: Field, text: string): Reading<{ filter: RangeFilter }> {
  const example = field.type === 'date' ? '2024-01-01..2024-12-31' : '100..200';
  const shape = `须为“${example}”的形式，两端可省略其一`;
  const [fromText, toText, ...more] = text.split('..').map((part) => part.trim());
  if (fromText === undefined || toText === undefined || more.length > 0 || fromText + toText === '')
    return refused(shape);
  const from = fromText === '' ? null : readEnd(field, fromText);
  const to = toText === '' ? null : readEnd(field, toText);
  if (from === undefined)
    return refused(`“${fromText}”不是${field.type === 'date' ? '日期' : '数字'}；${shape}`);
  if (to === undefined) return refused(`“${toText}”不是${field.type === 'date' ? '日期' : '数字'}；${shape}`);
  if (from !== null && to !== null && from.order > to.order) return refused('起点大于终点，请对调两端');
  return read({
    filter: {
      field: field.name,
      kind: 'range',
      ...(from === null ? {} : { from: from.text }),
      ...(to === null ? {} : { to: to.text }),
    },
  });
}

/** The query parameter of a field that the catalog lets callers filter by. */
export function filterParameter(field: Field) {
  const label = field.label.zh;
  if (field.filter === 'range')
    return textParameter(
      {
        zh: `${label}：from..to，含两端，可省略一端${field.unit === undefined ? '' : `（单位 ${field.unit}）`}`,
        example: field.type === 'date' ? '2024-01-01..' : '1000..5000',
      },
      (text) => readRange(field, text),
    );
  const codes = field.options === undefined ? undefined : optionSets[field.options];
  return textParameter(
    {
      zh:
        codes === undefined
          ? `${label}：任一，逗号分隔`
          : `${label}：任一，逗号分隔；${codes.map(({ code, zh }) => `${code} ${zh}`).join('，')}`,
      example: codes?.[0]?.code ?? (field.type === 'boolean' ? 'true' : undefined),
    },
    (text) => readValues(field, text),
  );
}
