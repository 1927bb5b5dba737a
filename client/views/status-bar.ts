import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { formatDegrees, formatGaussKrueger } from '../format/coordinates.ts';
import { formatScale, groundResolution } from '../format/map-scale.ts';
import { messages } from '../language/messages.ts';
import { languageContext } from '../state/language-store.ts';
import { pointerContext } from '../state/pointer-store.ts';
import { sessionContext } from '../state/session-store.ts';
import { StoreConsumer } from '../state/store-consumer.ts';
import { viewContext } from '../state/view-store.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import { showsDemonstration, zoneAt } from './zone-at.ts';

/** The line below: approval numbers, what the data are, coordinates and scale. */
@customElement('ld-status-bar')
export class LdStatusBar extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        gap: 16px;
        align-items: center;
        height: var(--foot);
        padding: 0 14px;
        overflow: hidden;
        border-top: 1px solid var(--line);
        background: var(--surface);
        color: var(--ink-3);
        font-size: 11px;
        line-height: 16px;
        white-space: nowrap;
      }
      .slot {
        padding: 0 6px;
        border: 1px dashed var(--line-2);
        border-radius: 3px;
        color: var(--ink-2);
      }
      .set {
        border-style: solid;
      }
      @media (max-width: 899px) {
        :host {
          flex-wrap: wrap;
          gap: 4px 12px;
          height: auto;
          padding: 4px 14px;
        }
        .place {
          display: none;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #pointer = new StoreConsumer(this, pointerContext);

  override render(): TemplateResult {
    const text = messages[this.#language.value.language];
    const { session, zones } = this.#session.value;
    const settings = session?.settings;
    return html`${this.#slot(text.mapApproval, settings?.mapApprovalNo)}
      ${this.#slot(text.qualification, settings?.qualificationNo)} ${this.#slot(text.icp, settings?.icpNo)}
      ${showsDemonstration(zones, this.#view.value.zone) ? html`<span class="clip">${text.demonstrationHint}</span>` : nothing}
      ${session?.dataAsOf ? html`<span>${text.asOf(session.dataAsOf.slice(0, 10))}</span>` : nothing}
      <span class="grow"></span>${this.#place()}`;
  }

  #slot(name: string, value: string | null | undefined): TemplateResult {
    const text = messages[this.#language.value.language];
    return html`<span>${name} <span class="slot ${value ? 'set' : ''}">${value || text.notConfigured}</span></span>`;
  }

  /** Coordinates of the pointer, or of the map's middle while the pointer is elsewhere. */
  #place(): TemplateResult | typeof nothing {
    const { language } = this.#language.value;
    const text = messages[language];
    const { camera } = this.#view.value;
    if (!camera) return nothing;
    const place = this.#pointer.value.lngLat ?? [camera.lng, camera.lat];
    const zone = zoneAt(this.#session.value.zones, this.#view.value.zone, place);
    const plane = formatGaussKrueger(place, zone?.gaussKruegerSrid ?? null, language);
    const scale = formatScale(groundResolution(camera.lat, camera.zoom));
    return html`<span class="place">${text.cgcs2000} ${formatDegrees(place)}</span>
      ${plane ? html`<span class="place">${plane}</span>` : nothing} <span class="place">${text.mapScale(scale)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-status-bar': LdStatusBar;
  }
}
