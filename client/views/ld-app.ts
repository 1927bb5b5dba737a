import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../language/messages.ts';
import { keepAddressInStep } from '../state/address-sync.ts';
import { createStores } from '../state/app-stores.ts';
import { keepLandDataFresh } from '../state/land-data.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import './map/map-view.ts';
import { provideStores } from './provide-stores.ts';
import './start-up.ts';
import './status-bar.ts';
import './top-bar.ts';

/** The application: makes the stores, keeps them in step with server and address bar, shows the workspace. */
@customElement('ld-app')
export class LdApp extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: grid;
        grid-template: var(--bar) minmax(0, 1fr) var(--foot) / minmax(0, 1fr);
        height: 100dvh;
        background: var(--bg);
      }
      .skip {
        position: absolute;
        z-index: 50;
        top: 8px;
        left: 8px;
        padding: 6px 12px;
        background: var(--surface);
        box-shadow: var(--e3);
      }
      .skip:not(:focus) {
        clip-path: inset(50%);
      }
      @media (max-width: 899px) {
        :host {
          grid-template-rows: 0 minmax(0, 1fr) 0;
        }
        ld-top-bar,
        ld-status-bar {
          display: none;
        }
      }
    `,
  ];

  readonly #stores = createStores(location.search);
  #ends: (() => void)[] = [];

  constructor() {
    super();
    provideStores(this, this.#stores);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { session, view, language } = this.#stores;
    this.#ends = [
      keepAddressInStep(this.#stores),
      keepLandDataFresh(this.#stores),
      session.subscribe(() => this.#chooseZone()),
      session.subscribe(() => this.requestUpdate()),
      language.subscribe(() => this.requestUpdate()),
      view.subscribe(() => this.#nameDocument()),
      language.subscribe(() => this.#nameDocument()),
    ];
    void session.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }

  override render(): TemplateResult {
    const { session, language } = this.#stores;
    const text = messages[language.value.language];
    return html`<a class="skip" href="#map" @click=${this.#skip}>${text.skipToMap}</a>
      <ld-top-bar></ld-top-bar>
      <main>${session.value.session ? html`<ld-map-view></ld-map-view>` : html`<ld-start-up></ld-start-up>`}</main>
      ${session.value.session ? html`<ld-status-bar></ld-status-bar>` : nothing}`;
  }

  /** The zone of the link if it exists, otherwise the first one. */
  #chooseZone(): void {
    const { session, view } = this.#stores;
    const { zones } = session.value;
    if (zones.length === 0) return;
    const isKnown = view.value.zone === 'all' || zones.some((zone) => zone.zoneCode === view.value.zone);
    if (!isKnown) view.patch({ zone: zones[0]!.zoneCode });
  }

  #nameDocument(): void {
    const { session, view, language } = this.#stores;
    const text = messages[language.value.language];
    const zone = session.value.zones.find((entry) => entry.zoneCode === view.value.zone);
    const name = language.value.language === 'en' ? (zone?.nameEn ?? zone?.name) : zone?.name;
    document.title = [name, text.workspaceMap, text.productName].filter(Boolean).join(' · ');
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector('ld-map-view')?.focusMap();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-app': LdApp;
  }
}
