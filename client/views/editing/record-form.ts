import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ellipsoidalAreaSquareMetres } from '../../../geodata/analysis/geometry/area.ts';
import type { Field } from '../../../geodata/catalog/field.ts';
import {
  type EditConflict,
  type EditRequest,
  type EditResult,
  handSource,
} from '../../../geodata/model/api-edit.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { ApiError } from '../../api/api-error.ts';
import { conflictOf, createRecord, editRecord } from '../../api/editing.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-icon.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { editContext } from '../../state/edit-store.ts';
import {
  entriesOf,
  type FormEntries,
  type FormEntry,
  formFields,
  readForm,
} from '../../state/record-form.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import './conflict-dialog.ts';
import type { LdConflictDialog } from './conflict-dialog.ts';
import { fieldInput } from './field-input.ts';
import { sectionNames, sections } from './form-sections.ts';
import { recordFormStyles } from './record-form-styles.ts';
import { failureText, tell, tellChange, tellWritten } from './tell.ts';

/** What a new record starts with; everything else is empty. */
const newRecord = { sourceName: handSource, remainingAttachmentSquareMetres: 0 };

/**
 * The form of a record, as the catalog describes it; only changed fields are sent. Without a feature it makes a new
 * record of the zone. Fires `record-saved` with the record, and `form-closed` when saved or left; what was typed stays
 * a draft until then.
 */
@customElement('ld-record-form')
export class LdRecordForm extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, recordFormStyles];

  readonly #edit = new StoreConsumer(this, editContext);
  @property() collection = 'parcels';
  @property({ attribute: false }) feature: Feature | null = null;
  @property() zoneCode = '';
  /** Values of a new record that are settled already, such as the parcel it belongs to. */
  @property({ attribute: false }) fixed: Readonly<Record<string, string | number>> = {};
  /** The outline of a new record. */
  @property({ attribute: false }) outline: GeoJSON.MultiPolygon | null = null;
  @property() heading = '';
  @property() language: Language = 'zh';

  @state() private entries: FormEntries = {};
  @state() private reason = '';
  @state() private isSaving = false;
  @state() private isTried = false;
  @state() private failure = '';
  @state() private refused: Readonly<Record<string, string>> = {};
  @state() private isRestored = false;
  @query('ld-conflict-dialog') private dialog!: LdConflictDialog;
  /** The record the form was opened with: what changed since is somebody else's. */
  #base: Feature | null = null;
  /** Whether somebody withdrew the record while it was edited here. */
  #isWithdrawn = false;
  #fields: readonly Field[] = [];
  #start: FormEntries = {};

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const isOther = this.feature?.id !== this.#base?.id;
    if (!this.hasUpdated || isOther || changed.has('collection')) this.#begin(this.feature);
  }

  /** Puts the keyboard into the first field. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.input')?.focus());
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    const { changes, problems } = this.#read();
    const count = Object.keys(changes).length + Object.keys(problems).length;
    return html`<header class="head">
        <h2 class="clip">${this.heading}</h2>
        <p role="status">
          ${this.#base === null ? recordsMessages[this.language].fillRequired : count > 0 ? text.changedFields(count) : text.noChanges}${
            this.isRestored
              ? html` · ${text.draftKept} <button class="link" @click=${this.#discard}>${text.discardDraft}</button>`
              : nothing
          }
        </p>
      </header>
      <form class="scroll" novalidate @submit=${this.#submit}>
        ${sections.map((section) => this.#section(section, problems))}
        <fieldset>
          <div class="field wide">
            <label for="reason">${text.reason}<span class="aside">${text.reasonHint}</span></label>
            <input
              class="input"
              id="reason"
              maxlength="500"
              autocomplete="off"
              .value=${this.reason}
              @input=${(event: Event) => {
                this.reason = (event.target as HTMLInputElement).value;
              }}
            />
          </div>
        </fieldset>
        <button type="submit" hidden></button>
      </form>
      <div class="foot">
        ${this.failure ? html`<div class="failure" role="alert">${this.failure}</div>` : nothing}
        <button class="button primary grow" ?disabled=${count === 0 || this.isSaving} @click=${this.#submit}>
          ${this.isSaving ? text.saving : text.save}
        </button>
        <button class="button" @click=${this.#cancel}>${text.cancel}</button>
      </div>
      <ld-conflict-dialog
        .language=${this.language}
        .collection=${this.collection}
        @conflict-solved=${(event: CustomEvent<EditRequest>) => void this.#send(event.detail)}
        @conflict-dropped=${this.#drop}
      ></ld-conflict-dialog>`;
  }

  #section(section: (typeof sections)[number], problems: Readonly<Record<string, string>>) {
    const fields = this.#fields.filter((field) => (field.section ?? 'other') === section);
    if (fields.length === 0) return nothing;
    const text = editingMessages[this.language];
    return html`<fieldset>
      <legend>${text[sectionNames[section]]}</legend>
      ${fields.map((field) =>
        fieldInput({
          field,
          entry: this.entries[field.name] ?? '',
          isChanged: JSON.stringify(this.entries[field.name]) !== JSON.stringify(this.#start[field.name]),
          problem: this.refused[field.name] ?? (this.#isTold(field) ? problems[field.name] : undefined),
          zoneCode: this.zoneCode || String(this.feature?.properties.zoneCode ?? ''),
          language: this.language,
          change: (entry) => this.#change(field, entry),
        }),
      )}
    </fieldset>`;
  }

  /** A new record is not told what is missing before somebody tries to save it. */
  #isTold(field: Field): boolean {
    return this.isTried || this.feature !== null || this.entries[field.name] !== this.#start[field.name];
  }

  #begin(feature: Feature | null): void {
    this.#base = feature;
    const collection = knownCollection(this.collection);
    this.#fields = formFields(collection, feature?.properties ?? null).filter(
      ({ name }) => !Object.hasOwn(this.fixed, name),
    );
    this.#start = entriesOf(this.#fields, feature?.properties ?? this.#newProperties());
    const draft = feature && this.#edit.store.draft(this.collection, feature.id);
    this.entries = { ...this.#start, ...draft };
    this.isRestored = Boolean(draft);
    this.failure = '';
    this.refused = {};
    this.isTried = false;
  }

  /** A new record starts with its source and, when it was drawn, with its area. */
  #newProperties(): Readonly<Record<string, unknown>> {
    const drawn = this.outline && Math.round(ellipsoidalAreaSquareMetres(this.outline) * 100) / 100;
    return { ...newRecord, ...(drawn ? { areaSquareMetres: drawn } : {}) };
  }

  #read() {
    return readForm(this.#fields, this.#start, this.entries, this.language, this.#base === null);
  }

  #change(field: Field, entry: FormEntry): void {
    this.entries = { ...this.entries, [field.name]: entry };
    const { [field.name]: _, ...refused } = this.refused;
    this.refused = refused;
    if (!this.#base) return;
    const { changes, problems } = this.#read();
    const isDirty = Object.keys(changes).length + Object.keys(problems).length > 0;
    this.#edit.store.keepDraft(this.collection, this.#base.id, isDirty ? this.entries : null);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { changes, problems } = this.#read();
    this.isTried = true;
    const wrong = Object.keys(problems);
    if (wrong.length > 0) {
      this.failure = editingMessages[this.language].fixFields(wrong.length);
      this.renderRoot.querySelector<HTMLElement>(`[id="${wrong[0]}"]`)?.focus();
      return;
    }
    if (Object.keys(changes).length === 0) return;
    const reason = this.reason.trim() ? { reason: this.reason.trim() } : {};
    const revision = Number(this.#base?.properties.revision ?? 0);
    void this.#send({ revision, changes, ...reason });
  };

  async #send(request: EditRequest): Promise<void> {
    this.isSaving = true;
    this.failure = '';
    try {
      this.#saved(await this.#write(request));
    } catch (error) {
      await this.#fail(error);
    } finally {
      this.isSaving = false;
    }
  }

  #write({ revision, changes, reason }: EditRequest): Promise<EditResult> {
    const because = reason ? { reason } : {};
    return this.#base
      ? editRecord(this.collection, this.#base.id, { revision, changes, ...because })
      : createRecord(this.collection, {
          zoneCode: this.zoneCode,
          values: { ...changes, ...this.fixed },
          ...(this.outline ? { geometry: this.outline } : {}),
          ...because,
        });
  }

  #saved(result: EditResult): void {
    const text = editingMessages[this.language];
    if (this.#base) this.#edit.store.keepDraft(this.collection, this.#base.id, null);
    const name = String(result.item.properties[knownCollection(this.collection).titleField] ?? '');
    const warnings = result.warnings.map(({ message }) => message);
    this.dispatchEvent(new CustomEvent('record-saved', { detail: result.item }));
    tellChange([text.saved(name), ...warnings].join('；'), result, this.language);
    this.#close();
  }

  async #fail(error: unknown): Promise<void> {
    const text = editingMessages[this.language];
    const conflict = conflictOf(error);
    if (conflict && conflict.conflict !== 'taken' && this.#base) {
      await this.#contest(conflict, this.#base);
      return;
    }
    if (!(error instanceof ApiError)) throw error;
    const errors = error.problem?.errors ?? [];
    this.refused = Object.fromEntries(
      errors.map(({ field, message }) => [field.replace(/^changes\.|^values\./, ''), message]),
    );
    this.failure = failureText(error, text.saveFailed);
  }

  async #contest(conflict: EditConflict, base: Feature): Promise<void> {
    this.#isWithdrawn = conflict.conflict === 'withdrawn';
    await this.dialog.open(conflict, base);
  }

  /** Theirs stays as it is: what was typed here is given up. */
  readonly #drop = (): void => {
    if (this.#base) this.#edit.store.keepDraft(this.collection, this.#base.id, null);
    tell(this, editingMessages[this.language].discardMine);
    tellWritten(this, this.#isWithdrawn && this.#base ? { [this.collection]: [this.#base.id] } : {});
    this.#close();
  };

  readonly #discard = (): void => {
    if (this.#base) this.#edit.store.keepDraft(this.collection, this.#base.id, null);
    this.entries = this.#start;
    this.isRestored = false;
    this.refused = {};
    this.failure = '';
  };

  readonly #cancel = (): void => {
    if (this.#base) this.#edit.store.keepDraft(this.collection, this.#base.id, null);
    this.#close();
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent('form-closed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-record-form': LdRecordForm;
  }
}
