import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import './filters-section.ts';
import type { LdFiltersSection } from './filters-section.ts';
import './layers-section.ts';
import type { LdLayersSection } from './layers-section.ts';
import './results-section.ts';
import type { LdResultsSection } from './results-section.ts';

/** Layers, filters, results: the docked panel on the left. */
@customElement('ld-left-panel')
export class LdLeftPanel extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
        min-height: 0;
        border-right: 1px solid var(--line);
        background: var(--surface);
      }
      aside {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      .top {
        flex: 0 1 auto;
        min-height: 0;
      }
      ld-results-section {
        flex: 1 0 200px;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  @query('ld-layers-section') readonly layers!: LdLayersSection;
  @query('ld-filters-section') readonly filters!: LdFiltersSection;
  @query('ld-results-section') readonly results!: LdResultsSection;

  override render(): TemplateResult {
    const text = messages[this.#language.value.language];
    return html`<aside aria-label=${text.layersFiltersResults}>
      <div class="top scroll">
        <ld-layers-section></ld-layers-section>
        <ld-filters-section></ld-filters-section>
      </div>
      <ld-results-section></ld-results-section>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-left-panel': LdLeftPanel;
  }
}
