import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import '../../elements/ld-notice.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { cardStyles, elementStyles } from '../../styles/shared-styles.ts';
import { factList } from './card-parts.ts';
import { indicatorNumbers } from './indicator-numbers.ts';

/** Tab 指标与承诺: every control indicator of the plot, and where they come from. */
@customElement('ld-parcel-indicators')
export class LdParcelIndicators extends LitElement {
  static override styles = [elementStyles, cardStyles];

  @property({ attribute: false }) card!: ParcelCard;
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const text = messages[this.language];
    const { standardTerm } = this.card;
    if (!standardTerm) {
      return html`<ld-notice icon="info" heading=${text.noIndicators} text=${text.noIndicatorsHint}></ld-notice>`;
    }
    const { edition, industryCode, sourceName } = standardTerm;
    const industry = industryCode
      ? [{ label: text.indicatorIndustry, value: { text: industryCode, unit: 'GB/T 4754' } }]
      : [];
    return html`<section class="section">
        <h3>${text.standardIndicators}<span class="muted clip">${text.edition(edition)}</span></h3>
        ${indicatorNumbers(standardTerm, this.language, 99)}
      </section>
      <section class="section">
        ${factList([
          ...industry,
          {
            label: text.indicatorSource,
            value: { text: sourceName, unit: '' },
            isWide: industry.length === 0,
          },
        ])}
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-parcel-indicators': LdParcelIndicators;
  }
}
