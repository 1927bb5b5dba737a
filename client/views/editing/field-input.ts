import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../../geodata/catalog/field.ts';
import { type Option, optionSets } from '../../../geodata/codes/option-sets.ts';
import { entryUnitOf } from '../../format/entry-units.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import type { FormEntry } from '../../state/record-form.ts';
import './reference-field.ts';

/** A control of a form and what is known of it. */
export interface FieldInput {
  field: Field;
  entry: FormEntry;
  /** Differs from what is stored. */
  isChanged: boolean;
  /** Why it cannot be saved; undefined while nothing is wrong. */
  problem: string | undefined;
  zoneCode: string;
  language: Language;
  change: (entry: FormEntry) => void;
}

const optionsOf = (field: Field): readonly Option[] => (field.options ? optionSets[field.options] : []);

/** Label, control, unit, and the reason why it cannot be saved. */
export function fieldInput(input: FieldInput): TemplateResult {
  const { field, problem, language } = input;
  const text = editingMessages[language];
  const label = labelIn(field.label, language);
  const isGroup = field.type === 'options' || field.type === 'boolean' || field.edit?.reference !== undefined;
  const isWide =
    field.edit?.multiline ||
    field.type === 'options' ||
    field.type === 'texts' ||
    field.edit?.reference ||
    isLong(field);
  const aside = field.type === 'texts' ? text.listHint : '';
  const must = field.edit?.required && field.type !== 'boolean';
  const name = html`${label}${must ? html`<span class="must" aria-hidden="true">*</span>` : nothing}${
    aside ? html`<span class="aside">${aside}</span>` : nothing
  }`;
  return html`<div class="field ${isWide ? 'wide' : ''}">
    ${isGroup ? html`<span class="label" id="${field.name}-label">${name}</span>` : html`<label for=${field.name}>${name}</label>`}
    ${control(input, label)}
    <span class="reason-wrong" id="${field.name}-wrong" aria-live="polite" ?hidden=${!problem}>${problem ?? ''}</span>
  </div>`;
}

/** Names, codes and places need room; dates, numbers and choices stand in pairs. */
const isLong = (field: Field): boolean =>
  field.type === 'text' &&
  ['name', 'parcelCode', 'locationText', 'sourceName', 'landUseText'].includes(field.name);

function control(input: FieldInput, label: string): TemplateResult {
  const { field, entry, language, change, zoneCode, problem } = input;
  if (field.edit?.reference) {
    return html`<ld-reference-field
      .collection=${field.edit.reference}
      .zoneCode=${zoneCode}
      .value=${String(entry)}
      .label=${label}
      .language=${language}
      ?invalid=${problem !== undefined}
      ?clearable=${!field.edit.required}
      @reference-chosen=${(event: CustomEvent<{ id: number | null }>) => change(event.detail.id === null ? '' : String(event.detail.id))}
    ></ld-reference-field>`;
  }
  if (field.type === 'boolean') return booleanControl(input);
  if (field.type === 'options') return optionsControl(input);
  if (field.type === 'option') return optionControl(input);
  return textControl(input);
}

function booleanControl({ field, entry, language, change }: FieldInput): TemplateResult {
  const text = editingMessages[language];
  return html`<span class="switch-row">
    <input
      type="checkbox"
      id=${field.name}
      aria-labelledby="${field.name}-label"
      .checked=${entry === true}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />
    <label for=${field.name}>${entry === true ? text.yes : text.no}</label>
  </span>`;
}

function optionsControl({ field, entry, language, change }: FieldInput): TemplateResult {
  const chosen = Array.isArray(entry) ? entry.map(String) : [];
  return html`<div class="choices" role="group" aria-labelledby="${field.name}-label">
    ${optionsOf(field).map(
      (option) => html`<button
        type="button"
        class="chip"
        aria-pressed=${chosen.includes(option.code)}
        @click=${() =>
          change(
            chosen.includes(option.code)
              ? chosen.filter((code) => code !== option.code)
              : [...chosen, option.code],
          )}
      >
        ${labelIn(option, language)}
      </button>`,
    )}
  </div>`;
}

const described = ({ field, problem }: FieldInput) => (problem ? `${field.name}-wrong` : nothing);

function optionControl(input: FieldInput): TemplateResult {
  const { field, entry, language, change, isChanged, problem } = input;
  const text = editingMessages[language];
  return html`<select
    class="input ${isChanged ? 'changed' : ''}"
    id=${field.name}
    aria-invalid=${problem !== undefined}
    aria-describedby=${described(input)}
    @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
  >
    <option value="" ?selected=${entry === ''} ?disabled=${field.edit?.required === true}>${text.none}</option>
    ${optionsOf(field).map(
      (option) =>
        html`<option value=${option.code} ?selected=${entry === option.code}>${labelIn(option, language)}</option>`,
    )}
  </select>`;
}

function textControl(input: FieldInput): TemplateResult {
  const { field, entry, language, change, isChanged, problem } = input;
  const isNumber = field.type === 'number' || field.type === 'integer';
  const unit = isNumber ? labelIn(entryUnitOf(field).label, language) : '';
  const typed = (event: Event) => change((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  const look = `input ${isNumber ? 'number' : ''} ${isChanged ? 'changed' : ''}`;
  if (field.edit?.multiline) {
    return html`<textarea
      class=${look}
      id=${field.name}
      rows="3"
      aria-invalid=${problem !== undefined}
      aria-describedby=${described(input)}
      .value=${String(entry)}
      @input=${typed}
    ></textarea>`;
  }
  return html`<span class="with-unit">
    <input
      class=${look}
      id=${field.name}
      type=${field.type === 'date' ? 'date' : 'text'}
      inputmode=${isNumber ? 'decimal' : nothing}
      autocomplete="off"
      aria-invalid=${problem !== undefined}
      aria-required=${field.edit?.required ? 'true' : nothing}
      aria-describedby=${described(input)}
      .value=${String(entry)}
      @input=${typed}
    />
    ${unit ? html`<span class="unit">${unit}</span>` : nothing}
  </span>`;
}
