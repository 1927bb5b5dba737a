import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { HistoryEntry, ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-notice.ts';
import { formatField } from '../../format/field-value.ts';
import { formatMoment } from '../../format/moments.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { cardStyles, elementStyles } from '../../styles/shared-styles.ts';

/** Tab 历史: who changed what and when, newest first. Nothing here can be changed. */
@customElement('ld-parcel-history')
export class LdParcelHistory extends LitElement {
  static override styles = [
    elementStyles,
    cardStyles,
    css`
      ol {
        padding: 12px 16px;
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: 112px 1fr auto;
        gap: 2px 20px;
        padding-bottom: 10px;
        line-height: 20px;
      }
      li::before {
        content: '';
        position: absolute;
        top: 6px;
        left: 118px;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--ink-2);
      }
      li:not(:last-child)::after {
        content: '';
        position: absolute;
        top: 17px;
        bottom: -3px;
        left: 121.5px;
        width: 1px;
        background: var(--line-2);
      }
      .when,
      .who {
        color: var(--ink-3);
        font-size: 12px;
      }
      .what {
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) card!: ParcelCard;
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const text = messages[this.language];
    const { history } = this.card;
    if (history.length === 0) return html`<ld-notice icon="info" heading=${text.historyEmpty}></ld-notice>`;
    return html`<ol>
      ${history.map(
        (entry) => html`<li>
          <time class="when" datetime=${entry.occurredAt}>${formatMoment(entry.occurredAt)}</time>
          <div class="what">
            ${this.#actionName(entry)}${entry.changes.map((change) => html`<div>${this.#change(change)}</div>`)}
          </div>
          <span class="who">${entry.actorName}</span>
        </li>`,
      )}
    </ol>`;
  }

  #actionName({ action, changes }: HistoryEntry): string | typeof nothing {
    const text = messages[this.language];
    const names: Record<string, string> = {
      create: text.created,
      insert: text.created,
      update: text.updated,
      delete: text.removed,
      import: text.imported,
    };
    // Changes speak for themselves.
    if (changes.length > 0 && action === 'update') return nothing;
    return names[action] ?? action;
  }

  #change({ field, before, after }: HistoryEntry['changes'][number]): string {
    const described = fieldOf(knownCollection('parcels'), field);
    if (!described) return field;
    const [old, now] = [before, after].map((value) => formatField(described, value, this.language));
    const label = labelIn(described.label, this.language);
    return `${label} ${old!.text} ${messages[this.language].changedTo} ${now!.text} ${now!.unit}`.trim();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-parcel-history': LdParcelHistory;
  }
}
