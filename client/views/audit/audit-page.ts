import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { catalog, collectionOf } from '../../../geodata/catalog/catalog.ts';
import { type AuditItem, auditActions } from '../../../geodata/model/api-audit.ts';
import { ApiError } from '../../api/api-error.ts';
import { type AuditFilters, fetchAudit } from '../../api/audit.ts';
import '../../elements/ld-notice.ts';
import { formatField } from '../../format/field-value.ts';
import { formatMoment } from '../../format/moments.ts';
import { adminMessages } from '../../language/admin-messages.ts';
import { labelIn } from '../../language/language.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import './as-of-dialog.ts';
import type { LdAsOfDialog } from './as-of-dialog.ts';
import { registerFields, registerNames } from './register-names.ts';

const nothingAsked: AuditFilters = {
  zone: '',
  actor: '',
  collection: '',
  id: '',
  action: '',
  from: '',
  to: '',
};

/** The audit log for administrators: who changed what, when and why; and any record as of a date. */
@customElement('ld-audit-page')
export class LdAuditPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    tableStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 10px;
        align-items: end;
        padding: 10px 16px;
      }
      form .field {
        flex: 0 1 132px;
      }
      form .acts {
        display: flex;
        gap: 8px;
      }
      .detail {
        display: grid;
        gap: 6px;
        padding: 4px 0 12px;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 20px;
      }
      .detail table {
        width: auto;
        min-width: min(560px, 100%);
      }
      .detail th,
      .detail td {
        position: static;
        height: 26px;
        padding: 2px 10px;
        text-align: left;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .detail th,
      .detail td:first-child {
        white-space: nowrap;
      }
      .hash {
        font-family: var(--mono, monospace);
        overflow-wrap: anywhere;
      }
      @media (max-width: 899px) {
        form .field {
          flex: 1 1 40%;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private entries: readonly AuditItem[] | null = null;
  @state() private cursor: string | null = null;
  @state() private opened = '';
  @state() private failure: string | null = null;
  @query('form') private form!: HTMLFormElement;
  @query('ld-as-of-dialog') private asOf!: LdAsOfDialog;
  #asked = nothingAsked;

  override firstUpdated(): void {
    void this.#search();
  }

  override render(): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    return html`${this.#filters()} ${
      this.failure === null
        ? nothing
        : html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${this.failure}>
            <button class="button small primary" @click=${() => this.#search()}>${text.retry}</button>
          </ld-notice>`
    }
      ${this.entries === null ? html`<p class="more muted">${this.failure === null ? text.loading : ''}</p>` : this.#table(this.entries)}
      <ld-as-of-dialog .language=${this.#language.value.language}></ld-as-of-dialog>`;
  }

  #filters(): TemplateResult {
    const { language } = this.#language.value;
    const text = adminMessages[language];
    const { zones } = this.#session.value;
    const input = (name: keyof AuditFilters, label: string, type: string) => html`<div class="field">
      <label for=${name}>${label}</label>
      <input class="input" id=${name} name=${name} type=${type} inputmode=${name === 'id' ? 'numeric' : 'text'} />
    </div>`;
    const select = (
      name: keyof AuditFilters,
      label: string,
      options: readonly (readonly [string, string])[],
    ) =>
      html`<div class="field">
        <label for=${name}>${label}</label>
        <select class="input" id=${name} name=${name}>
          <option value="">${text.any}</option>
          ${options.map(([value, shown]) => html`<option value=${value}>${shown}</option>`)}
        </select>
      </div>`;
    const collections = [
      ...catalog
        .filter(({ editing }) => editing !== undefined)
        .map(({ id, title }) => [id, labelIn(title, language)] as const),
      ...Object.entries(registerNames).map(([id, name]) => [id, name[language]] as const),
    ];
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#search();
      }}
      @reset=${() => setTimeout(() => void this.#search())}
    >
      ${select('zone', text.zone, [...zones.map(({ zoneCode, name }) => [zoneCode, name] as const), ['-', text.installation]])}
      ${input('actor', text.actor, 'text')} ${select('collection', text.collection, collections)}
      ${input('id', text.record, 'text')}
      ${select(
        'action',
        text.action,
        auditActions.map((action) => [action, text[action]] as const),
      )}
      ${input('from', text.from, 'date')} ${input('to', text.to, 'date')}
      <div class="acts">
        <button class="button primary">${text.search}</button>
        <button class="button" type="reset">${text.reset}</button>
      </div>
    </form>`;
  }

  #table(entries: readonly AuditItem[]): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    if (entries.length === 0)
      return html`<ld-notice icon="info" heading=${text.noEntries} text=${text.noEntriesText}></ld-notice>`;
    return html`<div class="rows" tabindex="0" aria-label=${text.audit}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.when}</th>
            <th scope="col">${text.what}</th>
            <th scope="col" class="wide">${text.how}</th>
            <th scope="col" class="wide">${text.who}</th>
            <th scope="col" class="wide">${text.zone}</th>
          </tr>
        </thead>
        <tbody>
          ${entries.map((entry) => this.#row(entry))}
        </tbody>
      </table>
      ${
        this.cursor === null
          ? nothing
          : html`<div class="more"><button class="button small" @click=${() => this.#more()}>${text.more}</button></div>`
      }
    </div>`;
  }

  #collectionName(id: string): string {
    const { language } = this.#language.value;
    const known = collectionOf(id);
    if (known) return labelIn(known.title, language);
    return registerNames[id]?.[language] ?? id;
  }

  #row(entry: AuditItem): TemplateResult {
    const text = adminMessages[this.#language.value.language];
    const key = `${entry.zoneCode}/${entry.sequence}`;
    const isOpen = this.opened === key;
    return html`<tr class=${isOpen ? 'open' : ''}>
        <td class="tight"><time datetime=${entry.occurredAt}>${formatMoment(entry.occurredAt)}</time></td>
        <td>
          <span class="badge">${this.#collectionName(entry.collection)}</span>
          <button
            class="link"
            aria-expanded=${isOpen}
            @click=${() => {
              this.opened = isOpen ? '' : key;
            }}
          >
            ${entry.recordLabel ?? entry.recordId ?? entry.changeSetTitle ?? text[entry.action]}
          </button>
        </td>
        <td class="wide tight">${text[entry.action]}</td>
        <td class="wide tight">${entry.actorName}</td>
        <td class="wide tight">${entry.zoneName}</td>
      </tr>
      ${isOpen ? html`<tr><td colspan="5">${this.#detail(entry)}</td></tr>` : nothing}`;
  }

  #detail(entry: AuditItem): TemplateResult {
    const { language } = this.#language.value;
    const text = adminMessages[language];
    const described = collectionOf(entry.collection);
    const shown = (name: string, value: unknown): string => {
      if (value === null || value === undefined) return '—';
      const field = described?.fields.find((known) => known.name === name);
      if (field === undefined) return typeof value === 'string' ? value : JSON.stringify(value);
      const { text: shownText, unit } = formatField(field, value, language);
      return `${shownText} ${unit}`.trim();
    };
    const { recordId } = entry;
    return html`<div class="detail">
      ${
        entry.changes.length === 0
          ? nothing
          : html`<table>
              <thead>
                <tr><th scope="col">${text.field}</th><th scope="col">${text.before}</th><th scope="col">${text.after}</th></tr>
              </thead>
              <tbody>
                ${entry.changes.map(
                  ({ field, label, before, after }) =>
                    html`<tr><td>${labelIn((described ? undefined : registerFields[field]) ?? label, language)}</td><td>${shown(field, before)}</td><td>${shown(field, after)}</td></tr>`,
                )}
              </tbody>
            </table>`
      }
      ${entry.geometry === undefined ? nothing : html`<div>${text.outlineChanged}</div>`}
      ${entry.reason ? html`<div>${text.reasonGiven}：${entry.reason}</div>` : nothing}
      <div class="muted hash">
        ${text.sequence} ${entry.sequence} · ${text.chained} ${entry.entryHash.slice(0, 16)}
        ${entry.requestId === null ? nothing : html` · ${text.request} ${entry.requestId}`}
      </div>
      ${
        described?.editing !== undefined && recordId !== null
          ? html`<div>
              <button
                class="button small"
                @click=${() => this.asOf.open(entry.collection, recordId, entry.recordLabel ?? String(recordId), entry.occurredAt)}
              >
                ${text.asOfOpen}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  async #search(): Promise<void> {
    const given = new FormData(this.form);
    this.#asked = Object.fromEntries(
      Object.keys(nothingAsked).map((name) => [name, String(given.get(name) ?? '').trim()]),
    ) as unknown as AuditFilters;
    await this.#attempt(async () => {
      const page = await fetchAudit(this.#asked, null);
      this.entries = page.entries;
      this.cursor = page.nextCursor;
      this.opened = '';
    });
  }

  async #more(): Promise<void> {
    await this.#attempt(async () => {
      const page = await fetchAudit(this.#asked, this.cursor);
      this.entries = [...(this.entries ?? []), ...page.entries];
      this.cursor = page.nextCursor;
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failure = null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, '');
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-audit-page': LdAuditPage;
  }
}
