import { html, nothing, type TemplateResult } from 'lit';
import { CaseStage, caseDocumentLabels } from '../../../geodata/model/idle-case-terms.ts';
import { IdleCause } from '../../../geodata/model/land-state.ts';
import { choiceName, fieldName } from '../../language/disposal-field-terms.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { causeName, stateName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import { type Draft, draftOfVariant, type EventField, emptyDraft } from '../../state/event-fields.ts';
import '../../elements/ld-icon.ts';

export interface FieldForm {
  /** The event the fields belong to: some of them are called differently in different events. */
  form: string;
  language: Language;
  /** What is wrong, by path. */
  errors: Readonly<Record<string, string>>;
  /** Numbers that are given when a field is left empty, by path. */
  automatic: Readonly<Record<string, string>>;
  /** What can be chosen from in this case, by path: numbers of papers, names of mortgagees. */
  known: Readonly<Record<string, readonly string[]>>;
  /** Where the parcel lies, in degrees; null without one. */
  place: readonly [number, number] | null;
  change: (path: string, value: unknown) => void;
}

/** The inputs of some fields, each named, with what is wrong beneath. */
export const fieldInputs = (
  fields: readonly EventField[],
  draft: Draft,
  form: FieldForm,
  before = '',
): TemplateResult[] => fields.map((field) => fieldInput(field, draft[field.name], form, before + field.name));

/** What a code is called: states, causes and papers by their lists, all else by the words of the forms. */
function optionName({ form, language }: FieldForm, path: string, code: string): string {
  const last = path.split('.').at(-1);
  const stage = CaseStage.safeParse(code).data;
  const isStage = last === 'state' || last === 'option' || (last === 'next' && stage);
  if (isStage && stage) return stateName(stage, language);
  if (last === 'cause' && IdleCause.safeParse(code).success) return causeName(code, language);
  if (last === 'docType') return (caseDocumentLabels as Readonly<Record<string, string>>)[code] ?? code;
  return choiceName(form, path, code, language) ?? (stage ? stateName(stage, language) : code);
}

const enteredIn = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

function fieldInput(field: EventField, value: unknown, form: FieldForm, path: string): TemplateResult {
  if (field.kind === 'group' || field.kind === 'variants')
    return groupInput(field, value as Draft | null, form, path);
  if (field.kind === 'list') return listInput(field, value as readonly Draft[], form, path);
  if (field.kind === 'yes-no') return checkInput(value === true, form, path);
  const label = fieldName(form.form, path, form.language);
  const error = form.errors[path];
  const isRequired = !field.isOptional && form.automatic[path] === undefined;
  const isWide = ['reason', 'description', 'conclusion', 'choices', 'texts', 'point'].some(
    (name) => field.name === name || field.kind === name,
  );
  return html`<div class="field ${isWide ? 'wide' : ''}">
    <label for=${path}>${label}${isRequired ? html`<span class="must" aria-hidden="true">*</span>` : nothing}</label>
    ${singleInput(field, value, form, path)}
    ${error ? html`<span class="reason-wrong" id="${path}-wrong">${error}</span>` : nothing}
  </div>`;
}

function singleInput(field: EventField, value: unknown, form: FieldForm, path: string): TemplateResult {
  const text = disposalMessages[form.language];
  const wrong = form.errors[path] ? 'true' : nothing;
  const described = form.errors[path] ? `${path}-wrong` : nothing;
  const change = (event: Event) => form.change(path, enteredIn(event));
  const known = form.known[path.replaceAll(/\.\d+/g, '')];
  if (field.kind === 'point') return pointInput(value as readonly [string, string], form, path);
  if (field.kind === 'choices' || (field.kind === 'texts' && known))
    return choicesInput(
      field.kind === 'choices' ? field.options : (known ?? []),
      value as readonly string[],
      form,
      path,
    );
  if (field.kind === 'texts')
    return html`<textarea
      class="input"
      id=${path}
      aria-invalid=${wrong}
      aria-describedby=${described}
      .value=${(value as readonly string[]).join('\n')}
      @input=${(event: Event) => form.change(path, enteredIn(event).split('\n'))}
    ></textarea>`;
  if (field.kind === 'choice' || known) {
    const options = known ?? field.options;
    const nameOf = (code: string) => (field.kind === 'choice' ? optionName(form, path, code) : code);
    return html`<select class="input" id=${path} aria-invalid=${wrong} aria-describedby=${described} @change=${change}>
      <option value="" ?selected=${value === ''}>${field.isOptional ? '—' : text.choose}</option>
      ${options.map((code) => html`<option value=${code} ?selected=${value === code}>${nameOf(code)}</option>`)}
    </select>`;
  }
  if (field.name === 'reason' || field.name === 'description' || field.name === 'conclusion')
    return html`<textarea
      class="input"
      id=${path}
      aria-invalid=${wrong}
      aria-describedby=${described}
      .value=${String(value)}
      @input=${change}
    ></textarea>`;
  const automatic = form.automatic[path];
  const input = html`<input
    class="input ${field.kind === 'money' || field.kind === 'number' ? 'number' : ''}"
    id=${path}
    type=${field.kind === 'date' ? 'date' : 'text'}
    inputmode=${field.kind === 'money' || field.kind === 'number' ? 'decimal' : nothing}
    placeholder=${automatic ? text.auto(automatic) : nothing}
    aria-invalid=${wrong}
    aria-describedby=${described}
    .value=${String(value)}
    @input=${change}
  />`;
  return field.kind === 'money'
    ? html`<span class="with-unit">${input}<span class="unit">${text.yuan}</span></span>`
    : input;
}

function choicesInput(
  options: readonly string[],
  chosen: readonly string[],
  form: FieldForm,
  path: string,
): TemplateResult {
  if (options.length === 0) return html`<span class="muted">${disposalMessages[form.language].none}</span>`;
  return html`<div class="choices" id=${path}>
    ${options.map(
      (code) => html`<button
        type="button"
        class="chip"
        aria-pressed=${chosen.includes(code)}
        @click=${() => form.change(path, chosen.includes(code) ? chosen.filter((entry) => entry !== code) : [...chosen, code])}
      >
        ${optionName(form, path, code)}
      </button>`,
    )}
  </div>`;
}

function pointInput([lng, lat]: readonly [string, string], form: FieldForm, path: string): TemplateResult {
  const text = disposalMessages[form.language];
  const { place } = form;
  const take = (point: readonly [number, number]) =>
    form.change(path, [point[0].toFixed(6), point[1].toFixed(6)]);
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => take([coords.longitude, coords.latitude]),
      () => form.change('', text.placeDenied),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  return html`<div class="with-unit">
    <input class="input number" id=${path} inputmode="decimal" placeholder=${text.longitude} aria-label=${text.longitude} .value=${lng}
      @input=${(event: Event) => form.change(path, [enteredIn(event).trim(), lat])} />
    <input class="input number" inputmode="decimal" placeholder=${text.latitude} aria-label=${text.latitude} .value=${lat}
      @input=${(event: Event) => form.change(path, [lng, enteredIn(event).trim()])} />
    ${place ? html`<button type="button" class="button small" @click=${() => take(place)}>${text.placeOfParcel}</button>` : nothing}
    ${isSecureContext ? html`<button type="button" class="button small" @click=${here}>${text.placeOfDevice}</button>` : nothing}
  </div>`;
}

function checkInput(isOn: boolean, form: FieldForm, path: string): TemplateResult {
  return html`<label class="switch-row field">
    <input
      type="checkbox"
      .checked=${isOn}
      @change=${(event: Event) => form.change(path, (event.target as HTMLInputElement).checked)}
    />${fieldName(form.form, path, form.language)}
    ${form.errors[path] ? html`<span class="reason-wrong">${form.errors[path]}</span>` : nothing}
  </label>`;
}

/** A group of fields under its name; one that may be left out has a switch, a union the choice of its kind. */
function groupInput(field: EventField, value: Draft | null, form: FieldForm, path: string): TemplateResult {
  const text = disposalMessages[form.language];
  const name = fieldName(form.form, path, form.language);
  const isUnion = field.kind === 'variants';
  const variant = isUnion && value ? String(value[field.discriminator]) : '';
  const fresh = () =>
    isUnion
      ? draftOfVariant(field.discriminator, field.options[0] ?? '', field.variants)
      : emptyDraft(field.fields);
  const chooser = (): TemplateResult => {
    const at = `${path}.${field.discriminator}`;
    return html`<div class="field">
      <label for=${at}>${fieldName(form.form, at, form.language)}</label>
      <select class="input" id=${at} @change=${(event: Event) => form.change(path, draftOfVariant(field.discriminator, enteredIn(event), field.variants))}>
        ${field.options.map((code) => html`<option value=${code} ?selected=${code === variant}>${optionName(form, at, code)}</option>`)}
      </select>
    </div>`;
  };
  return html`<fieldset class="group">
    <legend>${name}</legend>
    ${
      field.isOptional
        ? html`<label class="switch-row wide">
          <input type="checkbox" aria-label="${text.applies} ${name}" .checked=${value !== null} @change=${() => form.change(path, value === null ? fresh() : null)} />
          ${text.applies}
        </label>`
        : nothing
    }
    ${value && isUnion ? chooser() : nothing}
    ${value ? fieldInputs(isUnion ? (field.variants[variant] ?? []) : field.fields, value, form, `${path}.`) : nothing}
    ${form.errors[path] ? html`<span class="reason-wrong wide">${form.errors[path]}</span>` : nothing}
  </fieldset>`;
}

function listInput(
  field: EventField,
  entries: readonly Draft[],
  form: FieldForm,
  path: string,
): TemplateResult {
  const text = disposalMessages[form.language];
  const name = fieldName(form.form, path, form.language);
  return html`<fieldset class="group">
    <legend>${name}</legend>
    ${entries.map(
      (entry, index) => html`<div class="entry wide">
        <div class="grid">${fieldInputs(field.fields, entry, form, `${path}.${index}.`)}</div>
        <button
          type="button"
          class="button ghost small"
          aria-label="${text.removeEntry} ${name} ${index + 1}"
          @click=${() =>
            form.change(
              path,
              entries.filter((_entry, at) => at !== index),
            )}
        >
          ${text.removeEntry}
        </button>
      </div>`,
    )}
    <div class="wide">
      <button type="button" class="button small" aria-label="${text.addEntry} ${name}" @click=${() => form.change(path, [...entries, emptyDraft(field.fields)])}>
        <ld-icon name="plus" size="small"></ld-icon>${text.addEntry}
      </button>
      ${form.errors[path] ? html`<span class="reason-wrong">${form.errors[path]}</span>` : nothing}
    </div>
  </fieldset>`;
}
