import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { fetchItem } from '../../api/items.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-action-menu.ts';
import type { MenuAction } from '../../elements/ld-action-menu.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import '../../elements/ld-tabs.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { cardStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { factList, fieldFacts } from '../cards/card-parts.ts';
import '../cards/record-attachments.ts';
import '../cards/record-history.ts';
import '../editing/record-form.ts';
import { failureText } from '../editing/tell.ts';
import '../editing/withdraw-dialog.ts';
import type { LdWithdrawDialog } from '../editing/withdraw-dialog.ts';

type PanelTab = 'form' | 'attachments' | 'history';

/**
 * One record beside the table: its form, its attachments, its history. Without an id it makes a new one. Fires
 * `panel-closed`, and `place-wanted` for a record that stands on the map.
 */
@customElement('ld-record-panel')
export class LdRecordPanel extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    cardStyles,
    css`
      :host {
        position: relative;
        display: flex;
        flex: none;
        flex-direction: column;
        min-height: 0;
        border-left: 1px solid var(--line);
      }
      .corner {
        position: absolute;
        z-index: 2;
        top: 10px;
        right: 12px;
        display: flex;
        gap: 2px;
      }
      ld-tabs {
        padding-right: 84px;
      }
      .body {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .facts-of,
      .muted {
        padding: 12px 16px;
      }
    `,
  ];

  @property() collection = 'parcels';
  @property({ attribute: false }) recordId: number | null = null;
  @property() zoneCode = '';
  /** Values of a new record that are settled already. */
  @property({ attribute: false }) fixed: Readonly<Record<string, string | number>> = {};
  @property({ type: Boolean }) canWrite = true;
  @property() language: Language = 'zh';
  @state() private tab: PanelTab = 'form';
  @query('ld-withdraw-dialog') private dialog!: LdWithdrawDialog;

  readonly #record = new Task(this, {
    args: () => [this.collection, this.recordId] as const,
    task: async ([collection, id], { signal }) => {
      this.tab = 'form';
      return id === null ? null : fetchItem(collection, id, signal);
    },
  });

  override render(): TemplateResult {
    const editing = editingMessages[this.language];
    const text = recordsMessages[this.language];
    const feature = this.#record.value ?? null;
    const tabs = [
      { id: 'form', name: text.form },
      { id: 'attachments', name: editing.attachments },
      { id: 'history', name: editing.history },
    ];
    return html`<div class="corner">
        ${feature ? this.#menu(feature) : nothing}
        <button class="button ghost small square" aria-label=${messages[this.language].close} @click=${this.#close}>
          <ld-icon name="close"></ld-icon>
        </button>
      </div>
      ${
        this.recordId === null
          ? nothing
          : html`<ld-tabs
            .value=${this.tab}
            .tabs=${tabs}
            @tab-chosen=${(event: CustomEvent<PanelTab>) => {
              this.tab = event.detail;
            }}
          ></ld-tabs>`
      }
      <div class="body">${this.#body()}</div>
      <ld-withdraw-dialog .language=${this.language} @withdraw-done=${this.#close}></ld-withdraw-dialog>`;
  }

  #menu(feature: Feature): TemplateResult | typeof nothing {
    const { editing, geometry } = knownCollection(this.collection);
    const actions: MenuAction[] = [
      ...(geometry !== 'none'
        ? [{ id: 'place', name: recordsMessages[this.language].openOnMap, icon: 'place' } as const]
        : []),
      ...(this.canWrite && editing?.withdraw
        ? [
            {
              id: 'withdraw',
              name: editingMessages[this.language].withdraw,
              icon: 'remove',
              isGrave: true,
            } as const,
          ]
        : []),
    ];
    if (actions.length === 0) return nothing;
    return html`<ld-action-menu
      plain
      .label=${editingMessages[this.language].more}
      .actions=${actions}
      @action-chosen=${(event: CustomEvent<string>) => this.#act(event.detail, feature)}
    ></ld-action-menu>`;
  }

  #body(): TemplateResult {
    const editing = editingMessages[this.language];
    if (this.#record.status === TaskStatus.ERROR)
      return html`<ld-notice icon="error" tone="alarm" heading=${editing.loadFailed} text=${failureText(this.#record.error, '')}>
        <button class="button small primary" @click=${() => this.#record.run()}>${editing.retry}</button>
      </ld-notice>`;
    const feature = this.#record.value;
    if (feature === undefined || (feature?.id ?? null) !== this.recordId)
      return html`<p class="muted">${editing.loading}</p>`;
    if (feature && this.tab === 'attachments')
      return html`<div class="scroll" tabindex="0">
        <ld-record-attachments .collection=${this.collection} .recordId=${feature.id} .language=${this.language}></ld-record-attachments>
      </div>`;
    if (feature && this.tab === 'history')
      return html`<div class="scroll" tabindex="0">
        <ld-record-history
          .collection=${this.collection}
          .recordId=${feature.id}
          .zoneCode=${String(feature.properties.zoneCode)}
          .language=${this.language}
        ></ld-record-history>
      </div>`;
    if (feature && !this.canWrite) return this.#facts(feature);
    return html`<ld-record-form
      .collection=${this.collection}
      .feature=${feature}
      .zoneCode=${this.zoneCode}
      .fixed=${feature ? {} : this.fixed}
      .heading=${this.#heading(feature)}
      .language=${this.language}
      @form-closed=${this.#close}
    ></ld-record-form>`;
  }

  /** For who may read only. */
  #facts(feature: Feature): TemplateResult {
    const names = knownCollection(this.collection).fields.map(({ name }) => name);
    return html`<div class="scroll facts-of" tabindex="0">
      ${factList(fieldFacts(this.collection, feature, names, this.language))}
    </div>`;
  }

  #heading(feature: Feature | null): string {
    const { title, titleField } = knownCollection(this.collection);
    if (!feature) return recordsMessages[this.language].newRecord(labelIn(title, this.language));
    return String(feature.properties[titleField] ?? feature.id);
  }

  #act(action: string, feature: Feature): void {
    if (action === 'place') this.dispatchEvent(new CustomEvent('place-wanted', { detail: feature }));
    if (action === 'withdraw') {
      void this.dialog.open({
        verb: 'withdraw',
        collection: this.collection,
        id: feature.id,
        name: this.#heading(feature),
        revision: Number(feature.properties.revision),
      });
    }
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('panel-closed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-record-panel': LdRecordPanel;
  }
}
