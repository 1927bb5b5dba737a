import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../elements/ld-menu.ts';
import { formatCount } from '../format/numbers.ts';
import { messages } from '../language/messages.ts';
import { languageContext } from '../state/language-store.ts';
import { selectionContext } from '../state/selection-store.ts';
import { sessionContext } from '../state/session-store.ts';
import { StoreConsumer } from '../state/store-consumer.ts';
import { viewContext } from '../state/view-store.ts';
import { boundsOfZones } from './zone-bounds.ts';

/** Chooses the zone; the map goes there. */
@customElement('ld-zone-menu')
export class LdZoneMenu extends LitElement {
  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #selection = new StoreConsumer(this, selectionContext);

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const { zones } = this.#session.value;
    const choices = zones.map((zone) => ({
      id: zone.zoneCode,
      name: language === 'en' ? (zone.nameEn ?? zone.name) : zone.name,
      note: text.resultCount(formatCount(zone.parcelCount)),
    }));
    const all = zones.length > 1 ? [{ id: 'all', name: text.allZones }] : [];
    return html`<ld-menu
      strong
      .label=${text.zone}
      .icon=${'place'}
      .choices=${[...choices, ...all]}
      .value=${this.#view.value.zone ?? ''}
      @choice-made=${(event: CustomEvent<string>) => this.#choose(event.detail)}
    ></ld-menu>`;
  }

  #choose(zone: string): void {
    const bounds = boundsOfZones(this.#session.value.zones, zone);
    this.#selection.store.clear();
    this.#view.store.patch({ zone });
    if (bounds) this.#view.store.fit(bounds);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-zone-menu': LdZoneMenu;
  }
}
