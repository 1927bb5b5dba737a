import { html, nothing, type TemplateResult } from 'lit';
import { industryClasses } from '../../../geodata/codes/industry-code.ts';
import { INDUSTRY_DIVISIONS } from '../../../geodata/codes/industry-divisions.ts';
import { type OptionSetId, optionSets } from '../../../geodata/codes/option-sets.ts';
import type { ProjectOptions } from '../../../geodata/model/api-projects.ts';
import { ChainAction, EiaClass, SiteUse } from '../../../geodata/model/demand.ts';
import { LandUseScheme } from '../../../geodata/model/field-formats.ts';
import { LeadSource } from '../../../geodata/model/project-stage.ts';
import { SupplyKind } from '../../../geodata/model/supply-record.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import type { DemandChoices, DemandField } from '../../state/demand-fields.ts';
import type { DemandEntries, DemandEntry } from '../../state/demand-form.ts';

export interface DemandControl {
  field: DemandField;
  entries: DemandEntries;
  options: ProjectOptions | null;
  problem: string | undefined;
  /** The industry filled it in. */
  isDefault: boolean;
  language: Language;
  change: (entry: DemandEntry) => void;
}

interface Choice {
  code: string;
  name: string;
}

const schemeNames: Readonly<Record<LandUseScheme, string>> = {
  YDYH2023: '用地用海分类（2023）',
  GTDC: '国土三调',
  GBT21010: 'GB/T 21010-2017',
};

const kindNames: Readonly<Record<SupplyKind, { zh: string; en: string }>> = {
  land: { zh: '土地', en: 'Land' },
  factory_unit: { zh: '标准厂房', en: 'Factory units' },
  office_unit: { zh: '商务楼宇', en: 'Office units' },
};

const eiaNames: Readonly<Record<string, { zh: string; en: string }>> = {
  report_book: { zh: '报告书', en: 'Report' },
  report_form: { zh: '报告表', en: 'Form' },
  registration: { zh: '登记表', en: 'Registration' },
};

const optionSet = (id: OptionSetId, language: Language): Choice[] =>
  optionSets[id].map((option) => ({ code: option.code, name: labelIn(option, language) }));

/** What a control offers. */
function choicesOf(id: DemandChoices, { entries, options, language }: DemandControl): Choice[] {
  const text = matchMessages[language];
  const named = <Code extends string>(codes: readonly Code[], name: (code: Code) => string): Choice[] =>
    codes.map((code) => ({ code, name: name(code) }));
  switch (id) {
    case 'siteUse':
      return named(SiteUse.options, (code) => text.siteUses[code]);
    case 'landUseScheme':
      return named(LandUseScheme.options, (code) => schemeNames[code]);
    case 'kinds':
      return named(SupplyKind.options, (code) => labelIn(kindNames[code], language));
    case 'supplyMode':
    case 'utility':
      return optionSet(id, language);
    case 'chainAction':
      return named(ChainAction.options, (code) => text.chainActions[code]);
    case 'eiaClass':
      return named(EiaClass.options, (code) => labelIn(eiaNames[code]!, language));
    case 'leadSource':
      return named(LeadSource.options, (code) => text.sources[code]);
    case 'team':
      return options?.teams ?? [];
    case 'chain':
      return (options?.chains ?? []).map(({ code, name }) => ({ code, name }));
    case 'link': {
      const chain = options?.chains.find(({ code }) => code === entries.chainCode);
      return (chain?.links ?? []).map(({ code, name, isMissing }) => ({
        code,
        name: isMissing ? `${name}${text.inBrackets(text.chainActions.fill)}` : name,
      }));
    }
  }
}

const described = ({ field, problem }: DemandControl) =>
  [problem ? `${field.name}-wrong` : '', field.help ? `${field.name}-help` : ''].filter(Boolean).join(' ') ||
  nothing;

function textInput(control: DemandControl, type: 'text' | 'date', unit = ''): TemplateResult {
  const { field, entries, problem, isDefault, change } = control;
  const isNumber = field.kind === 'number';
  return html`<span class="with-unit">
    <input
      class="input ${isNumber ? 'number' : ''} ${isDefault ? 'changed' : ''}"
      id=${field.name}
      type=${type}
      inputmode=${isNumber ? 'decimal' : nothing}
      autocomplete="off"
      list=${field.kind === 'industry' ? 'industries' : field.name === 'originUnit' ? 'origin-units' : nothing}
      aria-invalid=${problem !== undefined}
      aria-required=${field.name === 'name' || field.name === 'industryCode' ? 'true' : nothing}
      aria-describedby=${described(control)}
      .value=${String(entries[field.name] ?? '')}
      @input=${(event: Event) => change((event.target as HTMLInputElement).value)}
    />
    ${unit ? html`<span class="unit">${unit}</span>` : nothing}
  </span>`;
}

function chipInput(control: DemandControl, choices: readonly Choice[]): TemplateResult {
  const { field, entries, change } = control;
  const entry = entries[field.name];
  const chosen = Array.isArray(entry) ? entry.map(String) : [];
  return html`<div class="choices" role="group" aria-labelledby="${field.name}-label" aria-describedby=${described(control)}>
    ${choices.map(
      ({ code, name }) => html`<button
        type="button"
        class="chip"
        aria-pressed=${chosen.includes(code)}
        @click=${() => change(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code])}
      >
        ${name}
      </button>`,
    )}
  </div>`;
}

function selectInput(control: DemandControl, choices: readonly Choice[]): TemplateResult {
  const { field, entries, problem, isDefault, language, change } = control;
  const entry = entries[field.name];
  return html`<select
    class="input ${isDefault ? 'changed' : ''}"
    id=${field.name}
    aria-invalid=${problem !== undefined}
    aria-describedby=${described(control)}
    @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
  >
    <option value="" ?selected=${entry === ''}>${matchMessages[language].none}</option>
    ${choices.map(({ code, name }) => html`<option value=${code} ?selected=${entry === code}>${name}</option>`)}
  </select>`;
}

function input(control: DemandControl): TemplateResult {
  const { field, entries, language, change } = control;
  const text = matchMessages[language];
  if (field.kind === 'options') return chipInput(control, choicesOf(field.choices, control));
  if (field.kind === 'option') return selectInput(control, choicesOf(field.choices, control));
  if (field.kind === 'number') return textInput(control, 'text', labelIn(field.unit.label, language));
  if (field.kind === 'boolean') {
    return html`<span class="switch-row">
      <input
        type="checkbox"
        id=${field.name}
        aria-labelledby="${field.name}-label"
        .checked=${entries[field.name] === true}
        @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
      /><span>${entries[field.name] === true ? text.yes : text.no}</span>
    </span>`;
  }
  if (field.kind === 'longText') {
    return html`<textarea
      class="input"
      id=${field.name}
      rows="3"
      maxlength="2000"
      .value=${String(entries[field.name] ?? '')}
      @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}
    ></textarea>`;
  }
  return textInput(control, field.kind === 'date' ? 'date' : 'text');
}

/** Label, control, unit, help, and the reason why it cannot be saved. */
export function demandControl(control: DemandControl): TemplateResult {
  const { field, problem, isDefault, language } = control;
  const isGroup = field.kind === 'options' || field.kind === 'boolean';
  const must = field.name === 'name' || field.name === 'industryCode' || field.name === 'kinds';
  const name = html`${labelIn(field.label, language)}${must ? html`<span class="must" aria-hidden="true">*</span>` : nothing}${
    isDefault ? html`<span class="aside">${matchMessages[language].defaulted}</span>` : nothing
  }`;
  return html`<div class="field ${field.isWide ? 'wide' : field.isThird ? 'third' : ''}">
    ${isGroup ? html`<span class="label" id="${field.name}-label">${name}</span>` : html`<label for=${field.name}>${name}</label>`}
    ${input(control)}
    ${field.help ? html`<span class="help" id="${field.name}-help">${labelIn(field.help, language)}</span>` : nothing}
    <span class="reason-wrong" id="${field.name}-wrong" lang="zh" aria-live="polite" ?hidden=${!problem}>${problem ?? ''}</span>
  </div>`;
}

const classes = industryClasses();

/** Industries whose code or name begins with, or holds, what was typed: for the list below the field. */
export function industrySuggestions(typed: string): readonly string[] {
  const text = typed.trim().replace(/^[A-Ta-t](?=\d)/, '');
  if (text === '') return [];
  const all = [...INDUSTRY_DIVISIONS, ...classes];
  return all
    .filter(({ code, name }) => code.startsWith(text) || name.includes(text))
    .slice(0, 30)
    .map(({ code, name }) => `${code} ${name}`);
}
