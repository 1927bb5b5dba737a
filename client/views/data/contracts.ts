import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { ApiError } from '../../api/api-error.ts';
import { editRecord } from '../../api/editing.ts';
import { fetchItems } from '../../api/items.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-notice.ts';
import { formatField } from '../../format/field-value.ts';
import { formatCount } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { editContext } from '../../state/edit-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import '../editing/record-form.ts';
import '../editing/reference-field.ts';
import { failureText, tellChange } from '../editing/tell.ts';

const shownAtMost = 200;
const pauseMilliseconds = 250;

/** Supply contracts of the zone: all of them, or those that belong to no parcel yet, to be linked by search. */
@customElement('ld-contracts')
export class LdContracts extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    tableStyles,
    css`
      .body {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      .form {
        display: flex;
        flex: none;
        width: min(var(--drawer), 100%);
        border-left: 1px solid var(--line);
      }
      .dialog {
        overflow: visible;
      }
      @media (max-width: 899px) {
        .editing .rows {
          display: none;
        }
        .form {
          width: 100%;
          border: 0;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #edit = new StoreConsumer(this, editContext);
  @state() private typed = '';
  @state() private isUnlinkedOnly = false;
  @state() private editing: Feature | null = null;
  @state() private linking: Feature | null = null;
  @state() private parcel: { id: number | null; name: string } = { id: null, name: '' };
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #page = new Task(this, {
    args: () =>
      [this.#view.store.zoneCode, this.typed, this.isUnlinkedOnly, this.#session.value.refreshes] as const,
    task: async ([zoneCode, typed, isUnlinkedOnly], { signal }) => {
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      signal.throwIfAborted();
      const params = new URLSearchParams(zoneCode ? { zone: zoneCode } : {});
      if (typed.trim()) params.set('q', typed.trim());
      if (isUnlinkedOnly) params.set('isLinked', 'false');
      return fetchItems('contracts', params, { limit: shownAtMost, sortBy: '-signedOn,title' }, signal);
    },
  });

  override render(): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const page = this.#page.value;
    return html`<div class="tools">
        <input
          class="input"
          type="search"
          aria-label=${text.filterContracts}
          placeholder=${text.filterContracts}
          .value=${this.typed}
          @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value;
          }}
        />
        ${this.#chip(text.allContracts, false)} ${this.#chip(text.onlyUnlinked, true)}
        <span class="grow"></span>
        <span class="muted" role="status">${page ? this.#count(page.features.length, page.numberMatched) : ''}</span>
      </div>
      <div class="body ${this.editing ? 'editing' : ''}">${this.#content()}${this.#form()}</div>
      ${this.#linkDialog()}`;
  }

  #count(shown: number, matched: number): string {
    const { language } = this.#language.value;
    const counter = knownCollection('contracts').counter[language];
    const all = `${formatCount(matched)} ${counter}`;
    return shown < matched ? editingMessages[language].entriesShown(shown, matched) : all;
  }

  #chip(name: string, isUnlinkedOnly: boolean): TemplateResult {
    return html`<button
      class="chip"
      aria-pressed=${this.isUnlinkedOnly === isUnlinkedOnly}
      @click=${() => {
        this.isUnlinkedOnly = isUnlinkedOnly;
      }}
    >
      ${name}
    </button>`;
  }

  #content(): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const page = this.#page.value;
    if (this.#page.error !== undefined && !page) {
      return html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(this.#page.error, '')}>
        <button class="button small primary" @click=${() => this.#page.run()}>${text.retry}</button>
      </ld-notice>`;
    }
    if (!page) return html`<p class="more muted">${text.loading}</p>`;
    if (page.features.length === 0) {
      const isNarrowed = this.typed.trim() !== '' || this.isUnlinkedOnly;
      return html`<ld-notice
        class="grow"
        icon="info"
        heading=${isNarrowed ? text.contractsEmpty : text.contractsNone}
        text=${isNarrowed ? '' : text.contractsNoneHint}
      ></ld-notice>`;
    }
    return html`<div class="rows" tabindex="0" aria-label=${text.contracts}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.columnContract}</th>
            <th scope="col" class="wide">${text.columnSupervision}</th>
            <th scope="col" class="wide">${text.columnHolder}</th>
            <th scope="col" class="number">${text.columnArea}</th>
            <th scope="col" class="number wide">${text.columnPrice}</th>
            <th scope="col" class="wide">${text.columnSigned}</th>
            <th scope="col">${text.columnParcel}</th>
          </tr>
        </thead>
        <tbody>
          ${page.features.map((feature) => this.#row(feature))}
        </tbody>
      </table>
    </div>`;
  }

  #row(feature: Feature): TemplateResult {
    const { title } = feature.properties;
    return html`<tr>
      <td><button class="link" @click=${() => this.#open(feature)}>${title ?? feature.id}</button></td>
      <td class="wide">${this.#cell(feature, 'electronicSupervisionNo')}</td>
      <td class="wide">${this.#cell(feature, 'holderName')}</td>
      <td class="number tight">${this.#cell(feature, 'areaSquareMetres')}</td>
      <td class="number tight wide">${this.#cell(feature, 'priceYuan')}</td>
      <td class="tight wide">${this.#cell(feature, 'signedOn')}</td>
      <td>${this.#parcel(feature)}</td>
    </tr>`;
  }

  #cell({ properties }: Feature, name: string): TemplateResult | typeof nothing {
    const field = fieldOf(knownCollection('contracts'), name);
    if (!field) return nothing;
    const { text, unit } = formatField(field, properties[name], this.#language.value.language);
    return html`${text}${unit ? html`<span class="unit">${unit}</span>` : nothing}`;
  }

  #parcel(feature: Feature): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const { parcelId, parcelName, title } = feature.properties;
    if (typeof parcelId !== 'number') {
      return html`<button class="button small" aria-label="${text.link} ${title ?? ''}" @click=${() => this.#startLinking(feature)}>
        ${text.link}
      </button>`;
    }
    return html`<button
      class="link"
      title=${text.openParcel}
      @click=${() => {
        this.#selection.store.open({ collection: 'parcels', id: parcelId });
        this.#workspace.store.open('map');
      }}
    >
      ${parcelName ?? parcelId}
    </button>`;
  }

  #open(feature: Feature): void {
    this.#edit.store.close();
    this.editing = feature;
  }

  #form(): TemplateResult | typeof nothing {
    const { language } = this.#language.value;
    if (!this.editing) return nothing;
    return html`<aside class="form" aria-label=${editingMessages[language].edit}>
      <ld-record-form
        collection="contracts"
        .feature=${this.editing}
        .heading=${String(this.editing.properties.title ?? '')}
        .language=${language}
        @form-closed=${() => {
          this.editing = null;
        }}
      ></ld-record-form>
    </aside>`;
  }

  #linkDialog(): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const { title, zoneCode, locationText, parcelCodeText } = this.linking?.properties ?? {};
    return html`<dialog class="dialog" aria-labelledby="link-title">
      <header><h2 id="link-title" class="clip">${text.linkTitle(String(title ?? ''))}</h2></header>
      <div class="content">
        <p class="muted">${[parcelCodeText, locationText].filter(Boolean).join(' · ')}</p>
        <div class="field">
          <span class="label">${text.columnParcel}</span>
          <ld-reference-field
            collection="parcels"
            .zoneCode=${String(zoneCode ?? '')}
            .value=${this.parcel.id === null ? '' : String(this.parcel.id)}
            .label=${text.columnParcel}
            .language=${language}
            @reference-chosen=${(event: CustomEvent<{ id: number | null; name: string }>) => {
              this.parcel = event.detail;
            }}
          ></ld-reference-field>
          <span class="reason-wrong" role="alert" ?hidden=${!this.failure}>${this.failure}</span>
        </div>
      </div>
      <footer>
        <button class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
        <button class="button primary" ?disabled=${this.parcel.id === null} @click=${() => this.#link()}>${text.link}</button>
      </footer>
    </dialog>`;
  }

  async #startLinking(feature: Feature): Promise<void> {
    this.linking = feature;
    this.parcel = { id: null, name: '' };
    this.failure = '';
    await this.updateComplete;
    this.dialog.showModal();
  }

  async #link(): Promise<void> {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    if (!this.linking || this.parcel.id === null) return;
    try {
      const result = await editRecord('contracts', this.linking.id, {
        revision: Number(this.linking.properties.revision),
        changes: { parcelId: this.parcel.id },
      });
      this.dialog.close();
      tellChange(text.linked(this.parcel.name), result, language);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.saveFailed);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-contracts': LdContracts;
  }
}
