import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Bounds, factoryParams, parcelParams, withBounds, zoneParams } from '../../api/land-query.ts';
import { facetValue, fetchSummary } from '../../api/summary.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-swatch.ts';
import { legendOrder } from '../../../geodata/catalog/legend.ts';
import { quantity } from '../../elements/quantity.ts';
import { floorArea, landArea } from '../../format/areas.ts';
import { formatScaleNumber } from '../../format/map-scale.ts';
import { formatCount, formatShort } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { messages } from '../../language/messages.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { landClassesOf, layersContext } from '../../state/layers-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { type Theme, themeContext } from '../../state/theme-store.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { download } from '../download.ts';
import { landClassName } from '../map/legend-rows.ts';
import { showsDemonstration } from '../zone-at.ts';
import { barMetres } from './bar-metres.ts';
import { pictureWidthMetres } from './picture-width.ts';
import { sheetStyles } from './sheet-styles.ts';

/** The map as it was when the sheet was asked for. */
export interface MapPicture {
  /** Address of a PNG. */
  href: string;
  /** What the picture is wide, on the ground. */
  widthMetres: number;
  /** Width by height. */
  aspect: number;
  bearing: number;
  /** The theme of the page, to come back to. */
  theme: Theme;
}

/** A sheet to print: title, picture of the map, legend, figures, scale bar, north arrow. Fires `sheet-closed`. */
@customElement('ld-print-sheet')
export class LdPrintSheet extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, sheetStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #theme = new StoreConsumer(this, themeContext);
  @property({ attribute: false }) picture!: MapPicture;
  @property({ reflect: true }) paper: 'a4' | 'a3' = 'a4';
  @state() private name: string | null = null;

  /** What the map showed when the sheet was asked for: the map itself is hidden while paper is laid out. */
  #bounds: Bounds | null = null;

  /** Land, factory buildings and parks within the picture. */
  readonly #figures = new Task(this, {
    args: () => [this.#bounds] as const,
    task: async ([bounds], { signal }) => {
      if (!bounds) return null;
      const zoneCode = this.#view.store.zoneCode;
      const landClasses = landClassesOf(this.#layers.value.visible);
      const query = { zoneCode, landClasses, filters: this.#filters.value };
      const within = (params: URLSearchParams) => withBounds(params, bounds);
      const [land, factories, parks] = await Promise.all([
        landClasses?.length === 0
          ? null
          : fetchSummary('parcels', within(parcelParams(query)), { facets: ['landClass'] }, signal),
        fetchSummary('factory-buildings', within(factoryParams(query)), {}, signal),
        fetchSummary('parks', within(zoneParams(zoneCode)), {}, signal),
      ]);
      return { land, factories, parks };
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#press, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#press, { capture: true });
    URL.revokeObjectURL(this.picture.href);
    this.#theme.store.lend(this.picture.theme);
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#bounds = this.#view.value.bounds;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const title = this.name ?? this.#title();
    return html`<div class="bar" role="group" aria-label=${text.printTitle}>
        <input
          class="input"
          aria-label=${text.printName}
          .value=${title}
          @input=${(event: Event) => {
            this.name = (event.target as HTMLInputElement).value;
          }}
        />
        ${(['a4', 'a3'] as const).map(
          (paper) => html`<button
            class="chip"
            aria-pressed=${this.paper === paper}
            @click=${() => {
              this.paper = paper;
            }}
          >
            ${paper.toUpperCase()} ${text.landscape}
          </button>`,
        )}
        <span class="grow"></span>
        <button class="button" @click=${() => download(this.picture.href, `${title}.png`)}>
          <ld-icon name="picture"></ld-icon>${text.savePng}
        </button>
        <button class="button primary" @click=${() => print()}><ld-icon name="print"></ld-icon>${text.printNow}</button>
        <button class="button ghost square" aria-label=${messages[language].close} @click=${this.#close}>
          <ld-icon name="close"></ld-icon>
        </button>
      </div>
      <div class="desk" tabindex="0" role="region" aria-label=${text.printTitle}>
        <article class="sheet" style="--picture-width: ${(this.#pictureMetres * 1000).toFixed(2)}mm">
          <h2>${title}</h2>
          <div class="body">
            <figure style="aspect-ratio: ${this.picture.aspect}"><img src=${this.picture.href} alt=${title} />${this.#north()}</figure>
            <aside>${this.#legend()}${this.#scale()}</aside>
          </div>
          ${this.#foot()}
        </article>
      </div>`;
  }

  get #pictureMetres(): number {
    return pictureWidthMetres(this.paper, this.picture.aspect);
  }

  #title(): string {
    const { language } = this.#language.value;
    const zone = this.#session.value.zones.find(({ zoneCode }) => zoneCode === this.#view.value.zone);
    const name = language === 'en' ? (zone?.nameEn ?? zone?.name) : zone?.name;
    return [name ?? messages[language].allZones, messages[language].workspaceMap].join(' ');
  }

  #north(): TemplateResult {
    const { language } = this.#language.value;
    return html`<div class="north">
      <svg viewBox="0 0 24 40" style="transform: rotate(${-this.picture.bearing}deg)" aria-hidden="true">
        <path d="M12 1 L21 38 L12 30 Z" fill="currentColor" />
        <path d="M12 1 L3 38 L12 30 Z" fill="none" stroke="currentColor" stroke-width="1.4" />
      </svg>
      <span>${editingMessages[language].north}</span>
    </div>`;
  }

  #legend(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const summary = this.#figures.value?.land ?? null;
    const shown = landClassesOf(this.#layers.value.visible) ?? legendOrder;
    const area = summary?.total.areaSquareMetres;
    return html`<h3>${text.legend}</h3>
      <table>
        <tbody>
          ${legendOrder
            .filter((landClass) => shown.includes(landClass))
            .map((landClass) => {
              const group = summary && facetValue(summary, 'landClass', landClass);
              return html`<tr>
                <th scope="row"><ld-swatch kind=${landClass}></ld-swatch>${landClassName(landClass, language)}</th>
                <td>${formatCount(group?.count ?? 0)}</td>
                <td>${quantity(landArea(group?.areaSquareMetres ?? 0, language))}</td>
              </tr>`;
            })}
          <tr class="sum">
            <th scope="row">${messages[language].inView}</th>
            <td>${formatCount(summary?.total.count ?? 0)}</td>
            <td>${typeof area === 'number' ? quantity(landArea(area, language)) : nothing}</td>
          </tr>
          ${this.#otherRows()}
        </tbody>
      </table>`;
  }

  /** What is drawn beside land: factory space in floor area, parks in land. */
  #otherRows(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const { visible } = this.#layers.value;
    const others = this.#figures.value;
    const rows = [
      { id: 'factory-buildings', name: text.factories, total: others?.factories.total, show: floorArea },
      { id: 'parks', name: text.parks, total: others?.parks.total, show: landArea },
    ] as const;
    return html`${rows
      .filter(({ id, total }) => visible.includes(id) && total?.count !== 0)
      .map(
        ({ id, name, total, show }) => html`<tr>
          <th scope="row"><ld-swatch kind=${id}></ld-swatch>${name}</th>
          <td>${total ? formatCount(total.count) : nothing}</td>
          <td>${total ? quantity(show(total.areaSquareMetres ?? 0, language)) : nothing}</td>
        </tr>`,
      )}`;
  }

  #scale(): TemplateResult {
    const { widthMetres } = this.picture;
    const metres = barMetres(widthMetres);
    const label = metres < 1000 ? `${metres} m` : `${formatShort(metres / 1000, 1)} km`;
    return html`<div class="scale" style="--share: ${metres / widthMetres}">
      <i></i><span>${label}</span>
      <span class="ratio">${editingMessages[this.#language.value.language].scale} 1:${formatScaleNumber(widthMetres / this.#pictureMetres)}</span>
    </div>`;
  }

  #foot(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const { session, zones } = this.#session.value;
    const approval = session?.settings.mapApprovalNo;
    const isDemonstration = showsDemonstration(zones, this.#view.value.zone);
    const asOf = session?.dataAsOf?.slice(0, 10);
    return html`<footer>
      ${isDemonstration ? html`<strong>${text.demonstrationLine}</strong>` : nothing}
      ${approval ? html`<span>${text.mapApprovalLine(approval)}</span>` : nothing}
      <span class="grow"></span>
      <span>CGCS2000</span>
      ${asOf ? html`<span>${text.dataAsOf(asOf)}</span>` : nothing}
    </footer>`;
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('sheet-closed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-print-sheet': LdPrintSheet;
  }
}
