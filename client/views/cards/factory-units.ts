import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { fetchItems } from '../../api/items.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-notice.ts';
import { floorArea } from '../../format/areas.ts';
import { formatField } from '../../format/field-value.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { mayWriteRecord } from '../../state/rights.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { cardStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import '../data/record-panel.ts';
import { failureText } from '../editing/tell.ts';

/** The units of a factory building: what each is, and its form. */
@customElement('ld-factory-units')
export class LdFactoryUnits extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    cardStyles,
    css`
      ld-record-panel {
        height: 100%;
        border: 0;
      }
      :host {
        display: block;
        height: 100%;
      }
    `,
  ];

  readonly #session = new StoreConsumer(this, sessionContext);
  @property({ attribute: false }) building!: Feature;
  @property() language: Language = 'zh';
  /** Id of the unit whose form is open; 'new' for one that is being made. */
  @state() private opened: number | 'new' | null = null;

  readonly #units = new Task(this, {
    args: () => [this.building.id, this.#session.value.refreshes] as const,
    task: async ([buildingId], { signal }) => {
      const query = new URLSearchParams({ buildingId: String(buildingId) });
      return await fetchItems(
        'factory-units',
        query,
        { limit: 1000, sortBy: 'storey,unitCode', boundsOnly: true },
        signal,
      );
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.get('building') && changed.get('building')?.id !== this.building.id) this.opened = null;
  }

  override render(): TemplateResult {
    const editing = editingMessages[this.language];
    if (this.opened !== null) return this.#panel(this.opened);
    const page = this.#units.value;
    if (this.#units.error !== undefined && !page)
      return html`<ld-notice icon="error" tone="alarm" heading=${editing.loadFailed} text=${failureText(this.#units.error, '')}>
        <button class="button small primary" @click=${() => this.#units.run()}>${editing.retry}</button>
      </ld-notice>`;
    if (!page) return html`<p class="section muted">${editing.loading}</p>`;
    return this.#list(page.features);
  }

  get #canWrite(): boolean {
    return mayWriteRecord(this.#session.value.session, 'factory-units', this.building);
  }

  #list(units: readonly Feature[]): TemplateResult {
    const text = recordsMessages[this.language];
    const status = fieldOf(knownCollection('factory-units'), 'status');
    return html`<section class="section">
      <h3>
        ${text.units}<span class="muted">${units.length > 0 ? units.length : text.unitsEmpty}</span><span class="grow"></span>
        ${
          this.#canWrite
            ? html`<button
              class="button small"
              aria-label=${text.newRecord(labelIn(knownCollection('factory-units').title, this.language))}
              @click=${() => {
                this.opened = 'new';
              }}
            >
              ${editingMessages[this.language].create}
            </button>`
            : nothing
        }
      </h3>
      <dl class="numbers">
        ${units.map(({ id, properties }) => {
          const area = floorArea(Number(properties.areaSquareMetres ?? 0), this.language);
          return html`<dt>
              <button
                class="rowlink"
                @click=${() => {
                  this.opened = id;
                }}
              >
                <span class="clip">${properties.unitCode}</span>
                <span class="muted">${status ? formatField(status, properties.status, this.language).text : ''}</span>
              </button>
            </dt>
            <dd>${area.text}</dd>
            <dd class="in-unit">${area.unit}</dd>`;
        })}
      </dl>
    </section>`;
  }

  #panel(opened: number | 'new'): TemplateResult {
    return html`<ld-record-panel
      collection="factory-units"
      .recordId=${opened === 'new' ? null : opened}
      .zoneCode=${String(this.building.properties.zoneCode)}
      .fixed=${{ buildingId: this.building.id }}
      ?canWrite=${this.#canWrite}
      .language=${this.language}
      @panel-closed=${() => {
        this.opened = null;
      }}
    ></ld-record-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-factory-units': LdFactoryUnits;
  }
}
