import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CaseConflict } from '../../../geodata/model/api-idle-cases.ts';
import { AdoptedFacts } from '../../../geodata/model/idle-case-facts.ts';
import { CaseContract } from '../../../geodata/model/idle-case-parts.ts';
import { ApiError } from '../../api/api-error.ts';
import { adoptCase, conflictOf, openCase } from '../../api/idle-cases.ts';
import { fieldName } from '../../language/disposal-field-terms.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { eventName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import {
  changeDraft,
  type Draft,
  type EventField,
  emptyDraft,
  fieldsOf,
  missingFields,
  payloadOf,
} from '../../state/event-fields.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import '../editing/reference-field.ts';
import { failureText } from '../editing/tell.ts';
import { caseRefusal } from './case-refusal.ts';
import { fieldInputs } from './field-inputs.ts';
import { formGridStyles } from './form-grid-styles.ts';

/** How a case comes in: opened by hand, or adopted when it was running before. */
type Beginning = 'opened' | 'adopted';

/** All of it comes from the contract of the parcel; only what that lacks is filled in. */
const contractFields = fieldsOf(CaseContract.partial(), ['holder', 'basis', 'isRealEstate']);

const fieldsOfBeginning: Readonly<Record<Beginning, readonly EventField[]>> = {
  opened: fieldsOf(AdoptedFacts.pick({ idleType: true, foundOn: true, suspension: true })),
  adopted: fieldsOf(AdoptedFacts, ['parcelCode', 'contract']),
};

/** Only what was entered of the contract's fields. */
const entered = (draft: Draft): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(payloadOf(contractFields, draft)).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  );

/** Opens a case by hand, or takes over one that was running. Fires `case-begun` (id), `dialog-closed`. */
@customElement('ld-begin-dialog')
export class LdBeginDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, formGridStyles];

  @property() language: Language = 'zh';
  @property() zoneCode = '';
  @state() private beginning: Beginning = 'opened';
  @state() private parcelId = '';
  @state() private occurredOn = '';
  @state() private reason = '';
  @state() private draft: Draft = {};
  @state() private contract: Draft = emptyDraft(contractFields);
  @state() private errors: Readonly<Record<string, string>> = {};
  @state() private failure = '';
  @state() private conflict: CaseConflict | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(beginning: Beginning, parcelId: number | null): Promise<void> {
    this.beginning = beginning;
    this.draft = emptyDraft(fieldsOfBeginning[beginning]);
    this.parcelId = parcelId === null ? '' : String(parcelId);
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = disposalMessages[this.language];
    const name = eventName(this.beginning, this.language);
    return html`<dialog class="dialog form" aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('dialog-closed'))}>
      <form novalidate @submit=${this.#submit}>
        <header><h2 id="title">${name}</h2></header>
        <div class="content scroll" tabindex="0" role="region" aria-label=${name}>
          <div class="grid">
            ${this.#parcelField()} ${this.#dayField()} ${this.#inputs(
              fieldsOfBeginning[this.beginning],
              this.draft,
              (draft) => {
                this.draft = draft;
              },
            )}
            <fieldset class="group">
              <legend>${fieldName('', 'contract', this.language)}</legend>
              ${this.#inputs(contractFields, this.contract, (draft) => {
                this.contract = draft;
              })}
            </fieldset>
            ${this.#reasonField()}
          </div>
        </div>
        ${caseRefusal({ failure: this.failure, conflict: this.conflict, language: this.language, open: (id) => this.#begun(id) })}
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary">${text.save}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #parcelField(): TemplateResult {
    const text = disposalMessages[this.language];
    const error = this.errors.parcelId;
    return html`<div class="field wide">
      <span class="label">${text.parcel}<span class="must" aria-hidden="true">*</span></span>
      <ld-reference-field
        collection="parcels"
        .label=${text.parcel}
        .zoneCode=${this.zoneCode}
        .value=${this.parcelId}
        .language=${this.language}
        ?invalid=${Boolean(error)}
        @reference-chosen=${({ detail }: CustomEvent<{ id: number | null }>) => {
          this.parcelId = detail.id === null ? '' : String(detail.id);
        }}
      ></ld-reference-field>
      ${error ? html`<span class="reason-wrong">${error}</span>` : nothing}
    </div>`;
  }

  #dayField(): TemplateResult {
    const error = this.errors.occurredOn;
    return html`<div class="field">
      <label for="day">${fieldName('', 'occurredOn', this.language)}</label>
      <input class="input" id="day" type="date" aria-invalid=${error ? 'true' : nothing} .value=${this.occurredOn} @input=${(
        event: Event,
      ) => {
        this.occurredOn = (event.target as HTMLInputElement).value;
      }} />
      ${error ? html`<span class="reason-wrong">${error}</span>` : nothing}
    </div>`;
  }

  #reasonField(): TemplateResult {
    const error = this.errors.reason;
    return html`<div class="field wide">
      <label for="why">${fieldName('', 'reason', this.language)}<span class="must" aria-hidden="true">*</span></label>
      <textarea class="input" id="why" maxlength="500" aria-invalid=${error ? 'true' : nothing} .value=${this.reason} @input=${(
        event: Event,
      ) => {
        this.reason = (event.target as HTMLTextAreaElement).value;
      }}></textarea>
      ${error ? html`<span class="reason-wrong">${error}</span>` : nothing}
    </div>`;
  }

  #inputs(fields: readonly EventField[], draft: Draft, take: (draft: Draft) => void): TemplateResult[] {
    return fieldInputs(fields, draft, {
      form: this.beginning,
      language: this.language,
      errors: this.errors,
      automatic: {},
      known: {},
      place: null,
      change: (path, value) => take(changeDraft(draft, path, value)),
    });
  }

  #begun(id: number): void {
    this.dispatchEvent(new CustomEvent('case-begun', { detail: id }));
    this.dialog.close();
  }

  #check(): Record<string, string> {
    const text = disposalMessages[this.language];
    const missing = [
      ...(this.parcelId === '' ? ['parcelId'] : []),
      ...(this.reason.trim() === '' ? ['reason'] : []),
      ...missingFields(fieldsOfBeginning[this.beginning], this.draft),
    ];
    const nameOf = (path: string) =>
      path === 'parcelId' ? text.parcel : fieldName(this.beginning, path, this.language);
    return Object.fromEntries(missing.map((path) => [path, text.fillIn(nameOf(path))]));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.failure = '';
    this.conflict = null;
    this.errors = this.#check();
    if (Object.keys(this.errors).length > 0) return;
    const facts = payloadOf(fieldsOfBeginning[this.beginning], this.draft);
    const common = {
      zoneCode: this.zoneCode,
      parcelId: Number(this.parcelId),
      contract: entered(this.contract),
      reason: this.reason.trim(),
      ...(this.occurredOn ? { occurredOn: this.occurredOn } : {}),
    };
    try {
      const item = await (this.beginning === 'opened'
        ? openCase({ ...common, ...facts })
        : adoptCase({ ...common, facts }));
      this.#begun(item.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.conflict = conflictOf(error);
      const told = error.problem?.errors ?? [];
      this.errors = Object.fromEntries(
        told.map(({ field, message }) => [field.replace(/^(event\.)?(facts\.|contract\.)?/, ''), message]),
      );
      this.failure = failureText(error, disposalMessages[this.language].saveFailed);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-begin-dialog': LdBeginDialog;
  }
}
