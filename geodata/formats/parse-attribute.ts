import type { LandUseScheme } from '../model/field-formats.ts';
import { roundHalfUp } from '../units/area.ts';
import { readLandUse } from './land-use-text.ts';
import { parsePlainDate } from './parse-date.ts';
import { parseQuantity, parseRange } from './parse-quantity.ts';
import { normaliseText } from './plain-text.ts';
import type { QuantityUnit } from './quantity-units.ts';
import type { FieldValue } from './read-result.ts';
import { boundOf, dimensionOf, type TargetField } from './target-field.ts';

export type AttributeProblemCode =
  | 'not-a-number'
  | 'not-a-date'
  | 'not-a-choice'
  | 'not-a-boolean'
  | 'not-an-integer'
  | 'unit-missing'
  | 'unit-wrong'
  | 'bound-wrong'
  | 'negative'
  | 'scheme-missing'
  | 'land-use-unknown';

/** A value that cannot be taken over: which, where, and what is expected. */
export interface AttributeProblem {
  code: AttributeProblemCode;
  /** From 1, if known. */
  row?: number;
  field: string;
  value: string;
  /** Chinese: what would be accepted. */
  expected: string;
  /** Chinese, whole sentence. */
  message: string;
}

/** A land use always travels with the scheme of its code. */
export interface LandUseValue {
  scheme: LandUseScheme;
  code: string;
  name: string;
}

export type AttributeValue = string | number | boolean | string[] | LandUseValue | null;

export type AttributeResult = { ok: true; value: AttributeValue } | { ok: false; problem: AttributeProblem };

export interface AttributeContext {
  /** Unit of values that carry none. */
  unit?: QuantityUnit;
  row?: number;
  /** How the file calls the column. */
  column?: string;
  /** The scheme that bare land-use codes of the column belong to. */
  landUseScheme?: LandUseScheme;
}

// Decimals kept: a hundredth of a square metre, a 分, four for prices and ratios.
const decimals: Readonly<Record<string, number>> = {
  area: 2,
  money: 2,
  unitPrice: 4,
  length: 3,
  ratio: 6,
  years: 0,
};

// What offices write for "none".
const emptySigns = /^(?:|[-—–/\\]+|无|空|暂无|未知|不详|null|none|n\/?a|nan|#n\/a)$/i;

/**
 * Reads one value as a field: quantities to the stored unit (m², 元, 元/m², ratio), dates to `YYYY-MM-DD`, choices to
 * their codes, land uses (fields `landUseCode` and `landUseName`) to scheme, code and name. Empty values and their usual signs (`-`, `无`) give null. Nothing is guessed: a number for an area
 * without a unit, a day that does not exist or a `≤` for a least is refused.
 */
export function parseAttribute(
  value: FieldValue,
  target: TargetField,
  context: AttributeContext = {},
): AttributeResult {
  const text = value === null ? '' : normaliseText(String(value));
  if (emptySigns.test(text)) return { ok: true, value: null };
  const fail = (code: AttributeProblemCode, expected: string): AttributeResult => {
    const place = [
      context.row === undefined ? '' : `第${context.row}行`,
      `字段“${context.column ?? target.label.zh}”`,
    ].join('');
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    return {
      ok: false,
      problem: {
        code,
        row: context.row,
        field: context.column ?? target.name,
        value: shown,
        expected,
        message: `${place}的“${shown}”无法读作${target.label.zh}：应为${expected}。`,
      },
    };
  };
  switch (target.type) {
    case 'number':
    case 'integer':
      return parseNumber(typeof value === 'number' ? value : text, target, context, fail);
    case 'date':
    case 'timestamp': {
      const date = parsePlainDate(text);
      return date ? { ok: true, value: date } : fail('not-a-date', '日期，如 2020-04-22 或 2020年4月22日');
    }
    case 'boolean': {
      if (/^(?:是|有|真|y|yes|true|t|1|√|对)$/i.test(text)) return { ok: true, value: true };
      if (/^(?:否|没有|假|n|no|false|f|0|×|不)$/i.test(text)) return { ok: true, value: false };
      return fail('not-a-boolean', '“是”或“否”');
    }
    case 'option':
    case 'options':
      return parseChoice(text, target, fail);
    case 'texts':
      return {
        ok: true,
        value: text
          .split(/[、,;|]/)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      };
    case 'text':
      return target.name === 'landUseCode' || target.name === 'landUseName'
        ? parseLandUseField(text, context, fail)
        : { ok: true, value: text };
  }
}

type Fail = (code: AttributeProblemCode, expected: string) => AttributeResult;

function parseNumber(
  value: string | number,
  target: TargetField,
  context: AttributeContext,
  fail: Fail,
): AttributeResult {
  const allowed = boundOf(target);
  const range = allowed !== undefined && typeof value === 'string' ? parseRange(value) : undefined;
  const quantity = range && allowed ? range[allowed] : parseQuantity(value);
  const dimension = dimensionOf(target);
  const unitNeeded = dimension === 'area' || dimension === 'money' || dimension === 'unitPrice';
  if (!quantity)
    return fail('not-a-number', unitNeeded ? '一个带单位的数，如 16761.7平方米、25.14亩、640万元' : '一个数');
  const { bound } = quantity;
  if (bound && bound !== allowed) {
    return fail(
      'bound-wrong',
      allowed === undefined ? '不带大于、小于号的数' : allowed === 'least' ? '下限（≥）' : '上限（≤）',
    );
  }
  const unit = quantity.unit ?? context.unit;
  if (unit && unit.dimension !== dimension)
    return fail('unit-wrong', dimension ? `${target.label.zh}的单位` : '不带单位的数');
  if (!unit && unitNeeded)
    return fail('unit-missing', '带单位的数，或先为该列选定单位（平方米、亩、公顷、万元等）');
  if (quantity.value < 0) return fail('negative', '不小于 0 的数');
  // A ratio written as 35 means per cent; a coverage above one cannot be meant.
  const factor = unit?.factor ?? (dimension === 'ratio' && quantity.value > 1 ? 0.01 : 1);
  const converted = quantity.value * factor;
  const rounded = dimension === undefined ? converted : roundHalfUp(converted, decimals[dimension] ?? 6);
  if (target.type === 'integer' && !Number.isInteger(rounded)) return fail('not-an-integer', '整数');
  return { ok: true, value: rounded };
}

function parseChoice(text: string, target: TargetField, fail: Fail): AttributeResult {
  const choices = target.choices ?? [];
  const parts =
    target.type === 'options'
      ? text
          .split(/[、,;|]/)
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : [text];
  const codes: string[] = [];
  for (const part of parts) {
    const choice = choices.find(({ code, zh }) => zh === part || code.toLowerCase() === part.toLowerCase());
    if (!choice) return fail('not-a-choice', choices.map(({ zh }) => zh).join('、'));
    codes.push(choice.code);
  }
  return { ok: true, value: target.type === 'options' ? codes : codes[0]! };
}

function parseLandUseField(text: string, context: AttributeContext, fail: Fail): AttributeResult {
  const reading = readLandUse(text, context.landUseScheme);
  if (reading.ok) {
    const { scheme, code, name } = reading;
    return { ok: true, value: { scheme, code, name } };
  }
  const code = reading.reason === 'scheme-missing' ? 'scheme-missing' : 'land-use-unknown';
  return fail(code, `用地用海分类的类别（${reading.message}）`);
}
