import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { WithdrawnPage, WithdrawnRecord } from '../../../geodata/model/api-withdrawn.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchWithdrawn } from '../../api/editing.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-notice.ts';
import { formatMoment } from '../../format/moments.ts';
import { formatCount } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { labelIn } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles, tableStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import '../editing/withdraw-dialog.ts';
import type { LdWithdrawDialog } from '../editing/withdraw-dialog.ts';

/** What was withdrawn in the zone, the latest first, by collection; each record can be restored, with a reason. */
@customElement('ld-withdrawn-records')
export class LdWithdrawnRecords extends LitElement {
  static override styles = [elementStyles, controlStyles, tableStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  @state() private collection: string | null = null;
  @state() private later: readonly WithdrawnRecord[] = [];
  @state() private cursor: string | null = null;
  @query('ld-withdraw-dialog') private dialog!: LdWithdrawDialog;

  readonly #first = new Task(this, {
    args: () => [this.#view.store.zoneCode, this.collection, this.#session.value.refreshes] as const,
    task: async ([zoneCode, collection], { signal }) => {
      const page = await fetchWithdrawn(zoneCode, collection, null, signal);
      this.later = [];
      this.cursor = page.nextCursor;
      return page;
    },
  });

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const page = this.#first.value;
    if (this.#first.error !== undefined && !page) {
      return html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(this.#first.error, '')}>
        <button class="button small primary" @click=${() => this.#first.run()}>${text.retry}</button>
      </ld-notice>`;
    }
    if (!page) return html`<p class="more muted">${text.loading}</p>`;
    return html`${this.#chips(page)}${this.#table([...page.records, ...this.later])}
      <ld-withdraw-dialog .language=${language}></ld-withdraw-dialog>`;
  }

  #chips({ counts }: WithdrawnPage): TemplateResult | typeof nothing {
    const { language } = this.#language.value;
    const text = recordsMessages[language];
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (all === 0) return nothing;
    const chip = (id: string | null, name: string, count: number) => html`<button
      class="chip"
      aria-pressed=${this.collection === id}
      @click=${() => {
        this.collection = id;
      }}
    >
      ${name}<span class="count">${formatCount(count)}</span>
    </button>`;
    return html`<div class="tools" role="group" aria-label=${text.collections}>
      ${chip(null, text.everything, all)}
      ${Object.entries(counts).map(([id, count]) => chip(id, labelIn(knownCollection(id).title, language), count))}
    </div>`;
  }

  #table(records: readonly WithdrawnRecord[]): TemplateResult {
    const { language } = this.#language.value;
    const text = recordsMessages[language];
    if (records.length === 0) return html`<ld-notice icon="info" heading=${text.withdrawnEmpty}></ld-notice>`;
    return html`<div class="rows" tabindex="0" role="region" aria-label=${text.withdrawn}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.columnRecord}</th>
            <th scope="col" class="wide">${text.columnCollection}</th>
            <th scope="col">${text.columnReason}</th>
            <th scope="col" class="wide">${text.columnWithdrawnAt}</th>
            <th scope="col" class="wide">${text.columnWithdrawnBy}</th>
            <th scope="col"><span class="visually-hidden">${editingMessages[language].restore}</span></th>
          </tr>
        </thead>
        <tbody>
          ${records.map((record) => this.#row(record))}
        </tbody>
      </table>
      ${
        this.cursor
          ? html`<div class="more"><button class="button small" @click=${() => this.#more()}>${editingMessages[language].loadMore}</button></div>`
          : nothing
      }
    </div>`;
  }

  #row(record: WithdrawnRecord): TemplateResult {
    const { language } = this.#language.value;
    const { collection, id, label, reason, withdrawnAt, withdrawnBy, revision } = record;
    const name = label ?? String(id);
    const { restore } = editingMessages[language];
    const mayWrite = this.#session.value.session?.actor.capabilities.includes('write-land');
    return html`<tr>
      <td>${name}</td>
      <td class="wide tight">${labelIn(knownCollection(collection).title, language)}</td>
      <td class="muted">${reason ?? '—'}</td>
      <td class="wide tight"><time datetime=${withdrawnAt}>${formatMoment(withdrawnAt)}</time></td>
      <td class="wide tight">${withdrawnBy}</td>
      <td class="number tight">
        ${
          mayWrite
            ? html`<button
              class="button small"
              aria-label="${restore} ${name}"
              @click=${() => this.dialog.open({ verb: 'restore', collection, id, name, revision })}
            >
              ${restore}
            </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  async #more(): Promise<void> {
    const { language } = this.#language.value;
    try {
      const page = await fetchWithdrawn(this.#view.store.zoneCode, this.collection, this.cursor);
      this.later = [...this.later, ...page.records];
      this.cursor = page.nextCursor;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, editingMessages[language].loadFailed));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-withdrawn-records': LdWithdrawnRecords;
  }
}
