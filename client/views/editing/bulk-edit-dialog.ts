import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Field } from '../../../geodata/catalog/field.ts';
import { ownFields } from '../../../geodata/catalog/own-fields.ts';
import type { BulkConflict } from '../../../geodata/model/api-edit.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { ApiError } from '../../api/api-error.ts';
import { bulkConflictsOf, bulkEdit } from '../../api/editing.ts';
import { fetchItems, fetchNextItems } from '../../api/items.ts';
import { knownCollection, zoneParams } from '../../api/land-query.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { formatField } from '../../format/field-value.ts';
import { formatCount } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { bulkPreview, changedRecords, type FieldPreview } from '../../state/bulk-preview.ts';
import { entriesOf, type FormEntries, formFields, readForm } from '../../state/record-form.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { bulkEditStyles } from './bulk-edit-styles.ts';
import { fieldInput } from './field-input.ts';
import { failureText, tell, tellChanges } from './tell.ts';

const valuesShown = 3;

/**
 * The same values for many parcels: fields are chosen, what they hold now and what changes is shown, then all are
 * written or none. Fires `bulk-edit-done`.
 */
@customElement('ld-bulk-edit-dialog')
export class LdBulkEditDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, bulkEditStyles];

  @property() language: Language = 'zh';
  @state() private records: readonly Feature[] | null = null;
  @state() private chosen: readonly string[] = [];
  @state() private entries: FormEntries = {};
  @state() private reason = '';
  @state() private failure = '';
  @state() private conflicts: BulkConflict['conflicts'] = [];
  @state() private isSaving = false;
  @state() private isTried = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  #ids: ReadonlySet<number> = new Set();
  #zoneCode: string | null = null;
  /** Names of the records that were chosen as references, by id. */
  readonly #names = new Map<string, string>();

  /** @param zoneCode the zone the parcels lie in; null when they may lie in several. */
  async open(ids: ReadonlySet<number>, zoneCode: string | null): Promise<void> {
    this.#ids = ids;
    this.#zoneCode = zoneCode;
    this.chosen = [];
    this.entries = {};
    this.reason = '';
    this.failure = '';
    this.conflicts = [];
    this.isTried = false;
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    await this.#load();
  }

  override render(): TemplateResult {
    const text = recordsMessages[this.language];
    const count = formatCount(this.records?.length ?? this.#ids.size);
    return html`<dialog class="dialog wide-dialog" aria-labelledby="title">
      <header>
        <h2 id="title">${text.bulkTitle(count)}</h2><span class="grow"></span>
        <button class="button ghost square" aria-label=${messages[this.language].close} @click=${() => this.dialog.close()}>
          <ld-icon name="close"></ld-icon>
        </button>
      </header>
      ${this.records === null ? this.#waiting() : this.#content(this.records)}
    </dialog>`;
  }

  #waiting(): TemplateResult {
    const text = editingMessages[this.language];
    if (!this.failure) return html`<div class="content"><p class="muted">${text.loading}</p></div>`;
    return html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${this.failure}>
      <button class="button small primary" @click=${() => this.#load()}>${text.retry}</button>
    </ld-notice>`;
  }

  #content(records: readonly Feature[]): TemplateResult {
    const text = recordsMessages[this.language];
    const editing = editingMessages[this.language];
    if (records.length === 0)
      return html`<div class="content"><p>${text.bulkEmpty}</p></div>
        <footer><button class="button" @click=${() => this.dialog.close()}>${editing.cancel}</button></footer>`;
    const { fields, changes, problems } = this.#read(records);
    const changed = changedRecords(records, changes).length;
    const isReady = this.chosen.length > 0 && Object.keys(problems).length === 0 && changed > 0;
    return html`<div class="content scroll" tabindex="0">
        ${this.#chooser(fields)}
        <div class="fields">${this.chosen.map((name) => this.#field(fields, name, problems))}</div>
        ${this.chosen.length > 0 ? this.#preview(bulkPreview(records, fields, changes)) : nothing}
        ${this.conflicts.length > 0 ? this.#conflicts() : nothing}
        <div class="field">
          <label for="reason">${editing.reason}<span class="aside">${editing.reasonHint}</span></label>
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
      </div>
      <footer>
        ${this.failure ? html`<span class="failure" role="alert">${this.failure}</span>` : nothing}
        ${this.chosen.length > 0 && changed === 0 && Object.keys(problems).length === 0 ? html`<span class="muted" role="status">${text.bulkNothing}</span>` : nothing}
        <span class="grow"></span>
        <button class="button" @click=${() => this.dialog.close()}>${editing.cancel}</button>
        <button class="button primary" ?disabled=${!isReady || this.isSaving} @click=${() => this.#save()}>
          ${this.isSaving ? editing.saving : text.bulkSave(formatCount(changed))}
        </button>
      </footer>`;
  }

  #chooser(fields: readonly Field[]): TemplateResult {
    const text = recordsMessages[this.language];
    const left = fields.filter(({ name }) => !this.chosen.includes(name));
    return html`<div class="field">
      <label for="chooser">${text.bulkAddField}</label>
      <select class="input" id="chooser" @change=${this.#choose}>
        <option value="" selected>${editingMessages[this.language].choose}</option>
        ${left.map(({ name, label }) => html`<option value=${name}>${labelIn(label, this.language)}</option>`)}
      </select>
    </div>`;
  }

  readonly #choose = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    if (select.value) this.chosen = [...this.chosen, select.value];
    select.value = '';
  };

  #field(fields: readonly Field[], name: string, problems: Readonly<Record<string, string>>) {
    const field = fields.find((entry) => entry.name === name);
    if (!field) return nothing;
    const remove = recordsMessages[this.language].bulkRemoveField(labelIn(field.label, this.language));
    return html`<div
      class="chosen"
      @reference-chosen=${(event: CustomEvent<{ id: number | null; name: string }>) => this.#names.set(String(event.detail.id), event.detail.name)}
    >
      ${fieldInput({
        field,
        entry: this.entries[name] ?? entriesOf([field], {})[name] ?? '',
        isChanged: false,
        problem: this.isTried || Object.hasOwn(this.entries, name) ? problems[name] : undefined,
        zoneCode: this.#singleZone() ?? '',
        language: this.language,
        change: (entry) => {
          this.entries = { ...this.entries, [name]: entry };
        },
      })}
      <button
        class="button ghost square"
        aria-label=${remove}
        title=${remove}
        @click=${() => {
          this.chosen = this.chosen.filter((other) => other !== name);
        }}
      >
        <ld-icon name="close"></ld-icon>
      </button>
    </div>`;
  }

  #preview(previews: readonly FieldPreview[]): TemplateResult | typeof nothing {
    const text = recordsMessages[this.language];
    if (previews.length === 0) return nothing;
    return html`<table class="preview" aria-label=${text.bulkPreview}>
      <thead>
        <tr>
          <th scope="col">${text.bulkField}</th>
          <th scope="col">${text.bulkNow}</th>
          <th scope="col">${text.bulkNew}</th>
          <th scope="col" class="number">${text.bulkChanged}</th>
        </tr>
      </thead>
      <tbody>
        ${previews.map(
          ({ field, now, next, changed }) => html`<tr>
            <th scope="row">${labelIn(field.label, this.language)}</th>
            <td class="muted">
              ${now.slice(0, valuesShown).map(({ value, count }) => html`<div>${this.#value(field, value)} · ${text.bulkCount(formatCount(count))}</div>`)}
              ${now.length > valuesShown ? html`<div>${text.bulkMore(formatCount(now.length - valuesShown))}</div>` : nothing}
            </td>
            <td>${next === null ? text.bulkCleared : this.#value(field, next)}</td>
            <td class="number">${text.bulkCount(formatCount(changed))}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #value(field: Field, value: unknown): string {
    // A reference is an id; the records say the name beside it: parkId and parkName.
    if (field.edit?.reference && value !== null) {
      const named = this.records?.find(({ properties }) => properties[field.name] === value);
      return String(
        named?.properties[field.name.replace(/Id$/, 'Name')] ?? this.#names.get(String(value)) ?? value,
      );
    }
    const { text, unit } = formatField(field, value, this.language);
    return `${text} ${unit}`.trim();
  }

  #conflicts(): TemplateResult {
    const text = recordsMessages[this.language];
    return html`<section class="conflicts" role="alert">
      <h3>${text.bulkConflict(formatCount(this.conflicts.length))}</h3>
      <ul>
        ${this.conflicts.slice(0, 20).map(({ id, label, reason }) => html`<li>${label ?? id}：${reason}</li>`)}
      </ul>
      <button class="button small" @click=${() => this.#reload()}>${text.bulkReload}</button>
    </section>`;
  }

  #singleZone(): string | null {
    const zones = new Set(this.records?.map(({ properties }) => String(properties.zoneCode)));
    return zones.size === 1 ? [...zones][0]! : null;
  }

  /** Fields that may be set for several: open to editing, none that names one record, references within one zone. */
  #fields(records: readonly Feature[]): readonly Field[] {
    const isOneZone = this.#singleZone() !== null;
    return formFields(knownCollection('parcels'), records[0]?.properties ?? null).filter(
      ({ name, edit }) => !ownFields.includes(name) && (isOneZone || !edit?.reference),
    );
  }

  #read(records: readonly Feature[]) {
    const fields = this.#fields(records);
    const chosen = fields.filter(({ name }) => this.chosen.includes(name));
    const entries = { ...entriesOf(chosen, {}), ...this.entries };
    // Without a start to compare with, an empty control stands for a field to be emptied.
    const { changes, problems } = readForm(chosen, {}, entries, this.language);
    return { fields, changes, problems };
  }

  async #load(): Promise<void> {
    this.records = null;
    this.failure = '';
    try {
      const found: Feature[] = [];
      const options = { limit: 10_000, boundsOnly: true, sortBy: 'name' };
      let page = await fetchItems('parcels', zoneParams(this.#zoneCode), options);
      for (;;) {
        found.push(...page.features.filter(({ id }) => this.#ids.has(id)));
        const next = found.length < this.#ids.size ? fetchNextItems(page) : undefined;
        if (!next) break;
        page = await next;
      }
      this.records = found;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, editingMessages[this.language].loadFailed);
    }
  }

  async #reload(): Promise<void> {
    this.conflicts = [];
    await this.#load();
    if (this.records)
      tell(this, recordsMessages[this.language].bulkReloaded(formatCount(this.records.length)));
  }

  async #save(): Promise<void> {
    const text = recordsMessages[this.language];
    const { records } = this;
    if (!records) return;
    this.isTried = true;
    const { changes, problems } = this.#read(records);
    if (Object.keys(problems).length > 0) return;
    const changed = changedRecords(records, changes);
    this.isSaving = true;
    this.failure = '';
    this.conflicts = [];
    try {
      const result = await bulkEdit('parcels', {
        records: changed.map(({ id, properties }) => ({ id, revision: Number(properties.revision) })),
        changes,
        ...(this.reason.trim() ? { reason: this.reason.trim() } : {}),
      });
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('bulk-edit-done'));
      tellChanges(text.bulkSaved(formatCount(result.changed)), result.changeSets, this.language);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.conflicts = bulkConflictsOf(error);
      if (this.conflicts.length === 0)
        this.failure = failureText(error, editingMessages[this.language].saveFailed);
    } finally {
      this.isSaving = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-bulk-edit-dialog': LdBulkEditDialog;
  }
}
