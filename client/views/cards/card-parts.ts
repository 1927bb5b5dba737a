import { html, type TemplateResult } from 'lit';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { knownCollection } from '../../api/land-query.ts';
import { quantity } from '../../elements/quantity.ts';
import { formatField } from '../../format/field-value.ts';
import type { Quantity } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';

/** A fact of a card: label left, value right; `wide` ones take both columns. */
export interface Fact {
  label: string;
  value: Quantity;
  isWide?: boolean;
}

/** Facts in two columns. */
export const factList = (facts: readonly Fact[]): TemplateResult => html`<dl class="facts">
  ${facts.map(
    ({ label, value, isWide }) => html`<div class=${factClass(value, isWide)}>
      <dt>${label}</dt>
      <dd title=${value.text}>${quantity(value)}</dd>
    </div>`,
  )}
</dl>`;

/** About how wide a text is, in Latin letters: Chinese characters take two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);

/** One column holds sixteen letters beside its label, two columns forty; what is longer is wrapped. */
function factClass({ text, unit }: Quantity, isWide: boolean | undefined): string {
  const width = widthOf(text) + widthOf(unit);
  return width > 40 ? 'wide wrap' : isWide || width > 16 ? 'wide' : '';
}

/** Up to three key numbers at the head of a card. */
export const keyNumbers = (numbers: readonly Fact[]): TemplateResult => html`<dl class="keys">
  ${numbers.map(
    ({ label, value }) => html`<div>
      <dt>${label}</dt>
      <dd>${quantity(value)}</dd>
    </div>`,
  )}
</dl>`;

/** Facts of fields by the catalog's labels and units; fields without a value, or that the reader may not see, are left out. */
export function fieldFacts(
  collection: string,
  feature: Feature,
  names: readonly string[],
  language: Language,
): Fact[] {
  return names.flatMap((name): Fact[] => {
    const field = fieldOf(knownCollection(collection), name);
    const value = feature.properties[name];
    const isEmpty =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (!field || isEmpty) return [];
    const shown = formatField(field, value, language);
    return [{ label: labelIn(field.label, language), value: shown }];
  });
}
