import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { ApiError } from '../../api/api-error.ts';
import { fetchItems } from '../../api/items.ts';
import { parcelParams } from '../../api/land-query.ts';
import '../../elements/ld-icon.ts';
import { formatCount } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { drawContext } from '../../state/draw-store.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { landClassesOf, layersContext } from '../../state/layers-store.ts';
import { mostPicked, pickContext } from '../../state/pick-store.ts';
import { resultsContext } from '../../state/results-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import '../editing/bulk-edit-dialog.ts';
import type { LdBulkEditDialog } from '../editing/bulk-edit-dialog.ts';
import { failureText, tell } from '../editing/tell.ts';

/** Stands over the list while parcels are picked: how many, all that match, an area drawn on the map, change them. */
@customElement('ld-pick-bar')
export class LdPickBar extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      .bar {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 6px 8px;
        align-items: center;
        padding: 6px 10px 6px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--accent-soft);
        font-size: 12px;
      }
      b {
        color: var(--accent-ink);
        white-space: nowrap;
      }
      .bar .primary:disabled {
        border-color: var(--line);
        background: var(--surface-3);
        color: var(--ink-3);
      }
      @media (max-width: 899px) {
        .bar .button {
          height: 44px;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #pick = new StoreConsumer(this, pickContext);
  readonly #results = new StoreConsumer(this, resultsContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #draw = new StoreConsumer(this, drawContext);
  @state() private isAsking = false;
  @query('ld-bulk-edit-dialog') private dialog!: LdBulkEditDialog;
  /** The area that was drawn for picking, to see when a new one is there. */
  #within: unknown = null;
  #awaitsArea = false;

  protected override updated(): void {
    const { within } = this.#filters.value;
    if (this.#awaitsArea && within && within !== this.#within) {
      this.#awaitsArea = false;
      void this.#pickAll();
    } else if (this.#awaitsArea && !this.#draw.value.isDrawing && within === this.#within) {
      this.#awaitsArea = false;
    }
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = recordsMessages[language];
    const { ids } = this.#pick.value;
    const { total } = this.#results.value;
    return html`<div class="bar" role="group" aria-label=${text.pick}>
        <b role="status">${text.picked(formatCount(ids.size))}</b>
        <span class="grow"></span>
        ${
          total !== null && ids.size >= total && total > 0
            ? html`<button class="button small" @click=${() => this.#pick.store.pick([])}>${text.pickNone}</button>`
            : html`<button class="button small" ?disabled=${!total || this.isAsking} @click=${() => this.#pickAll()}>
              ${text.pickAll(formatCount(total ?? 0))}
            </button>`
        }
        <button class="button small" aria-pressed=${this.#draw.value.isDrawing} @click=${this.#startArea}>
          <ld-icon name="draw" size="small"></ld-icon>${text.pickArea}
        </button>
        <button class="button small primary" ?disabled=${ids.size === 0} @click=${this.#open}>${text.bulkEdit}</button>
      </div>
      <ld-bulk-edit-dialog .language=${language} @bulk-edit-done=${() => this.#pick.store.end()}></ld-bulk-edit-dialog>`;
  }

  /** Everything the list shows, loaded or not. */
  async #pickAll(): Promise<void> {
    const { language } = this.#language.value;
    this.isAsking = true;
    try {
      const params = parcelParams({
        zoneCode: this.#view.store.zoneCode,
        landClasses: landClassesOf(this.#layers.value.visible),
        filters: this.#filters.value,
      });
      const page = await fetchItems('parcels', params, {
        limit: mostPicked,
        properties: ['name'],
        boundsOnly: true,
      });
      if (page.numberMatched > mostPicked)
        tell(this, recordsMessages[language].pickTooMany(formatCount(mostPicked)));
      else this.#pick.store.pick(page.features.map(({ id }) => id));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, editingMessages[language].loadFailed));
    } finally {
      this.isAsking = false;
    }
  }

  /** The drawn area becomes a filter of the list, as any drawn area does; what it leaves is picked. */
  readonly #startArea = (): void => {
    this.#within = this.#filters.value.within;
    this.#draw.store.start();
    this.#awaitsArea = true;
  };

  readonly #open = (): void => {
    const { ids } = this.#pick.value;
    const { language } = this.#language.value;
    if (ids.size > mostPicked) tell(this, recordsMessages[language].pickTooMany(formatCount(mostPicked)));
    else void this.dialog.open(ids, this.#view.store.zoneCode);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-pick-bar': LdPickBar;
  }
}
