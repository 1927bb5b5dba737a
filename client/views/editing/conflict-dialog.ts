import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { EditConflict } from '../../../geodata/model/api-edit.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { knownCollection } from '../../api/land-query.ts';
import { formatField } from '../../format/field-value.ts';
import { formatMoment } from '../../format/moments.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import {
  type Contested,
  conflictParts,
  mergeConflict,
  outlineField,
  type Side,
} from '../../state/merge-conflict.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';

/**
 * Two versions of one record, to be chosen from field by field. Fires `conflict-solved` with the edit to send upon the
 * newer version, or `conflict-dropped` when theirs shall stay as it is.
 */
@customElement('ld-conflict-dialog')
export class LdConflictDialog extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 6px 8px;
        border-bottom: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
      }
      thead th {
        color: var(--ink-3);
        font-size: 12px;
        font-weight: var(--w-reg);
      }
      tbody th {
        width: 120px;
        padding-left: 0;
        color: var(--ink-2);
        font-weight: var(--w-reg);
      }
      td label {
        display: flex;
        gap: 6px;
        align-items: baseline;
        padding: 4px 8px;
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
        overflow-wrap: anywhere;
      }
      td label:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      input {
        accent-color: var(--accent);
      }
      .scroll {
        max-height: 50vh;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @property() collection = 'parcels';
  @state() private conflict: EditConflict | null = null;
  @state() private base: Feature | null = null;
  @state() private choices: Readonly<Record<string, Side>> = {};
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(conflict: EditConflict, base: Feature): Promise<void> {
    this.conflict = conflict;
    this.base = base;
    const { contested } = conflictParts(conflict, base);
    this.choices = Object.fromEntries(contested.map(({ field }) => [field, 'yours' as const]));
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    return html`<dialog class="dialog" aria-labelledby="title">
      <header><h2 id="title">${text.conflictTitle}</h2></header>
      ${this.conflict && this.base ? this.#content(this.conflict, this.base) : nothing}
    </dialog>`;
  }

  #content(conflict: EditConflict, base: Feature): TemplateResult {
    const text = editingMessages[this.language];
    const { updatedBy = '', updatedAt } = conflict.current ?? {};
    const moment = updatedAt ? formatMoment(updatedAt) : '';
    if (conflict.conflict === 'withdrawn') {
      return html`<div class="content"><p>${text.conflictWithdrawn(updatedBy, moment)}</p></div>
        <footer>
          <button class="button" @click=${() => this.dialog.close()}>${text.backToForm}</button>
          <button class="button primary" @click=${this.#drop}>${text.discardMine}</button>
        </footer>`;
    }
    const { contested, onlyYours } = conflictParts(conflict, base);
    return html`<div class="content scroll" tabindex="0">
        <p>${text.conflictBy(updatedBy, moment)}</p>
        ${contested.length === 0 ? html`<p>${text.conflictNone}</p>` : nothing}
        <table>
          <thead>
            <tr><td></td><th scope="col">${text.yours}</th><th scope="col">${text.theirs}</th></tr>
          </thead>
          <tbody>
            ${contested.map((entry) => this.#contested(entry))} ${onlyYours.map((entry) => this.#onlyYours(entry))}
          </tbody>
        </table>
      </div>
      <footer>
        <button class="button ghost" @click=${this.#drop}>${text.discardMine}</button>
        <span class="grow"></span>
        <button class="button" @click=${() => this.dialog.close()}>${text.backToForm}</button>
        <button class="button primary" @click=${this.#solve}>${text.saveMerged}</button>
      </footer>`;
  }

  #contested({ field, yours, theirs }: Contested): TemplateResult {
    const side = (name: Side, value: unknown) => html`<td>
      <label>
        <input
          type="radio"
          name=${field}
          value=${name}
          .checked=${this.choices[field] === name}
          @change=${() => {
            this.choices = { ...this.choices, [field]: name };
          }}
        />
        <span>${this.#value(field, value, name)}</span>
      </label>
    </td>`;
    return html`<tr>
      <th scope="row">${this.#label(field)}</th>
      ${side('yours', yours)} ${side('theirs', theirs)}
    </tr>`;
  }

  #onlyYours({ field, yours }: Contested): TemplateResult {
    return html`<tr>
      <th scope="row">${this.#label(field)}</th>
      <td>${this.#value(field, yours, 'yours')}</td>
      <td class="muted">${editingMessages[this.language].keepsYours}</td>
    </tr>`;
  }

  #label(name: string): string {
    if (name === outlineField) return editingMessages[this.language].outline;
    const field = fieldOf(knownCollection(this.collection), name);
    return field ? labelIn(field.label, this.language) : name;
  }

  #value(name: string, value: unknown, side: Side): string {
    const text = editingMessages[this.language];
    if (name === outlineField) return side === 'yours' ? text.outlineYours : text.outlineTheirs;
    const field = fieldOf(knownCollection(this.collection), name);
    const shown = field ? formatField(field, value, this.language) : { text: String(value), unit: '' };
    return `${shown.text} ${shown.unit}`.trim();
  }

  readonly #solve = (): void => {
    if (!this.conflict || !this.base) return;
    const merged = mergeConflict(this.conflict, this.base, this.choices);
    this.dialog.close();
    const isOurs = merged && (Object.keys(merged.changes).length > 0 || merged.geometry);
    this.dispatchEvent(
      isOurs ? new CustomEvent('conflict-solved', { detail: merged }) : new CustomEvent('conflict-dropped'),
    );
  };

  readonly #drop = (): void => {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('conflict-dropped'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-conflict-dialog': LdConflictDialog;
  }
}
