import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { LandClass } from '../../../geodata/model/land-state.ts';
import { facetValue } from '../../api/summary.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-menu.ts';
import '../../elements/ld-sheet.ts';
import '../../elements/ld-swatch.ts';
import { type SheetStop, stopHeight } from '../../elements/sheet-stops.ts';
import { formatCount } from '../../format/numbers.ts';
import { languages } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { editContext } from '../../state/edit-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { layersContext } from '../../state/layers-store.ts';
import { panelSummaryContext } from '../../state/panel-summary.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { themeContext } from '../../state/theme-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import '../account/account-menu.ts';
import '../search-field.ts';
import type { LdSearchField } from '../search-field.ts';
import { workspaceLinks } from '../workspace-links.ts';
import '../zone-menu.ts';
import { classCells } from './figure-cells.ts';
import './filters-section.ts';
import './layers-section.ts';
import { landClassName } from './legend-rows.ts';
import './results-section.ts';
import type { LdResultsSection } from './results-section.ts';

/** What lies over the map on narrow screens: search, class chips, and a sheet with list, layers or a card. */
@customElement('ld-phone-overlay')
export class LdPhoneOverlay extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        position: absolute;
        z-index: 10;
        inset: 0;
        pointer-events: none;
      }
      :host > * {
        pointer-events: auto;
      }
      .top {
        position: absolute;
        z-index: 2;
        top: 12px;
        right: 12px;
        left: 12px;
        display: flex;
        gap: 8px;
      }
      ld-search-field {
        flex: 1;
        min-width: 0;
      }
      .square {
        display: grid;
        flex: none;
        width: 44px;
        height: 44px;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e2);
        place-items: center;
      }
      .square[aria-pressed='true'] {
        color: var(--accent-ink);
        background: var(--accent-soft);
      }
      .classes {
        position: absolute;
        top: 66px;
        right: 0;
        left: 0;
        display: flex;
        gap: 6px;
        padding: 2px 12px;
        overflow: auto hidden;
        scrollbar-width: none;
      }
      .classes .chip {
        flex: none;
        height: 32px;
        padding: 0 10px;
        border: 0;
        border-radius: var(--r-full);
        box-shadow: var(--e2);
        font-size: 13px;
      }
      .classes .chip[aria-pressed='true'] {
        background: var(--surface);
        color: var(--ink);
      }
      .classes .chip[aria-pressed='true'] .count {
        color: var(--ink-3);
      }
      .classes .chip[aria-pressed='false'] {
        background: var(--surface-3);
        color: var(--ink-3);
        text-decoration: line-through;
      }
      .classes .chip[aria-pressed='false'] ld-swatch {
        opacity: 0.4;
      }
      .settings {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        padding: 0 6px 8px;
        border-bottom: 1px solid var(--line);
      }
      .panel {
        flex: 1;
        min-height: 0;
      }
      ld-results-section,
      ld-new-record,
      ld-detail-drawer {
        flex: 1;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #theme = new StoreConsumer(this, themeContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #summary = new StoreConsumer(this, panelSummaryContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #edit = new StoreConsumer(this, editContext);
  @state() private stop: SheetStop = 'low';
  @state() private showsLayers = false;
  @query('ld-search-field') readonly search!: LdSearchField;
  @query('ld-results-section') readonly results!: LdResultsSection | null;
  #openCard = '';
  #isDrawing = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { selected, isCardOpen } = this.#selection.value;
    const { making, redrawing } = this.#edit.value;
    const isFilling = Boolean(making?.outline);
    const isDrawing = redrawing !== null || (making !== null && !isFilling);
    // Who draws needs the map; the card comes back afterwards.
    if (isDrawing !== this.#isDrawing) {
      this.#isDrawing = isDrawing;
      this.stop = isDrawing || this.#openCard === '' ? 'low' : 'middle';
    }
    const card = isFilling ? 'new' : isCardOpen && selected ? `${selected.collection}/${selected.id}` : '';
    if (card !== this.#openCard) {
      this.#openCard = card;
      if (card) this.showsLayers = false;
      if (card && this.stop === 'low') this.stop = 'middle';
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Above the middle the map is hidden anyway; its furniture keeps to the lower half.
    const height = stopHeight(this.stop === 'full' ? 'middle' : this.stop, innerHeight);
    this.dispatchEvent(new CustomEvent('sheet-moved', { detail: height }));
  }

  override render(): TemplateResult {
    const text = messages[this.#language.value.language];
    return html`<div class="top">
        <ld-search-field></ld-search-field>
        <button class="square" aria-label=${text.layers} aria-pressed=${this.showsLayers} @click=${this.#toggleLayers}>
          <ld-icon name="layers"></ld-icon>
        </button>
        <ld-account-menu round></ld-account-menu>
      </div>
      <div class="classes" role="group" aria-label=${text.layers}>${classCells.map((classes) => this.#chip(classes))}</div>
      <ld-sheet
        .stop=${this.stop}
        .label=${text.sheetHandle}
        @stop-changed=${(event: CustomEvent<SheetStop>) => {
          this.stop = event.detail;
        }}
      >
        ${this.#content()}
      </ld-sheet>`;
  }

  #content(): TemplateResult {
    if (this.#edit.value.making?.outline) {
      void import('../editing/new-record.ts');
      return html`<ld-new-record></ld-new-record>`;
    }
    const { selected, isCardOpen } = this.#selection.value;
    if (this.showsLayers) {
      return html`<div class="panel scroll">
        ${this.#settings()}<ld-layers-section></ld-layers-section><ld-filters-section></ld-filters-section>
      </div>`;
    }
    if (selected && isCardOpen) {
      void import('../cards/detail-drawer.ts');
      return html`<ld-detail-drawer sheet></ld-detail-drawer>`;
    }
    return html`<ld-results-section></ld-results-section>`;
  }

  #settings(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const isDark = this.#theme.value.theme === 'dark';
    return html`<nav class="settings" aria-label=${text.workspaces}>
      ${workspaceLinks(this.#workspace.store, language, 'button', this.#session.value.session?.actor.capabilities ?? [])}
    </nav>
    <div class="settings">
      <ld-zone-menu></ld-zone-menu>
      <span class="grow"></span>
      <ld-menu
        .label=${text.language}
        .icon=${'language'}
        .choices=${languages.map((id) => ({ id, name: messages[id].languageName }))}
        .value=${language}
        @choice-made=${(event: CustomEvent) => this.#language.store.choose(event.detail)}
      ></ld-menu>
      <button
        class="button ghost"
        aria-label=${isDark ? text.switchToLight : text.switchToDark}
        @click=${() => this.#theme.store.toggle()}
      >
        <ld-icon name=${isDark ? 'light' : 'dark'}></ld-icon>
      </button>
    </div>`;
  }

  #chip(classes: readonly [LandClass, ...LandClass[]]): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const [first] = classes;
    const names: Partial<Record<LandClass, string>> = {
      idle: text.idleShort,
      inefficient: text.inefficientShort,
    };
    const summary = this.#summary.value.data?.parcels;
    const count =
      summary && classes.reduce((sum, id) => sum + (facetValue(summary, 'landClass', id)?.count ?? 0), 0);
    const isOn = classes.some((id) => this.#layers.value.visible.includes(id));
    return html`<button class="chip" aria-pressed=${isOn} @click=${() => this.#layers.store.toggle(classes)}>
      <ld-swatch small kind=${first}></ld-swatch>${names[first] ?? landClassName(first, language)}
      ${count === undefined ? nothing : html`<span class="count">${formatCount(count)}</span>`}
    </button>`;
  }

  #toggleLayers(): void {
    this.showsLayers = !this.showsLayers;
    this.stop = this.showsLayers || this.stop !== 'low' ? 'middle' : 'low';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-phone-overlay': LdPhoneOverlay;
  }
}
