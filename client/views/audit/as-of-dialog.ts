import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { collectionOf } from '../../../geodata/catalog/catalog.ts';
import type { RecordAsOf } from '../../../geodata/model/api-audit.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchAsOf } from '../../api/audit.ts';
import { formatField } from '../../format/field-value.ts';
import { formatMoment } from '../../format/moments.ts';
import { adminMessages } from '../../language/admin-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';

/** Shows a record as it stood at the end of a day. */
@customElement('ld-as-of-dialog')
export class LdAsOfDialog extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      form {
        display: flex;
        gap: 8px;
        align-items: end;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(96px, 2fr) 3fr;
        gap: 4px 12px;
        margin: 0;
        line-height: 22px;
      }
      dt {
        color: var(--ink-3);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .dialog footer {
        position: sticky;
        bottom: 0;
        background: var(--surface);
      }
      .hint {
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @state() private of: { collection: string; id: number; label: string } | null = null;
  @state() private found: RecordAsOf | null = null;
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#as-of') private date!: HTMLInputElement;

  /** Opens on a record, with the day of a moment (in China). */
  open(collection: string, id: number, label: string, moment: string): void {
    this.of = { collection, id, label };
    this.found = null;
    this.failure = '';
    this.date.value = formatMoment(moment).slice(0, 10);
    this.dialog.showModal();
    void this.#show();
  }

  override render(): TemplateResult {
    const text = adminMessages[this.language];
    return html`<dialog class="dialog" aria-labelledby="heading">
      <header><span id="heading">${text.asOf}：${this.of?.label ?? ''}</span></header>
      <div class="content">
        <form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            void this.#show();
          }}
        >
          <div class="field"><label for="as-of">${text.date}</label><input class="input" id="as-of" type="date" required /></div>
          <button class="button primary">${text.show}</button>
        </form>
        <p class="hint">${text.asOfText}</p>
        <div role="status">${this.failure === '' ? nothing : html`<p>${this.failure}</p>`}</div>
        ${this.found === null ? nothing : this.#state(this.found)}
      </div>
      <footer><button class="button" @click=${() => this.dialog.close()}>${text.close}</button></footer>
    </dialog>`;
  }

  #state(found: RecordAsOf): TemplateResult {
    const text = adminMessages[this.language];
    const described = collectionOf(found.collection);
    const rows = found.fields.flatMap(({ field, label, value }) => {
      const known = described?.fields.find(({ name }) => name === field);
      if (known === undefined || value === null || value === undefined || value === '') return [];
      const shown = formatField(known, value, this.language);
      return [html`<dt>${labelIn(label, this.language)}</dt><dd>${shown.text} ${shown.unit}</dd>`];
    });
    return html`<div>
        ${found.isWithdrawn ? html`<span class="badge">${text.withdrawn}</span>` : nothing}
        <span class="badge">${text.revision} ${found.revision}</span>
        <span class="badge">${found.isCurrent ? text.current : text.changedSince}</span>
        ${found.geometry === null ? nothing : html`<span class="badge">${text.hasOutline}</span>`}
      </div>
      <p class="hint">${text.updatedBy(found.updatedBy, formatMoment(found.updatedAt))}</p>
      <dl>${rows}</dl>`;
  }

  async #show(): Promise<void> {
    const { of } = this;
    if (of === null || this.date.value === '') return;
    try {
      this.found = await fetchAsOf(of.collection, of.id, this.date.value);
      this.failure = '';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.found = null;
      this.failure = failureText(error, adminMessages[this.language].loadFailed);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-as-of-dialog': LdAsOfDialog;
  }
}
