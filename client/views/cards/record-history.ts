import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { FieldChange, RecordChange, RecordHistory } from '../../../geodata/model/api-change-sets.ts';
import { fetchHistory } from '../../api/editing.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { formatField } from '../../format/field-value.ts';
import { formatMoment } from '../../format/moments.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { type OverlayShape, overlayContext } from '../../state/overlay-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { failureText, undo } from '../editing/tell.ts';

/** Who made the demonstration's records: the program itself. */
const demonstrationAuthor = 'demonstration';

/** Tab 历史: who changed what, when and why, newest first; outlines before and after are shown on the map. */
@customElement('ld-record-history')
export class LdRecordHistory extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      ol {
        padding: 12px 16px;
      }
      li {
        position: relative;
        display: grid;
        grid-template: auto 1fr / 112px minmax(0, 1fr);
        gap: 0 20px;
        padding-bottom: 12px;
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
      .who,
      .why {
        color: var(--ink-3);
        font-size: 12px;
      }
      .who {
        grid-area: 2 / 1;
        overflow-wrap: anywhere;
      }
      .what {
        grid-area: 1 / 2 / span 2;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .before {
        color: var(--ink-3);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
      }
      .actions .link {
        line-height: 20px;
      }
      @media (max-width: 899px) {
        .actions .link {
          min-height: 32px;
        }
      }
    `,
  ];

  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #overlay = new StoreConsumer(this, overlayContext);
  @property() collection = 'parcels';
  @property({ type: Number }) recordId = 0;
  @property() zoneCode = '';
  @property() language: Language = 'zh';
  @state() private undoing: number | null = null;

  readonly #history = new Task(this, {
    args: () => [this.collection, this.recordId, this.#session.value.refreshes] as const,
    task: ([collection, id], { signal }) => fetchHistory(collection, id, signal),
  });

  override disconnectedCallback(): void {
    this.#overlay.store.show(['before', 'after'], []);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    return (
      this.#history.render({
        pending: () => (this.#history.value ? this.#list(this.#history.value) : this.#skeleton()),
        complete: (history) => this.#list(history),
        error: (
          error,
        ) => html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(error, '')}>
          <button class="button small primary" @click=${() => this.#history.run()}>${text.retry}</button>
        </ld-notice>`,
      }) ?? html``
    );
  }

  #skeleton(): TemplateResult {
    return html`<ol aria-busy="true">
      ${[148, 190, 120].map((width) => html`<li><span class="skeleton" style="width:92px"></span><span class="skeleton" style="width:${width}px"></span></li>`)}
    </ol>`;
  }

  #list({ entries, createdAt, createdBy }: RecordHistory): TemplateResult {
    const text = editingMessages[this.language];
    const isMade = entries.some(
      ({ action, collection }) => collection !== 'attachments' && (action === 'create' || action === 'load'),
    );
    return html`<ol>
      ${entries.map((entry) => this.#entry(entry))}
      ${
        isMade
          ? nothing
          : html`<li>
            <time class="when" datetime=${createdAt}>${formatMoment(createdAt)}</time>
            <span class="what">${text.recordMade}</span>
            <span class="who">${createdBy === demonstrationAuthor ? text.kindDemonstration : createdBy}</span>
          </li>`
      }
    </ol>`;
  }

  #entry(entry: RecordChange): TemplateResult {
    const text = editingMessages[this.language];
    const { action, changes, geometry, reason, occurredAt, actorName, changeSetId } = entry;
    const names = {
      create: text.actionCreate,
      update: text.actionUpdate,
      withdraw: text.actionWithdraw,
      restore: text.actionRestore,
      load: text.actionLoad,
    };
    if (entry.collection === 'attachments') return this.#attachment(entry);
    const shown = action === 'update' ? changes.filter((change) => this.#differs(change)) : [];
    // A change speaks for itself.
    const isNamed = action !== 'update' || (shown.length === 0 && !geometry);
    return html`<li>
      <time class="when" datetime=${occurredAt}>${formatMoment(occurredAt)}</time>
      <div class="what">
        ${isNamed ? html`<div>${names[action]}</div>` : nothing} ${shown.map((change) => this.#change(change))}
        ${geometry && action === 'update' ? html`<div>${text.outlineChanged}</div>` : nothing}
        ${reason ? html`<div class="why">${text.reasonGiven(reason)}</div>` : nothing}
        <div class="actions">
          ${geometry && action === 'update' ? this.#compare(geometry) : nothing}
          ${
            changeSetId !== null && action !== 'load'
              ? html`<button class="link" ?disabled=${this.undoing !== null} @click=${() => this.#undo(changeSetId)}>${text.undoThis}</button>`
              : nothing
          }
        </div>
      </div>
      <span class="who">${actorName}</span>
    </li>`;
  }

  #attachment({ action, recordLabel, occurredAt, actorName }: RecordChange): TemplateResult {
    const text = recordsMessages[this.language];
    const name = recordLabel ?? '';
    return html`<li>
      <time class="when" datetime=${occurredAt}>${formatMoment(occurredAt)}</time>
      <span class="what">${action === 'create' ? text.attachmentAdded(name) : text.attachmentRemoved(name)}</span>
      <span class="who">${actorName}</span>
    </li>`;
  }

  #shown(field: string, value: unknown): { text: string; unit: string } {
    const described = fieldOf(knownCollection(this.collection), field);
    return described
      ? formatField(described, value, this.language)
      : { text: String(value ?? '—'), unit: '' };
  }

  /** Figures that follow an outline often move by less than is shown of them. */
  #differs({ field, before, after }: FieldChange): boolean {
    const [old, now] = [this.#shown(field, before), this.#shown(field, after)];
    return (
      typeof before !== 'number' ||
      typeof after !== 'number' ||
      old.text !== now.text ||
      old.unit !== now.unit
    );
  }

  #change({ field, label, before, after }: FieldChange): TemplateResult {
    const [old, now] = [this.#shown(field, before), this.#shown(field, after)];
    return html`<div>
      ${labelIn(label, this.language)} <span class="before">${old.text} ${old.text === '—' ? '' : old.unit}</span> →
      ${now.text}<span class="unit">${now.unit}</span>
    </div>`;
  }

  #compare(geometry: NonNullable<RecordChange['geometry']>): TemplateResult {
    const text = editingMessages[this.language];
    const show = () => this.#show(geometry);
    const hide = () => this.#overlay.store.show(['before', 'after'], []);
    return html`<button class="link" @mouseenter=${show} @focus=${show} @click=${show} @mouseleave=${hide} @blur=${hide}>
      ${text.outlineShown}
    </button>`;
  }

  #show({ before, after }: NonNullable<RecordChange['geometry']>): void {
    const shapes: OverlayShape[] = [];
    if (before) shapes.push({ role: 'before', geometry: before });
    if (after) shapes.push({ role: 'after', geometry: after });
    this.#overlay.store.show(['before', 'after'], shapes);
  }

  async #undo(changeSetId: number): Promise<void> {
    this.undoing = changeSetId;
    await undo(this, this.zoneCode, changeSetId, this.language);
    this.undoing = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-record-history': LdRecordHistory;
  }
}
