import { html, LitElement, nothing, type TemplateResult } from 'lit';
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
import {
  type EventEntry,
  eventPayload,
  missingOf,
  pathOfProblem,
  withFiles,
} from '../../state/event-entry.ts';
import { changeDraft, type Draft } from '../../state/event-fields.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import './case-files.ts';
import { caseRefusal } from './case-refusal.ts';
import { isEventType } from './case-steps.ts';
import { correctionFields } from './correction-fields.ts';
import { eventNeeds, eventNeedsStyles } from './event-needs.ts';
import { fieldInputs } from './field-inputs.ts';
import { formGridStyles } from './form-grid-styles.ts';

/**
 * The form of one event of a case, made from the event's own fields. What the rules refuse is told with condition and
 * article; a case that somebody else changed meanwhile is read again without losing the entry. Fires `case-changed` with
 * the case as it then is, and `dialog-closed`.
 */
@customElement('ld-event-dialog')
export class LdEventDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, formGridStyles, eventNeedsStyles];

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
          ${eventNeeds(this.step, this.language)} ${this.#files()} ${this.mended ? this.#correction() : nothing} ${this.isStruck ? nothing : this.#fields()}
        </div>
        ${caseRefusal({ failure: this.failure, conflict: this.conflict, language: this.language, reload: () => void this.#reload() })}
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary" ?disabled=${this.isSending}>${text.save}</button>
        </footer>
      </form>
    </dialog>`;
  }

  /** Evidence is uploaded where it is recorded. */
  #files(): TemplateResult | typeof nothing {
    if (this.type !== 'evidence_recorded' || this.mended) return nothing;
    return html`<ld-case-files
      .caseId=${this.item.id}
      .language=${this.language}
      mayWork
      @files-added=${(event: CustomEvent<Attachment[]>) => {
        this.draft = withFiles(this.draft, event.detail);
      }}
    ></ld-case-files>`;
  }

  #correction(): TemplateResult {
    return correctionFields({
      isStruck: this.isStruck,
      reason: this.mendReason,
      error: this.errors.mendReason,
      language: this.language,
      strike: (isStruck) => {
        this.isStruck = isStruck;
      },
      explain: (reason) => {
        this.mendReason = reason;
      },
    });
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

  #entry(type: CaseEventType): EventEntry {
    const { mended, mendReason: reason, isStruck, draft } = this;
    return {
      type,
      draft,
      automatic: this.#automatic(),
      correction: mended && { eventId: mended.eventId, reason, isStruck },
      asOf: this.item.next.asOf,
    };
  }

  /** What is missing by what the form itself knows; the rules are the server's. */
  #check(entry: EventEntry): Record<string, string> {
    const text = disposalMessages[this.language];
    const nameOf = (path: string) =>
      path === 'mendReason' ? text.correctionReason : fieldName(entry.type, path, this.language);
    return Object.fromEntries(missingOf(entry).map((path) => [path, text.fillIn(nameOf(path))]));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = disposalMessages[this.language];
    const { type } = this;
    if (!type || this.isSending) return;
    this.conflict = null;
    this.failure = '';
    const entry = this.#entry(type);
    this.errors = this.#check(entry);
    if (Object.keys(this.errors).length > 0) return this.#focusWrong();
    this.isSending = true;
    try {
      const item = await recordCaseEvent(this.item.id, {
        revision: this.item.revision,
        event: eventPayload(entry),
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
    this.errors = Object.fromEntries(told.map(({ field, message }) => [pathOfProblem(field), message]));
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
