import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { Filters } from '../../api/filters.ts';
import { knownCollection } from '../../api/land-query.ts';
import { formatField } from '../../format/field-value.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';

/** One condition of the filters in words, and the filters without it. */
export interface Condition {
  name: string;
  without: Filters;
}

/** The filters one by one, as a sentence names them: `面积 10.00–120.00 亩`, `先租后让`. */
export function conditionsOf(filters: Filters, language: Language): Condition[] {
  const text = messages[language];
  const parcels = knownCollection('parcels');
  const conditions: Condition[] = [];
  for (const [name, range] of Object.entries(filters.ranges)) {
    const field = fieldOf(parcels, name);
    if (!field) continue;
    const { [name]: _, ...ranges } = filters.ranges;
    const [from, to] = [range.from, range.to].map((value) =>
      value === null ? null : formatField(field, value, language),
    );
    const unit = from?.unit || to?.unit || '';
    const span =
      from && to ? `${from.text}–${to.text}` : from ? text.atLeast(from.text) : text.atMost(to?.text ?? '');
    conditions.push({
      name: `${labelIn(field.label, language)} ${span} ${unit}`.trim(),
      without: { ...filters, ranges },
    });
  }
  for (const [name, chosen] of Object.entries(filters.values)) {
    const field = fieldOf(parcels, name);
    if (!field) continue;
    const { [name]: _, ...values } = filters.values;
    const isFlag = field.type === 'boolean';
    const named = isFlag ? labelIn(field.label, language) : formatField(field, chosen, language).text;
    conditions.push({
      name: field.options || isFlag ? named : `${labelIn(field.label, language)} ${named}`,
      without: { ...filters, values },
    });
  }
  if (filters.text.trim())
    conditions.push({ name: `“${filters.text.trim()}”`, without: { ...filters, text: '' } });
  if (filters.within) {
    conditions.push({
      name: text.drawnCorners(filters.within.length),
      without: { ...filters, within: null },
    });
  }
  return conditions;
}
