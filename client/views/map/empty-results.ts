import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countFilters } from '../../api/filters.ts';
import { parcelParams } from '../../api/land-query.ts';
import { fetchSummary } from '../../api/summary.ts';
import '../../elements/ld-notice.ts';
import { formatCount } from '../../format/numbers.ts';
import { messages } from '../../language/messages.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { landClassesOf, layersContext } from '../../state/layers-store.ts';
import { panelSummaryContext } from '../../state/panel-summary.ts';
import { RemoteStore } from '../../state/remote-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { type Condition, conditionsOf } from './filter-conditions.ts';

interface Gain {
  condition: Condition;
  gain: number;
}

/** Nothing matches: what was asked, and the smallest change that gives results as the first button. */
@customElement('ld-empty-results')
export class LdEmptyResults extends LitElement {
  static override styles = [elementStyles, controlStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #summary = new StoreConsumer(this, panelSummaryContext);
  readonly #gains = new RemoteStore<readonly Gain[]>();
  #asked: object | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#gains.subscribe(() => this.requestUpdate());
  }

  override render(): TemplateResult {
    const text = messages[this.#language.value.language];
    if (landClassesOf(this.#layers.value.visible)?.length === 0) {
      return html`<ld-notice icon="layers" heading=${text.emptyNoClass} text=${text.emptyNoClassHint}>
        <button class="button small primary" @click=${() => this.#layers.store.showAllClasses()}>${text.showAllClasses}</button>
      </ld-notice>`;
    }
    if (countFilters(this.#filters.value) === 0) {
      const hidden = this.#summary.value.data?.wholeCount ?? 0;
      return hidden > 0
        ? html`<ld-notice icon="layers" heading=${text.emptyClasses} text=${text.emptyClassesHint(formatCount(hidden))}>
            <button class="button small primary" @click=${() => this.#layers.store.showAllClasses()}>${text.showAllClasses}</button>
          </ld-notice>`
        : html`<ld-notice icon="place" heading=${text.emptyZone} text=${text.emptyZoneHint}></ld-notice>`;
    }
    this.#ask();
    const conditions = conditionsOf(this.#filters.value, this.#language.value.language);
    const best = this.#gains.value.data?.toSorted((a, b) => a.gain - b.gain).find(({ gain }) => gain > 0);
    return html`<ld-notice icon="filter" heading=${text.emptyTitle} text=${conditions.map(({ name }) => name).join(text.and)}>
      ${
        best
          ? html`<button class="button small primary" @click=${() => this.#filters.store.patch(best.condition.without)}>
            ${text.removeCondition(best.condition.name, formatCount(best.gain))}
          </button>`
          : nothing
      }
      <button class="button small" @click=${() => this.#filters.store.clear()}>${text.clearFilters}</button>
    </ld-notice>`;
  }

  /** How many parcels each condition alone keeps away. */
  #ask(): void {
    const filters = this.#filters.value;
    if (this.#asked === filters) return;
    this.#asked = filters;
    const zoneCode = this.#view.store.zoneCode;
    const landClasses = landClassesOf(this.#layers.value.visible);
    void this.#gains.load((signal) =>
      Promise.all(
        conditionsOf(filters, 'zh').map(async (condition) => {
          const params = parcelParams({ zoneCode, landClasses, filters: condition.without });
          const summary = await fetchSummary('parcels', params, {}, signal);
          return { condition, gain: summary.total.count };
        }),
      ),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-empty-results': LdEmptyResults;
  }
}
