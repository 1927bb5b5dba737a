import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import mapLibreStyles from 'maplibre-gl/dist/maplibre-gl.css?inline';
import { noFilters } from '../../api/filters.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-map-tooltip.ts';
import '../../elements/ld-scale-bar.ts';
import { groundResolution } from '../../format/map-scale.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import type { MapController, MapRecord } from '../../map/map-controller.ts';
import { readPalette } from '../../map/palette.ts';
import { drawContext } from '../../state/draw-store.ts';
import { editContext } from '../../state/edit-store.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { hoverContext } from '../../state/hover-store.ts';
import { labelledParcelsContext } from '../../state/labelled-parcels.ts';
import { languageContext } from '../../state/language-store.ts';
import { layersContext } from '../../state/layers-store.ts';
import { measureContext } from '../../state/measure-store.ts';
import { overlayContext } from '../../state/overlay-store.ts';
import { pickContext } from '../../state/pick-store.ts';
import { placesContext } from '../../state/place-names.ts';
import { pointerContext } from '../../state/pointer-store.ts';
import { recordDetailsContext } from '../../state/record-details.ts';
import { selectedGeometryContext } from '../../state/selected-geometry.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { themeContext } from '../../state/theme-store.ts';
import { type Camera, viewContext } from '../../state/view-store.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import { showsDemonstration } from '../zone-at.ts';
import { boundsOfZones } from '../zone-bounds.ts';
import './map-figures.ts';
import './map-tools.ts';
import './measure-panel.ts';
import type { LdDrawPanel } from './draw-panel.ts';
import { landMapStyles } from './land-map-styles.ts';
import { MapContentBuilder } from './map-content-builder.ts';
import { MapPointerController } from './map-pointer.controller.ts';
import { OutlineController } from './outline.controller.ts';
import type { LdOutlinePanel } from './outline-panel.ts';
import { tooltipContent } from './tooltip-content.ts';

/** Pixels of a printed picture for one of the page: an A3 sheet is printed at some 250 to the inch. */
const printDensity = 3;

/** The map with what floats over it: chip, tools, scale, figures, tooltip. */
@customElement('ld-land-map')
export class LdLandMap extends LitElement {
  static override styles = [elementStyles, unsafeCSS(mapLibreStyles), landMapStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #theme = new StoreConsumer(this, themeContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #geometry = new StoreConsumer(this, selectedGeometryContext);
  readonly #hover = new StoreConsumer(this, hoverContext);
  readonly #draw = new StoreConsumer(this, drawContext);
  readonly #edit = new StoreConsumer(this, editContext);
  readonly #measure = new StoreConsumer(this, measureContext);
  readonly #overlay = new StoreConsumer(this, overlayContext);
  readonly #places = new StoreConsumer(this, placesContext);
  readonly #labelled = new StoreConsumer(this, labelledParcelsContext);
  readonly #details = new StoreConsumer(this, recordDetailsContext);
  readonly #pointer = new StoreConsumer(this, pointerContext);
  readonly #pick = new StoreConsumer(this, pickContext);
  readonly #content = new MapContentBuilder();

  /** Another workspace has its panels around the map: no figures of 落地地图, and none of its filters. */
  @property({ type: Boolean, reflect: true }) bare = false;
  /** Made when somebody came from a page: where they asked to go wins over where the link looked. */
  @property({ type: Boolean }) late = false;
  @query('.canvas') private container!: HTMLElement;
  @state() private isBroken = false;
  @query('ld-outline-panel') private outlinePanel!: LdOutlinePanel | null;
  @query('ld-draw-panel') private drawPanel!: LdDrawPanel | null;
  readonly #pointing = new MapPointerController(this, () => ({
    draw: this.#draw.store,
    hover: this.#hover.store,
    measure: this.#measure.store,
    pick: this.#pick.store,
    pointer: this.#pointer.store,
    selection: this.#selection.store,
  }));
  readonly #outline = new OutlineController(
    this,
    () => ({
      edit: this.#edit.store,
      geometry: this.#geometry.store,
      selection: this.#selection.store,
      view: this.#view.store,
    }),
    () => (this.outlinePanel ?? this.drawPanel)?.outlineChanged(),
  );
  #controller: MapController | undefined;
  #shownCamera: Camera | null = null;
  #shownTarget: readonly number[] | null = null;
  #sizes: ResizeObserver | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#controller?.remove();
    this.#controller = undefined;
  }

  /** Puts the keyboard on the map. */
  override focus(): void {
    this.#controller?.canvas.focus();
  }

  protected override firstUpdated(): void {
    void this.#start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#showContent();
    void this.#outline.follow(this.#controller);
  }

  override render(): TemplateResult {
    const text = messages[this.#language.value.language];
    const { zones, phase } = this.#session.value;
    const { camera, zone } = this.#view.value;
    const resolution = camera ? groundResolution(camera.lat, camera.zoom) : 0;
    return html`<div class="canvas" id="map"></div>
      ${this.isBroken ? html`<p class="sorry">${text.browserTooOld}</p>` : nothing}
      <div class="chips">
        ${
          showsDemonstration(zones, zone)
            ? html`<span class="chip" title=${text.demonstrationHint}><ld-icon name="info" size="small"></ld-icon>${text.demonstration}</span>`
            : nothing
        }
        ${
          phase === 'lost'
            ? html`<span class="chip alarm" role="alert"><ld-icon name="offline" size="small"></ld-icon>${text.serverUnreachable}</span>`
            : nothing
        }
      </div>
      <ld-map-tools @tool-used=${(event: CustomEvent<string>) => this.#use(event.detail)}></ld-map-tools>
      <ld-scale-bar .resolution=${resolution} .label=${text.scaleBar}></ld-scale-bar>
      ${this.bare ? nothing : html`<ld-map-figures></ld-map-figures>`}
      ${this.#outlining()}
      ${this.#measure.value.isOn ? html`<ld-measure-panel></ld-measure-panel>` : nothing}
      ${this.#tooltip()}`;
  }

  get #isDrawing(): boolean {
    return this.#draw.value.isDrawing || this.#measure.value.isDrawing || this.#edit.store.isOutlining;
  }

  /** The panel beside an outline that is redrawn or drawn anew. */
  #outlining(): TemplateResult | typeof nothing {
    const { editor, reshaped, neighbourCount } = this.#outline;
    const { redrawing, making } = this.#edit.value;
    const { language } = this.#language.value;
    const close = () => this.#edit.store.close();
    if (!editor) return nothing;
    if (redrawing && reshaped) {
      return html`<ld-outline-panel
        .editor=${editor}
        .collection=${redrawing.collection}
        .feature=${reshaped}
        .language=${language}
        @outline-closed=${close}
      ></ld-outline-panel>`;
    }
    if (!making || making.outline) return nothing;
    return html`<ld-draw-panel
      .editor=${editor}
      .record=${making}
      .neighbours=${neighbourCount}
      .language=${language}
      @outline-drawn=${(event: CustomEvent<GeoJSON.MultiPolygon>) => this.#edit.store.outlineDrawn(event.detail)}
      @outline-closed=${close}
    ></ld-draw-panel>`;
  }

  #tooltip(): TemplateResult | typeof nothing {
    const { pointed } = this.#pointing;
    if (!pointed || this.#isDrawing) return nothing;
    const { record, x, y } = pointed;
    const asOf = this.#session.value.session?.dataAsOf?.slice(0, 10) ?? '';
    const content = tooltipContent(record, this.#details.store, asOf, this.#language.value.language);
    const isRight = x > this.clientWidth - 240;
    const isLow = y > this.clientHeight - 150;
    const place = `${isRight ? `right:${this.clientWidth - x + 14}px` : `left:${x + 16}px`};${
      isLow ? `bottom:${this.clientHeight - y + 12}px` : `top:${y + 14}px`
    }`;
    return html`<ld-map-tooltip style=${place} .content=${content}></ld-map-tooltip>`;
  }

  async #start(): Promise<void> {
    const { MapController: Controller } = await import('../../map/map-controller.ts');
    if (!this.isConnected) return;
    const { camera, zone } = this.#view.value;
    const bounds = boundsOfZones(this.#session.value.zones, zone);
    const publicMap = this.#session.value.session?.actor.publicMap;
    try {
      this.#controller = new Controller(
        this.container,
        {
          ...(camera ? { camera } : {}),
          ...(bounds ? { bounds } : {}),
          ...(zone === 'all' ? {} : { legibleZoom: 13 }),
          ...(publicMap ? { maxZoom: publicMap.maxZoom } : {}),
        },
        {
          cameraChanged: (moved, shown, isMoving) => this.#moved(moved, shown, isMoving),
          pointed: (record, point, lngLat) => this.#pointing.point(record, point, lngLat),
          clicked: (record, lngLat) => this.#pointing.click(record, lngLat),
          doubleClicked: (record) => this.#activate(record),
          idle: () => this.toggleAttribute('idle', true),
          busy: () => this.toggleAttribute('idle', false),
          tileFailed: () => void this.#session.store.probe(),
        },
      );
    } catch (error) {
      // The list and the cards work without a map; the reason is for whoever looks into the console.
      console.error(error);
      this.isBroken = true;
      return;
    }
    this.#shownCamera = camera;
    // A link that says where to look wins; without one, what was asked for while the map was on its way is shown.
    this.#shownTarget = camera && !this.late ? this.#view.value.target : null;
    this.#controller.canvas.setAttribute('aria-label', messages[this.#language.value.language].mapLabel);
    this.#sizes = new ResizeObserver(() => this.#resize());
    this.#sizes.observe(this);
    this.requestUpdate();
  }

  /** The map stays where it is when the drawer opens, unless the drawer would hide what was just clicked. */
  #resize(): void {
    this.#controller?.resize();
    const clicked = this.#pointing.takeClick();
    if (clicked && this.#selection.value.isCardOpen) this.#controller?.keepInSight(clicked);
  }

  #showContent(): void {
    const controller = this.#controller;
    const { session } = this.#session.value;
    if (!controller || !session) return;
    const { camera, target } = this.#view.value;
    controller.show(
      this.#content.build({
        query: { zoneCode: this.#view.store.zoneCode, filters: this.bare ? noFilters : this.#filters.value },
        layers: this.#layers.value,
        theme: this.#theme.value.theme,
        readPalette: () => {
          const style = getComputedStyle(document.documentElement);
          return readPalette((name) => style.getPropertyValue(name));
        },
        latitude: this.#latitude(),
        language: this.#language.value.language,
        tiandituKey: session.settings.tiandituKey ?? null,
        hasBoundaries: session.settings.adminBoundaries === true,
        places: this.#places.value.data,
        zones: this.#session.value.zones,
        labelled: this.#labelled.value.data,
        selected: this.#selection.value.selected,
        geometry: this.#geometry.value,
        corners: this.#draw.value.isDrawing ? this.#draw.value.corners : null,
        pointer: this.#isDrawing ? this.#pointer.value.lngLat : null,
        shapes: this.#overlay.value.shapes,
        focus: this.#overlay.value.focus,
        measuring: this.#measure.value,
        refreshes: this.#session.value.refreshes,
        origin: location.origin,
      }),
    );
    controller.setPicking(!this.#isDrawing);
    controller.mark('hovered', markOf(this.#hover.value.hovered));
    controller.mark('selected', markOf(this.#selection.value.selected));
    controller.markPicked(this.#pick.value.ids);
    if (camera && camera !== this.#shownCamera) {
      this.#shownCamera = camera;
      controller.jump(camera);
    }
    if (target && target !== this.#shownTarget) {
      this.#shownTarget = target;
      controller.fit(target);
    }
  }

  /** Takes the picture of the map for the sheet, which the application lays out. */
  async #print(): Promise<void> {
    const { camera } = this.#view.value;
    const { theme } = this.#theme.value;
    // Paper is white: the map is drawn in its light colours, and so is the sheet until it is closed.
    if (theme === 'dark') this.#theme.store.lend('light');
    await this.updateComplete;
    const blob = await this.#controller?.picture(printDensity);
    if (!blob || !camera) {
      this.#theme.store.lend(theme);
      return;
    }
    const detail = {
      theme,
      href: URL.createObjectURL(blob),
      widthMetres: groundResolution(camera.lat, camera.zoom) * this.clientWidth,
      aspect: this.clientWidth / this.clientHeight,
      bearing: camera.bearing,
    };
    this.dispatchEvent(new CustomEvent('print-wanted', { detail, bubbles: true, composed: true }));
  }

  /** A picture of each box, in light colours for paper, as addresses of PNGs; the view is as before afterwards. */
  async pictures(boxes: readonly (readonly [number, number, number, number])[]): Promise<string[]> {
    const controller = this.#controller;
    const { camera } = this.#view.value;
    const { theme } = this.#theme.value;
    if (!controller || !camera) return [];
    if (theme === 'dark') this.#theme.store.lend('light');
    await this.updateComplete;
    const addresses: string[] = [];
    try {
      for (const box of boxes) {
        controller.fit(box, { animate: false, maxZoom: 16 });
        addresses.push(URL.createObjectURL(await controller.picture(1)));
      }
    } finally {
      this.#theme.store.lend(theme);
      controller.jump(camera);
    }
    return addresses;
  }

  /** Road widths are exact here; the middle of the zone rather than of the view, so that panning changes nothing. */
  #latitude(): number {
    const bounds = boundsOfZones(this.#session.value.zones, this.#view.value.zone);
    return bounds ? (bounds[1] + bounds[3]) / 2 : 36;
  }

  #moved(camera: Camera, bounds: readonly [number, number, number, number], isMoving: boolean): void {
    this.#shownCamera = camera;
    this.#view.store.patch(isMoving ? { camera } : { camera, bounds });
    if (isMoving) this.#pointing.leave();
  }

  #activate(record: MapRecord | null): void {
    if (!record) {
      this.#fire('drawing-finished');
      return;
    }
    this.#selection.store.open({ collection: record.source, id: record.id });
    this.#fire('fit-wanted');
  }

  /** A parcel belongs to one zone: that of the view, or the one people are told to choose. */
  #newParcel(): void {
    const zoneCode = this.#view.store.zoneCode;
    if (this.#edit.value.making) this.#edit.store.close();
    else if (zoneCode) this.#edit.store.make('parcels', zoneCode);
    else {
      const detail = recordsMessages[this.#language.value.language].zoneFirst;
      this.dispatchEvent(new CustomEvent('message-shown', { detail, bubbles: true, composed: true }));
    }
  }

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }

  #use(tool: string): void {
    if (tool === 'zoom-in') this.#controller?.zoomBy(1);
    if (tool === 'zoom-out') this.#controller?.zoomBy(-1);
    if (tool === 'print') void this.#print();
    if (tool === 'new-parcel') this.#newParcel();
    if (tool === 'north') this.#controller?.resetNorth();
    if (tool === 'whole') {
      const bounds = boundsOfZones(this.#session.value.zones, this.#view.value.zone);
      if (bounds) this.#view.store.fit(bounds);
    }
  }
}

const markOf = (ref: { collection: MapRecord['source']; id: number } | null) =>
  ref && { source: ref.collection, id: ref.id };

declare global {
  interface HTMLElementTagNameMap {
    'ld-land-map': LdLandMap;
  }
}
