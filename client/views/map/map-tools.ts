import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../elements/ld-tool-group.ts';
import type { Tool } from '../../elements/ld-tool-group.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { editContext } from '../../state/edit-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { type Basemap, basemaps, layersContext } from '../../state/layers-store.ts';
import { measureContext } from '../../state/measure-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';

/** The two groups of tools on the map's right edge. Fires `tool-used` for what only the map can do. */
@customElement('ld-map-tools')
export class LdMapTools extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .basemaps {
        position: absolute;
        top: 108px;
        right: 40px;
        display: grid;
        gap: 2px;
        padding: 4px;
      }
      .basemaps button {
        height: 28px;
        padding: 0 10px;
        border-radius: var(--r1);
        text-align: left;
        white-space: nowrap;
      }
      .basemaps button:hover {
        background: var(--surface-2);
      }
      .basemaps [aria-pressed='true'] {
        background: var(--accent-soft);
        color: var(--accent-ink);
        font-weight: var(--w-bold);
      }
      @media (max-width: 599px) {
        ld-tool-group:first-of-type {
          display: none;
        }
        .basemaps {
          top: 0;
          right: 52px;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #measure = new StoreConsumer(this, measureContext);
  readonly #edit = new StoreConsumer(this, editContext);
  @state() private isChoosing = false;

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const bearing = this.#view.value.camera?.bearing ?? 0;
    const mayWrite = this.#session.value.session?.actor.capabilities.includes('write-land') ?? false;
    const hasBasemaps = Boolean(this.#session.value.session?.settings.tiandituKey);
    const moving: Tool[] = [
      { id: 'zoom-in', icon: 'plus', name: text.zoomIn },
      { id: 'zoom-out', icon: 'minus', name: text.zoomOut },
      { id: 'north', icon: 'north', name: text.resetNorth, turnDegrees: -bearing },
    ];
    const basemap: Tool[] = hasBasemaps
      ? [{ id: 'basemap', icon: 'layers', name: text.basemap, isOn: this.isChoosing }]
      : [];
    const looking: Tool[] = [
      ...basemap,
      { id: 'whole', icon: 'locate', name: text.wholeZoneView },
      {
        id: 'measure',
        icon: 'measure',
        name: editingMessages[language].measure,
        isOn: this.#measure.value.isOn,
      },
      ...(mayWrite
        ? [
            {
              id: 'new-parcel',
              icon: 'new-outline',
              name: recordsMessages[language].draw,
              isOn: this.#edit.value.making !== null,
            } as const,
          ]
        : []),
      { id: 'print', icon: 'print', name: text.print },
    ];
    return html`<ld-tool-group role="group" aria-label=${text.mapControls} .tools=${moving} @tool-used=${this.#use}></ld-tool-group>
      <ld-tool-group role="group" aria-label=${text.mapControls} .tools=${looking} @tool-used=${this.#use}></ld-tool-group>
      ${this.isChoosing ? this.#basemaps() : nothing}`;
  }

  #basemaps(): TemplateResult {
    const text = messages[this.#language.value.language];
    const names: Record<Basemap, string> = {
      none: text.basemapNone,
      vector: text.basemapVector,
      imagery: text.basemapImagery,
    };
    return html`<div class="basemaps float" role="group" aria-label=${text.basemap}>
      ${basemaps.map(
        (basemap) => html`<button
          aria-pressed=${this.#layers.value.basemap === basemap}
          @click=${() => {
            this.#layers.store.patch({ basemap });
            this.isChoosing = false;
          }}
        >
          ${names[basemap]}
        </button>`,
      )}
    </div>`;
  }

  #toggleMeasuring(): void {
    if (this.#measure.value.isOn) this.#measure.store.stop();
    else this.#measure.store.start();
  }

  #use(event: CustomEvent<string>): void {
    event.stopPropagation();
    if (event.detail === 'basemap') this.isChoosing = !this.isChoosing;
    else if (event.detail === 'measure') this.#toggleMeasuring();
    else this.dispatchEvent(new CustomEvent('tool-used', { detail: event.detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-map-tools': LdMapTools;
  }
}
