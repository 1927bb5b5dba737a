import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../elements/ld-icon.ts';
import '../../elements/ld-layer-list.ts';
import type { LdLayerList } from '../../elements/ld-layer-list.ts';
import { formatCount } from '../../format/numbers.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { type LayerId, layersContext } from '../../state/layers-store.ts';
import { panelSummaryContext } from '../../state/panel-summary.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { legendRows } from './legend-rows.ts';
import { sectionStyles } from './section-styles.ts';

/** The legend of the left panel. */
@customElement('ld-layers-section')
export class LdLayersSection extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    sectionStyles,
    css`
      .section {
        padding-bottom: 8px;
      }
      .more {
        display: inline-flex;
        gap: 4px;
        align-items: center;
        height: 24px;
        margin-right: -4px;
        padding: 0 4px;
        border-radius: var(--r1);
      }
      .more:hover {
        background: var(--surface-2);
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #summary = new StoreConsumer(this, panelSummaryContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  @state() private isWhole = false;

  /** Puts the keyboard on the first layer. */
  override focus(): void {
    const list = this.renderRoot.querySelector<LdLayerList>('ld-layer-list');
    list?.shadowRoot?.querySelector<HTMLElement>('button')?.focus();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const { data, isLoading } = this.#summary.value;
    const count = data && formatCount(data.wholeCount);
    const whole = this.#view.value.zone === 'all' ? text.everyZone : text.wholeZone;
    return html`<section class="section" aria-label=${text.layers}>
      <div class="head">
        <h2>${text.layers}</h2>
        <span class="grow"></span>
        <button
          class="more"
          aria-label=${count ? nothing : text.layers}
          aria-expanded=${this.isWhole}
          @click=${() => {
            this.isWhole = !this.isWhole;
          }}
        >
          ${count ? whole(count) : nothing}
          <ld-icon size="small" name=${this.isWhole ? 'chevron-up' : 'chevron-down'}></ld-icon>
        </button>
      </div>
      <ld-layer-list
        .language=${language}
        .loading=${isLoading}
        .rows=${legendRows({
          summary: data,
          visible: this.#layers.value.visible,
          language,
          seesSuspected: this.#session.value.session?.actor.sees.suspected ?? false,
          isWhole: this.isWhole,
        })}
        @layer-toggled=${(event: CustomEvent<LayerId>) => this.#layers.store.toggle([event.detail])}
      ></ld-layer-list>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-layers-section': LdLayersSection;
  }
}
