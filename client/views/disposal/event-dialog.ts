import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Attachment } from '../../../geodata/model/api-attachments.ts';
import type { CaseConflict, IdleCaseItem, TimelineEntry } from '../../../geodata/model/api-idle-cases.ts';
import type { CaseEventType } from '../../../geodata/model/idle-case-event.ts';
import type { NextStep } from '../../../geodata/model/idle-case-next-step.ts';
import { ApiError } from '../../api/api-error.ts';
import { conflictOf, fetchCase, recordCaseEvent } from '../../api/idle-cases.ts';
import { fieldName } from '../../language/disposal-field-terms.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { eventName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import {
  automaticNumbers,
  draftOfEvent,
  eventFields,
  knownChoices,
  openingDraft,
} from '../../state/case-entry.ts';
import { changeDraft, type Draft, missingFields, payloadOf } from '../../state/event-fields.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import './case-files.ts';
import { caseRefusal } from './case-refusal.ts';
import { isEventType } from './case-steps.ts';
import { fieldInputs } from './field-inputs.ts';
import { formGridStyles } from './form-grid-styles.ts';

/** The field of a server's message, as a path of the form. */
const pathOf = (field: string): string =>
  field
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replace(/^event\./, '')
    .replace(/^replacement\./, '');

/**
 * The form of one event of a case, made from the event's own fields. What the rules refuse is told with condition and
 * article; a case that somebody else changed meanwhile is read again without losing the entry. Fires `case-changed` with
 * the case as it then is, and `dialog-closed`.
 */
@customElement('ld-event-dialog')
export class LdEventDialog extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    formGridStyles,
    css`
      .needs {
        padding: 8px 12px;
        border-radius: var(--r2);
        background: var(--surface-2);
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
      }
      .needs li {
        display: flex;
        gap: 6px;
        justify-content: space-between;
      }
      .needs .law {
        flex: none;
        color: var(--ink-3);
      }
    `,
  ];

  @property({ attribute: false }) item!: IdleCaseItem;
  @property() language: Language = 'zh';
  @state() private type: CaseEventType | null = null;
  @state() private step: NextStep | null = null;
  /** The entry that is corrected; null for a new event. */
  @state() private mended: TimelineEntry | null = null;
  @state() private isStruck = false;
  @state() private mendReason = '';
  @state() private draft: Draft = {};
  @state() private errors: Readonly<Record<string, string>> = {};
  @state() private failure = '';
  @state() private conflict: CaseConflict | null = null;
  @state() private isSending = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Opens the form of a permitted step. */
  async open(step: NextStep): Promise<void> {
    if (!isEventType(step.event)) return;
    this.type = step.event;
    this.step = step;
    this.draft = openingDraft(step.event, this.item);
    await this.#show();
  }

  /** Opens a recorded event to be mended or struck out. */
  async openCorrection(entry: TimelineEntry): Promise<void> {
    const recorded = this.item.case.history.find(({ id }) => id === entry.eventId);
    if (!recorded || !isEventType(entry.type)) return;
    this.type = entry.type;
    this.mended = entry;
    this.draft = draftOfEvent(entry.type, recorded);
    await this.#show();
  }

  async #show(): Promise<void> {
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = disposalMessages[this.language];
    const name = this.type ? eventName(this.type, this.language) : '';
    return html`<dialog class="dialog form" aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('dialog-closed'))}>
      <form novalidate @submit=${this.#submit}>
        <header><h2 id="title">${this.mended ? text.correctTitle(name) : name}</h2></header>
        <div class="content scroll" tabindex="0" role="region" aria-label=${name}>
          ${this.#needs()} ${this.#files()} ${this.mended ? this.#correction() : nothing} ${this.isStruck ? nothing : this.#fields()}
        </div>
        ${caseRefusal({ failure: this.failure, conflict: this.conflict, language: this.language, reload: () => void this.#reload() })}
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary" ?disabled=${this.isSending}>${text.save}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #needs(): TemplateResult | typeof nothing {
    const needs = this.step?.needs.filter(({ met }) => !met) ?? [];
    if (needs.length === 0) return nothing;
    return html`<ul class="needs" aria-label=${disposalMessages[this.language].eventNeeds} lang="zh">
      ${needs.map(({ need, article }) => html`<li><span>${need}</span><span class="law">${article}</span></li>`)}
    </ul>`;
  }

  /** Evidence is uploaded where it is recorded: the file names itself, a photo its place. */
  #files(): TemplateResult | typeof nothing {
    if (this.type !== 'evidence_recorded' || this.mended) return nothing;
    return html`<ld-case-files
      .caseId=${this.item.id}
      .language=${this.language}
      mayWork
      @files-added=${(event: CustomEvent<Attachment[]>) => this.#attach(event.detail)}
    ></ld-case-files>`;
  }

  #attach(files: readonly Attachment[]): void {
    const [first] = files;
    if (!first) return;
    const { position, thumbnailHref, fileName } = first;
    const entered = {
      ref: files.map(({ id }) => `附件${id}`).join('、'),
      ...(this.draft.kind === '' ? { kind: thumbnailHref ? 'photo' : 'document' } : {}),
      ...(this.draft.description === '' ? { description: fileName } : {}),
      ...(position ? { position: position.map((degrees) => degrees.toFixed(6)) } : {}),
    };
    this.draft = { ...this.draft, ...entered };
  }

  #correction(): TemplateResult {
    const text = disposalMessages[this.language];
    const error = this.errors.mendReason;
    return html`<label class="switch-row">
        <input
          type="checkbox"
          .checked=${this.isStruck}
          @change=${(event: Event) => {
            this.isStruck = (event.target as HTMLInputElement).checked;
          }}
        />${text.strike}
      </label>
      <div class="field">
        <label for="mend-reason">${text.correctionReason}<span class="must" aria-hidden="true">*</span></label>
        <textarea
          class="input"
          id="mend-reason"
          aria-invalid=${error ? 'true' : nothing}
          .value=${this.mendReason}
          @input=${(event: Event) => {
            this.mendReason = (event.target as HTMLTextAreaElement).value;
          }}
        ></textarea>
        ${error ? html`<span class="reason-wrong">${error}</span>` : nothing}
      </div>`;
  }

  #fields(): TemplateResult | typeof nothing {
    if (!this.type) return nothing;
    return html`<div class="grid">
      ${fieldInputs(eventFields(this.type), this.draft, {
        form: this.type,
        language: this.language,
        errors: this.errors,
        automatic: this.#automatic(),
        known: this.mended ? {} : knownChoices(this.type, this.item),
        place: this.item.parcel.point,
        change: (path, value) => this.#change(path, value),
      })}
    </div>`;
  }

  #automatic(): Record<string, string> {
    return this.type && !this.mended
      ? automaticNumbers(this.type, this.draft, this.item.next.suggestedNumbers)
      : {};
  }

  #change(path: string, value: unknown): void {
    if (path === '') {
      this.failure = String(value);
      return;
    }
    this.draft = changeDraft(this.draft, path, value);
    if (this.errors[path])
      this.errors = Object.fromEntries(Object.entries(this.errors).filter(([at]) => at !== path));
  }

  async #reload(): Promise<void> {
    const text = disposalMessages[this.language];
    if (this.isSending) return;
    // What is saved before the answer is here would be refused again.
    this.isSending = true;
    try {
      this.item = await fetchCase(this.item.id);
      this.conflict = null;
      this.failure = '';
      this.dispatchEvent(new CustomEvent('case-changed', { detail: this.item }));
      const step = this.item.next.permitted.find(({ event }) => event === this.type);
      if (this.step && !step) this.failure = text.stepGone;
      this.step = step ?? this.step;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.loadFailed);
    } finally {
      this.isSending = false;
    }
  }

  /** What is missing by what the form itself knows; the rules are the server's. */
  #check(): Record<string, string> {
    const text = disposalMessages[this.language];
    const missing =
      this.isStruck || !this.type
        ? []
        : missingFields(eventFields(this.type), this.draft, Object.keys(this.#automatic()));
    const errors = Object.fromEntries(
      missing.map((path) => [path, text.fillIn(fieldName(this.type ?? '', path, this.language))]),
    );
    if (this.mended && !this.mendReason.trim()) errors.mendReason = text.fillIn(text.correctionReason);
    return errors;
  }

  #payload(type: CaseEventType): { type: string; occurredOn: string } {
    const entered = payloadOf(eventFields(type), this.draft);
    if (!this.mended)
      return { ...this.#withoutEmptyNumbers(entered), type, occurredOn: String(this.draft.occurredOn) };
    return {
      type: 'corrected',
      occurredOn: this.item.next.asOf,
      ...{ corrects: this.mended.eventId, reason: this.mendReason.trim() },
      ...{ replacement: this.isStruck ? null : { ...entered, type } },
    };
  }

  /** A number left empty is left out: the server then gives the next one. */
  #withoutEmptyNumbers(entered: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(entered).filter(
        ([name, value]) => !(value === null && this.#automatic()[name] !== undefined),
      ),
    );
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = disposalMessages[this.language];
    const { type } = this;
    if (!type || this.isSending) return;
    this.conflict = null;
    this.failure = '';
    this.errors = this.#check();
    if (Object.keys(this.errors).length > 0) return this.#focusWrong();
    this.isSending = true;
    try {
      const item = await recordCaseEvent(this.item.id, {
        revision: this.item.revision,
        event: this.#payload(type),
      });
      this.dispatchEvent(new CustomEvent('case-changed', { detail: item }));
      tell(this, text.saved(eventName(this.mended ? 'corrected' : type, this.language)));
      this.dialog.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#refuse(error);
    } finally {
      this.isSending = false;
    }
  };

  #refuse(error: ApiError): void {
    this.conflict = conflictOf(error);
    const told = error.problem?.errors ?? [];
    this.errors = Object.fromEntries(told.map(({ field, message }) => [pathOf(field), message]));
    this.failure = failureText(error, disposalMessages[this.language].saveFailed);
    void this.#focusWrong();
  }

  async #focusWrong(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-event-dialog': LdEventDialog;
  }
}
