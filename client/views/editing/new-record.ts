import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { knownCollection } from '../../api/land-query.ts';
import { labelIn } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { editContext } from '../../state/edit-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { overlayContext } from '../../state/overlay-store.ts';
import { cardCollections, selectionContext } from '../../state/selection-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import './record-form.ts';
import type { LdRecordForm } from './record-form.ts';

/** The form of a record whose outline has just been drawn; the outline stays on the map until it is saved or left. */
@customElement('ld-new-record')
export class LdNewRecord extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        border-left: 1px solid var(--line);
        background: var(--surface);
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #edit = new StoreConsumer(this, editContext);
  readonly #overlay = new StoreConsumer(this, overlayContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  @query('ld-record-form') private form!: LdRecordForm | null;

  override disconnectedCallback(): void {
    this.#overlay.store.show(['after'], []);
    super.disconnectedCallback();
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    const outline = this.#edit.value.making?.outline;
    if (outline) this.#overlay.store.show(['after'], [{ role: 'after', geometry: outline }]);
    this.form?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { making } = this.#edit.value;
    const { language } = this.#language.value;
    if (!making) return nothing;
    const { collection, zoneCode, outline } = making;
    const name = labelIn(knownCollection(collection).title, language);
    return html`<ld-record-form
      .collection=${collection}
      .zoneCode=${zoneCode}
      .outline=${outline}
      .heading=${recordsMessages[language].newRecord(name)}
      .language=${language}
      @record-saved=${(event: CustomEvent<Feature>) => this.#open(collection, event.detail.id)}
      @form-closed=${() => this.#edit.store.close()}
    ></ld-record-form>`;
  }

  #open(collection: string, id: number): void {
    const known = cardCollections.find((entry) => entry === collection);
    if (known) this.#selection.store.open({ collection: known, id });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-new-record': LdNewRecord;
  }
}
