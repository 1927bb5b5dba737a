import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { toMu, toSquareMetres } from '../../../geodata/units/area.ts';
import {
  tenThousandYuanPerMuFromYuanPerSquareMetre,
  yuanPerSquareMetreFromTenThousandYuanPerMu,
} from '../../../geodata/units/money.ts';
import { countFilters } from '../../api/filters.ts';
import { landUseName } from '../../format/land-use-name.ts';
import '../../elements/ld-chip-row.ts';
import type { Chip } from '../../elements/ld-chip-row.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-range-filter.ts';
import type { ChosenRange } from '../../elements/ld-range-filter.ts';
import { messages } from '../../language/messages.ts';
import { drawContext } from '../../state/draw-store.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { panelSummaryContext, type ReadinessChip, readinessRanges } from '../../state/panel-summary.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { isReadinessChosen, namedChips, optionChips, readinessChips } from './filter-chips.ts';
import { rangeInStore, rangeInUnit } from './range-units.ts';
import { sectionStyles } from './section-styles.ts';

const area = { toUnit: toMu, toStore: (mu: number) => toSquareMetres(mu, 'mu') };
const price = {
  toUnit: tenThousandYuanPerMuFromYuanPerSquareMetre,
  toStore: yuanPerSquareMetreFromTenThousandYuanPerMu,
};

/** The filters of the left panel: what is set here narrows map, list and figures alike. */
@customElement('ld-filters-section')
export class LdFiltersSection extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    sectionStyles,
    css`
      .ranges {
        display: grid;
        grid-auto-columns: 1fr;
        grid-auto-flow: column;
        gap: 14px;
      }
      ld-chip-row,
      .row {
        margin-top: 8px;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(52px, auto) 1fr;
        align-items: center;
        color: var(--ink-2);
        font-size: 12px;
      }
      .row.en {
        grid-template-columns: 62px 1fr;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .field {
        width: 100%;
        height: 26px;
        padding: 0 8px;
        border: 1px solid var(--line-ctl);
        border-radius: var(--r2);
        background: var(--surface);
        font-size: 12px;
      }
      .field::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
      /* Low screens: the one row that decides; the others come with “more”. */
      @media (max-height: 800px) and (min-width: 900px) {
        .fold {
          display: none;
        }
      }
      .hint {
        margin-top: 6px;
        color: var(--accent-ink);
        font-size: 12px;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #summary = new StoreConsumer(this, panelSummaryContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #draw = new StoreConsumer(this, drawContext);
  @state() private isWhole = false;

  /** Puts the keyboard on the first chip. */
  override focus(): void {
    const row = this.renderRoot.querySelector('ld-chip-row');
    row?.shadowRoot?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const count = countFilters(this.#filters.value);
    return html`<section class="section" aria-label=${text.filters}>
      <div class="head">
        <h2>${text.filters}</h2>
        ${count > 0 ? html`<span class="badge" data-tone="accent">${text.filterCount(count)}</span>` : nothing}
        <span class="grow"></span>
        ${count > 0 ? html`<button class="link" @click=${() => this.#filters.store.clear()}>${text.clear}</button>` : nothing}
        <button
          class="link"
          aria-expanded=${this.isWhole}
          @click=${() => {
            this.isWhole = !this.isWhole;
          }}
        >
          ${this.isWhole ? text.fewerFilters : text.moreFilters}
        </button>
      </div>
      <div class="ranges">${this.#range('areaSquareMetres')} ${this.#range('floorPriceYuanPerSquareMetre')}</div>
      ${this.#chips()} ${this.isWhole ? this.#rest() : nothing}
      ${this.#draw.value.isDrawing ? html`<p class="hint" role="status">${text.drawHint}</p>` : nothing}
    </section>`;
  }

  #range(field: 'areaSquareMetres' | 'floorPriceYuanPerSquareMetre'): TemplateResult | typeof nothing {
    const { language } = this.#language.value;
    const text = messages[language];
    const isArea = field === 'areaSquareMetres';
    if (!isArea && !this.#session.value.session?.actor.sees.internal) return nothing;
    const { toUnit, toStore } = isArea ? area : price;
    const histogram = this.#summary.value.data?.parcels.histograms[field];
    const [min, max] = [Number(histogram?.min ?? 0), Number(histogram?.max ?? 0)];
    const unit = language === 'en' ? (isArea ? 'mu' : '10k/mu') : isArea ? '亩' : '万元/亩';
    return html`<ld-range-filter
      .language=${language}
      .label=${isArea ? text.area : text.floorPrice}
      .unit=${unit}
      .bins=${histogram?.bins ?? []}
      .domain=${{ min: Math.floor(toUnit(min)), max: Math.ceil(toUnit(max)) }}
      .range=${rangeInUnit(this.#filters.value.ranges[field], toUnit)}
      ?disabled=${max <= min}
      @range-chosen=${(event: CustomEvent<ChosenRange>) =>
        this.#filters.store.setRange(field, rangeInStore(event.detail, toStore))}
    ></ld-range-filter>`;
  }

  #chips(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const filters = this.#filters.value;
    const summary = this.#summary.value.data;
    const landUses = namedChips('landUseCode', filters, summary?.parcels, (code, label) =>
      landUseName(code, label, language),
    );
    const modes = optionChips('supplyModes', 'supplyMode', filters, summary?.parcels, language);
    return html`${this.#chipRow(text.landUse, landUses, 2, (id) => this.#filters.store.toggleValue('landUseCode', id))}
    ${this.#chipRow(text.supplyMode, modes, 2, (id) => this.#filters.store.toggleValue('supplyModes', id))}
    ${this.#chipRow(text.readinessShort, readinessChips(filters, summary, language), 3, (id) => this.#toggleReadiness(id))}`;
  }

  /** What is asked for less often: stock class, park, utilities, text, drawn area. */
  #rest(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const filters = this.#filters.value;
    const parcels = this.#summary.value.data?.parcels;
    const toggle = (field: string) => (id: string) => this.#filters.store.toggleValue(field, id);
    const rowClass = `row ${language}`;
    return html`${this.#chipRow(text.stockClass, optionChips('stockClass', 'stockClass', filters, parcels, language), 4, toggle('stockClass'))}
      ${this.#chipRow(
        text.park,
        namedChips('parkId', filters, parcels, (value, label) => label ?? value),
        3,
        toggle('parkId'),
      )}
      ${this.#chipRow(text.utilities, optionChips('utilities', 'utility', filters, parcels, language), 7, toggle('utilities'))}
      <label class=${rowClass}>
        <span>${text.text}</span>
        <input
          class="field"
          type="search"
          placeholder=${text.textPlaceholder}
          .value=${filters.text}
          @change=${(event: Event) => this.#filters.store.setText((event.target as HTMLInputElement).value)}
        />
      </label>
      <div class=${rowClass}>
        <span>${text.drawnArea}</span>
        <div class="buttons">
          ${
            filters.within
              ? html`<button class="chip" aria-pressed="true" @click=${() => this.#filters.store.setWithin(null)}>
                ${text.drawnCorners(filters.within.length)} <ld-icon name="close" size="small"></ld-icon>
                <span class="visually-hidden">${text.removeArea}</span>
              </button>`
              : nothing
          }
          <button class="chip" aria-pressed=${this.#draw.value.isDrawing} @click=${this.#toggleDrawing}>
            <ld-icon name="draw" size="small"></ld-icon>${text.drawArea}
          </button>
          <button class="chip" @click=${this.#takeView}>${text.useView}</button>
        </div>
      </div>`;
  }

  #chipRow(label: string, chips: readonly Chip[], shown: number, toggled: (id: string) => void) {
    if (chips.length === 0) return nothing;
    return html`<ld-chip-row
      class=${label === messages[this.#language.value.language].readinessShort || this.isWhole ? '' : 'fold'}
      .language=${this.#language.value.language}
      .label=${label}
      .chips=${chips}
      .shown=${shown}
      @chip-toggled=${(event: CustomEvent<string>) => toggled(event.detail)}
    ></ld-chip-row>`;
  }

  #toggleReadiness(id: string): void {
    const filters = this.#filters.store;
    if (id === 'isNetLand') {
      filters.toggleValue('isNetLand', 'true');
      return;
    }
    const { field, from } = readinessRanges[id as ReadinessChip];
    const isChosen = isReadinessChosen(filters.value, id as ReadinessChip);
    filters.setRange(field, isChosen ? { from: null, to: null } : { from, to: null });
  }

  #toggleDrawing(): void {
    if (this.#draw.value.isDrawing) this.#draw.store.cancel();
    else this.#draw.store.start();
  }

  /** The keyboard's way to draw: the box of what is in view. */
  #takeView(): void {
    const { bounds } = this.#view.value;
    if (!bounds) return;
    const [west, south, east, north] = bounds.map((degrees) => Number(degrees.toFixed(5))) as [
      number,
      number,
      number,
      number,
    ];
    this.#filters.store.setWithin([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-filters-section': LdFiltersSection;
  }
}
