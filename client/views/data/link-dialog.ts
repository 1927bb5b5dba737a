import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { ApiError } from '../../api/api-error.ts';
import { editRecord } from '../../api/editing.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import '../editing/reference-field.ts';
import { failureText, tellChange } from '../editing/tell.ts';

/** Links a contract to the parcel it was concluded for, found by name or code. */
@customElement('ld-link-dialog')
export class LdLinkDialog extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      .dialog {
        overflow: visible;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @state() private contract: Feature | null = null;
  @state() private parcel: { id: number | null; name: string } = { id: null, name: '' };
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(contract: Feature): Promise<void> {
    this.contract = contract;
    this.parcel = { id: null, name: '' };
    this.failure = '';
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    const { title, zoneCode, locationText, parcelCodeText } = this.contract?.properties ?? {};
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
            .language=${this.language}
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

  async #link(): Promise<void> {
    const text = editingMessages[this.language];
    if (!this.contract || this.parcel.id === null) return;
    try {
      const result = await editRecord('contracts', this.contract.id, {
        revision: Number(this.contract.properties.revision),
        changes: { parcelId: this.parcel.id },
      });
      this.dialog.close();
      tellChange(text.linked(this.parcel.name), result, this.language);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.saveFailed);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-link-dialog': LdLinkDialog;
  }
}
