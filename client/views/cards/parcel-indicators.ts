import { Task, TaskStatus } from '@lit/task';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import { fetchItems } from '../../api/items.ts';
import '../../elements/ld-notice.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { cardStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import '../editing/record-form.ts';
import { factList } from './card-parts.ts';
import { indicatorNumbers } from './indicator-numbers.ts';

/** Tab 指标与承诺: every control indicator of the plot, and where they come from. */
@customElement('ld-parcel-indicators')
export class LdParcelIndicators extends LitElement {
  static override styles = [elementStyles, controlStyles, cardStyles];

  @property({ attribute: false }) card!: ParcelCard;
  @property() language: Language = 'zh';

  @state() private isEditing = false;

  /** The record behind the indicators, for its form; null for a parcel that has none yet. */
  readonly #term = new Task(this, {
    args: () => [this.isEditing, this.card.parcel.id] as const,
    task: async ([isEditing, parcelId], { signal }) => {
      if (!isEditing) return undefined;
      const query = new URLSearchParams({ parcelId: String(parcelId) });
      const page = await fetchItems('standard-terms', query, { limit: 1 }, signal);
      return page.features[0] ?? null;
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.get('card') && changed.get('card')?.parcel.id !== this.card.parcel.id) this.isEditing = false;
  }

  override render(): TemplateResult {
    const text = messages[this.language];
    const editing = editingMessages[this.language];
    const { standardTerm } = this.card;
    if (this.isEditing) return this.#form();
    const edit = () => {
      this.isEditing = true;
    };
    if (!standardTerm) {
      return html`<ld-notice icon="info" heading=${text.noIndicators} text=${text.noIndicatorsHint}>
        <button class="button small" @click=${edit}>${editing.create}</button>
      </ld-notice>`;
    }
    const { edition, industryCode, sourceName } = standardTerm;
    const industry = industryCode
      ? [{ label: text.indicatorIndustry, value: { text: industryCode, unit: 'GB/T 4754' } }]
      : [];
    return html`<section class="section">
        <h3>${text.standardIndicators}<span class="muted clip">${text.edition(edition)}</span><span class="grow"></span>
          <button class="button small" @click=${edit}>${editing.edit}</button></h3>
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

  #form(): TemplateResult {
    const { parcel } = this.card;
    const text = editingMessages[this.language];
    if (this.#term.status === TaskStatus.ERROR)
      return html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed}>
        <button class="button small primary" @click=${() => this.#term.run()}>${text.retry}</button>
      </ld-notice>`;
    if (this.#term.status !== TaskStatus.COMPLETE || this.#term.value === undefined)
      return html`<p class="section muted">${text.loading}</p>`;
    return html`<ld-record-form
      collection="standard-terms"
      .feature=${this.#term.value}
      .zoneCode=${String(parcel.properties.zoneCode)}
      .fixed=${{ parcelId: parcel.id }}
      .heading=${messages[this.language].standardIndicators}
      .language=${this.language}
      @form-closed=${() => {
        this.isEditing = false;
      }}
    ></ld-record-form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-parcel-indicators': LdParcelIndicators;
  }
}
