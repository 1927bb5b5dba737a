import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ImportPlan, ImportRowStatus } from '../../../geodata/model/api-imports.ts';
import { importMessages } from '../../language/import-messages.ts';
import type { ImportStore } from '../../state/import-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import './import-map.ts';
import { importLegend, importOutlines } from './import-outlines.ts';
import styles from './import-page.css?inline';
import { firstTab, importReview } from './import-review.ts';

/** What an import would do, on the map and in tables that point at each other. Fires `commit-wanted` with the reason. */
@customElement('ld-import-preview')
export class LdImportPreview extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, unsafeCSS(styles)];

  @property({ attribute: false }) store!: ImportStore;
  @property({ attribute: false }) plan!: ImportPlan;
  @property({ attribute: false }) withdraw: ReadonlySet<number> = new Set();
  @state() private tab: ImportRowStatus = 'new';
  @state() private reason = '';
  /** Key of the row and outline that is pointed at. */
  @state() private pointed: string | null = null;
  @state() private target: { key: string } | null = null;
  @state() private isMapBroken = false;
  readonly #language = new StoreConsumer(this, languageContext);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('plan')) this.tab = firstTab(this.plan);
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = importMessages[language];
    const { plan, withdraw } = this;
    const changes = plan.counts.new + plan.counts.changed + withdraw.size;
    const pointing = {
      key: this.pointed,
      point: (key: string | null) => {
        this.pointed = key;
      },
      show: (key: string) => {
        this.pointed = key;
        this.target = { key };
      },
    };
    const chooseTab = (tab: ImportRowStatus) => {
      this.tab = tab;
    };
    return html`<div class=${plan.bounds ? 'review' : 'review bare'}>
        ${plan.bounds ? this.#drawing() : nothing}
        <div class="rows">${importReview(this.store, plan, this.tab, chooseTab, pointing, text, language)}</div>
      </div>
      ${plan.canCommit ? nothing : html`<p class="alarm" role="alert">${text.blocked}</p>`}
      <div class="actions">
        <button class="button" @click=${() => this.store.reopen()}>${text.back}</button>
        <button class="button" @click=${() => void this.store.discard()}>${text.discard}</button>
        <div class="field grow">
          <label for="reason">${text.reason}</label>
          <input
            id="reason"
            class="input"
            maxlength="500"
            .value=${this.reason}
            @input=${(event: Event) => {
              this.reason = (event.target as HTMLInputElement).value;
            }}
          />
        </div>
        <button class="button primary" ?disabled=${!plan.canCommit} @click=${() => this.#commit()}>
          ${text.commit(changes)}
        </button>
      </div>`;
  }

  #drawing(): TemplateResult {
    const text = importMessages[this.#language.value.language];
    const { plan } = this;
    if (this.isMapBroken) return importOutlines(plan, text);
    const drawn = plan.outlines.features.length;
    const all = plan.counts.new + plan.counts.changed + plan.counts.same + plan.counts.gone;
    return html`<figure>
      <ld-import-map
        .plan=${plan}
        .key=${this.pointed}
        .target=${this.target}
        .label=${text.outlines}
        @outline-pointed=${(event: CustomEvent<string | null>) => {
          this.pointed = event.detail;
        }}
        @outline-clicked=${(event: CustomEvent<string>) => void this.#showRow(event.detail)}
        @map-failed=${() => {
          this.isMapBroken = true;
        }}
      ></ld-import-map>
      ${importLegend(text)} ${drawn < all ? html`<p class="muted">${text.drawnOf(drawn)}</p>` : nothing}
    </figure>`;
  }

  /** Brings the row of an outline into sight, on whichever tab it is. */
  async #showRow(key: string): Promise<void> {
    const row = this.plan.rows.find((each) => each.key === key);
    if (!row) return;
    this.tab = row.status;
    this.pointed = key;
    await this.updateComplete;
    this.renderRoot.querySelector(`[data-key="${key}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  #commit(): void {
    this.dispatchEvent(new CustomEvent('commit-wanted', { detail: this.reason.trim() }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-import-preview': LdImportPreview;
  }
}
