import { css, html, LitElement, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import mapLibreStyles from 'maplibre-gl/dist/maplibre-gl.css?inline';
import type { ImportPlan } from '../../../geodata/model/api-imports.ts';
import { tileUrl } from '../../api/tile-urls.ts';
import { geometryBounds } from '../../map/geometry-bounds.ts';
import type { ImportMap } from '../../map/import-map.ts';
import type { ImportMapContent } from '../../map/import-style.ts';
import { readPalette } from '../../map/palette.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { themeContext } from '../../state/theme-store.ts';
import { elementStyles } from '../../styles/shared-styles.ts';

/**
 * The outlines of a plan on a map. `key` marks one of them, `target` moves there. Fires `outline-pointed` (key or
 * null), `outline-clicked` (key) and `map-failed` where the browser cannot draw one.
 */
@customElement('ld-import-map')
export class LdImportMap extends LitElement {
  static override styles = [
    elementStyles,
    unsafeCSS(mapLibreStyles),
    css`
      :host {
        position: relative;
        display: block;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--r2);
        background: var(--m-bg);
      }
      .canvas {
        position: absolute;
        inset: 0;
      }
      .maplibregl-map {
        position: absolute;
        font: inherit;
      }
      .maplibregl-canvas:focus-visible {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) plan: ImportPlan | null = null;
  @property({ attribute: false }) key: string | null = null;
  /** Key of the outline to be seen; a new object for every wish. */
  @property({ attribute: false }) target: { key: string } | null = null;
  @property() label = '';
  @query('.canvas') private canvas!: HTMLElement;
  @state() private isStarted = false;
  readonly #theme = new StoreConsumer(this, themeContext);
  #map: ImportMap | undefined;
  #shown: { plan: ImportPlan | null; theme: string } | undefined;

  override render(): TemplateResult {
    return html`<div class="canvas"></div>`;
  }

  protected override firstUpdated(): void {
    void this.#start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const map = this.#map;
    if (!map || !this.isStarted) return;
    const theme = this.#theme.value.theme;
    if (this.#shown?.plan !== this.plan || this.#shown.theme !== theme) {
      this.#shown = { plan: this.plan, theme };
      map.show(this.#content());
    }
    map.highlight(this.key);
    map.canvas.setAttribute('aria-label', this.label);
    if (!changed.has('target') || !this.target) return;
    const wanted = this.target.key;
    const outline = this.plan?.outlines.features.find(({ properties }) => properties.key === wanted);
    const bounds = outline && geometryBounds(outline.geometry as GeoJSON.MultiPolygon);
    if (bounds) map.fit(bounds);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#map?.remove();
    this.#map = undefined;
    this.isStarted = false;
  }

  async #start(): Promise<void> {
    const { ImportMap: Controller } = await import('../../map/import-map.ts');
    const bounds = this.plan?.bounds;
    if (!this.isConnected || !bounds) return;
    try {
      this.#map = new Controller(this.canvas, this.#content(), bounds, {
        pointed: (key) => this.#fire('outline-pointed', key),
        clicked: (key) => this.#fire('outline-clicked', key),
        idle: () => this.toggleAttribute('idle', true),
        busy: () => this.toggleAttribute('idle', false),
      });
    } catch (error) {
      // The table says the same; the reason is for whoever looks into the console.
      console.error(error);
      this.#fire('map-failed', null);
      return;
    }
    this.#shown = { plan: this.plan, theme: this.#theme.value.theme };
    this.isStarted = true;
  }

  #content(): ImportMapContent {
    const style = getComputedStyle(document.documentElement);
    const bounds = this.plan?.bounds ?? [0, 36, 0, 36];
    return {
      palette: readPalette((name) => style.getPropertyValue(name)),
      latitude: (bounds[1] + bounds[3]) / 2,
      baseTiles: tileUrl('base', new URLSearchParams(), location.origin),
      outlines: (this.plan?.outlines ?? {
        type: 'FeatureCollection',
        features: [],
      }) as GeoJSON.FeatureCollection,
    };
  }

  #fire(name: string, detail: string | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-import-map': LdImportMap;
  }
}
