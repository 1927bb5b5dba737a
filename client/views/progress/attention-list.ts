import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type AttentionEntry, AttentionKind } from '../../../geodata/model/api-attention.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { fetchAttention } from '../../api/reports.ts';
import '../../elements/ld-notice.ts';
import { largeMoney } from '../../format/indicator-quantity.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { controlStyles, elementStyles, tableStyles } from '../../styles/shared-styles.ts';
import '../data/record-panel.ts';
import { boundsOfAll } from './bounds-of-all.ts';
import { listAndPanelStyles } from './list-and-panel-styles.ts';

/** Records of the ledgers that need somebody, by reason; the latest first. Fires `kind-chosen` and `place-wanted`. */
@customElement('ld-attention-list')
export class LdAttentionList extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    tableStyles,
    listAndPanelStyles,
    css`
      .late {
        background: var(--alarm-soft);
        color: var(--alarm);
      }
      @media (max-width: 899px) {
        .tools .chip {
          height: 36px;
        }
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  @property() kind = '';
  @property({ type: Boolean }) canWrite = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';
  @state() private opened: AttentionEntry | null = null;

  readonly #entries = new Task(this, {
    args: () => [this.zoneCode, this.refreshes] as const,
    task: async ([zoneCode], { signal }) => (await fetchAttention(zoneCode, signal)).entries,
  });

  override render(): TemplateResult {
    const text = progressMessages[this.language];
    const entries = this.#entries.value;
    if (this.#entries.status === TaskStatus.ERROR)
      return html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed}>
        <button class="button small" @click=${() => this.#entries.run()}>${text.retry}</button>
      </ld-notice>`;
    if (!entries) return html`<p class="more muted">${text.loading}</p>`;
    const kinds = AttentionKind.options.filter((kind) => entries.some((entry) => entry.kind === kind));
    const chosen = kinds.find((kind) => kind === this.kind) ?? kinds[0];
    if (!chosen) return html`<ld-notice icon="check" heading=${text.attentionNone}></ld-notice>`;
    const shown = entries
      .filter(({ kind }) => kind === chosen)
      .toSorted((a, b) => (b.lateDays ?? 0) - (a.lateDays ?? 0));
    return html`<div class="tools" role="group" aria-label=${text.attention}>
        ${kinds.map(
          (
            kind,
          ) => html`<button class="chip" aria-pressed=${kind === chosen} @click=${() => this.#choose(kind)}>
            ${text.attentionKinds[kind]}<span class="count">${formatCount(entries.filter((entry) => entry.kind === kind).length)}</span>
          </button>`,
        )}
      </div>
      <div class="body ${this.opened ? 'opened' : ''}">${this.#table(shown, chosen)}${this.#panel()}</div>`;
  }

  #choose(kind: AttentionKind): void {
    this.opened = null;
    this.dispatchEvent(new CustomEvent('kind-chosen', { detail: kind }));
  }

  #table(shown: readonly AttentionEntry[], kind: AttentionKind): TemplateResult {
    const text = progressMessages[this.language];
    const isTax = kind === 'tax_shares';
    const hasDays = shown.some(({ lateDays }) => lateDays !== null);
    const hasAmount = shown.some(({ amountYuan }) => amountYuan !== null);
    const hasWho = shown.some(({ who }) => who !== null);
    const hasLevels = shown.some(({ levels }) => levels.length > 0);
    return html`<div class="rows" tabindex="0" role="region" aria-label=${text.attentionKinds[kind]}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.columnRecord}</th>
            ${hasLevels ? html`<th scope="col">${text.columnReason}</th>` : nothing}
            ${hasDays ? html`<th scope="col" class="wide">${text.columnDue}</th><th scope="col" class="number">${text.columnDays}</th>` : nothing}
            ${hasWho ? html`<th scope="col" class="wide">${text.columnWho}</th>` : nothing}
            ${hasAmount ? html`<th scope="col" class="number">${isTax ? text.columnTax : text.columnPenalty}</th>` : nothing}
            ${isTax ? html`<th scope="col">${text.columnShares}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (entry) => html`<tr>
              <td><button class="link" @click=${() => this.#open(entry)}>${entry.title}</button></td>
              ${hasLevels ? html`<td>${entry.levels.map((level) => html`<span class="badge late">${text.level(level)}</span> `)}</td>` : nothing}
              ${hasDays ? html`<td class="wide tight">${entry.dueOn ?? '—'}</td><td class="number">${this.#days(entry.lateDays)}</td>` : nothing}
              ${hasWho ? html`<td class="wide">${entry.who ?? '—'}</td>` : nothing}
              ${hasAmount ? html`<td class="number">${this.#money(entry.amountYuan)}</td>` : nothing}
              ${isTax ? html`<td>${entry.shares.map(({ name, amountYuan }) => `${name} ${formatNumber(amountYuan, 2)}`).join(' · ')}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #days(lateDays: number | null): TemplateResult | string {
    const text = progressMessages[this.language];
    if (lateDays === null) return '—';
    return lateDays > 0
      ? html`<b class="alarm">${text.lateDays(formatCount(lateDays))}</b>`
      : text.leftDays(formatCount(-lateDays));
  }

  #money(yuan: number | null): TemplateResult | string {
    if (yuan === null) return '—';
    const { text, unit } = largeMoney(yuan, this.language);
    return html`${text}<span class="unit">${unit}</span>`;
  }

  #open(entry: AttentionEntry): void {
    this.opened = entry;
  }

  #panel(): TemplateResult | typeof nothing {
    if (!this.opened) return nothing;
    return html`<ld-record-panel
      .collection=${this.opened.collection}
      .recordId=${this.opened.recordId}
      .zoneCode=${this.opened.zoneCode}
      ?canWrite=${this.canWrite}
      .language=${this.language}
      @panel-closed=${() => {
        this.opened = null;
      }}
      @place-wanted=${({ detail }: CustomEvent<Feature>) =>
        this.dispatchEvent(
          new CustomEvent('place-wanted', {
            detail: { bounds: boundsOfAll([detail]), parcelId: this.opened?.parcelId ?? null },
          }),
        )}
    ></ld-record-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-attention-list': LdAttentionList;
  }
}
