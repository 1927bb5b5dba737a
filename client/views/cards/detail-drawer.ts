import { Task, TaskStatus } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import type { ReverseMatchResponse } from '../../../geodata/model/api-matches.ts';
import type { Capability } from '../../../geodata/model/capability.ts';
import { fetchParcelCard, fetchParkCard } from '../../api/cards.ts';
import { fetchCaseOfParcel } from '../../api/idle-cases.ts';
import { fetchItem } from '../../api/items.ts';
import { fetchReverseMatch } from '../../api/matches.ts';
import '../../elements/ld-action-menu.ts';
import type { MenuAction } from '../../elements/ld-action-menu.ts';
import '../../elements/ld-icon.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { messages } from '../../language/messages.ts';
import { editContext } from '../../state/edit-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { may, mayWriteRecord, seesInternals } from '../../state/rights.ts';
import { type RecordRef, same, selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { cardFailure } from './card-failure.ts';
import './card-skeleton.ts';
import styles from './detail-drawer.css?inline';
import './factory-card.ts';
import '../editing/record-form.ts';
import type { LdRecordForm } from '../editing/record-form.ts';
import '../editing/withdraw-dialog.ts';
import type { LdWithdrawDialog } from '../editing/withdraw-dialog.ts';
import './parcel-card.ts';
import './park-card.ts';
import { parcelFoot } from './parcel-foot.ts';
import { addToComparison, reserveParcel } from './parcel-matching.ts';
import type { RecordRights } from './record-tabs.ts';

type Answer =
  | { ref: RecordRef; kind: 'parcels'; card: Awaited<ReturnType<typeof fetchParcelCard>> }
  | { ref: RecordRef; kind: 'parks'; card: Awaited<ReturnType<typeof fetchParkCard>> }
  | { ref: RecordRef; kind: 'factory-buildings'; card: Awaited<ReturnType<typeof fetchItem>> };

const recordOf = (answer: Answer): Feature =>
  answer.kind === 'parcels' ? answer.card.parcel : answer.kind === 'parks' ? answer.card.park : answer.card;

/** The drawer on the right with the card of what is selected. Fires `fit-wanted` and `message-shown`. */
@customElement('ld-detail-drawer')
export class LdDetailDrawer extends LitElement {
  static override styles = [elementStyles, controlStyles, unsafeCSS(styles)];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #edit = new StoreConsumer(this, editContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  /** Whether it stands in the sheet of a phone rather than docked. */
  @property({ type: Boolean, reflect: true }) sheet = false;
  @query('ld-record-form') private form!: LdRecordForm | null;
  @query('ld-withdraw-dialog') private withdrawDialog!: LdWithdrawDialog;
  @query('.close') private closeButton!: HTMLElement | null;

  readonly #answer = new Task(this, {
    args: () => [this.#selection.value.selected, this.#session.value.refreshes] as const,
    task: async ([ref], { signal }): Promise<Answer | null> => {
      if (!ref) return null;
      if (ref.collection === 'parcels')
        return { ref, kind: 'parcels', card: await fetchParcelCard(ref.id, signal) };
      if (ref.collection === 'parks')
        return { ref, kind: 'parks', card: await fetchParkCard(ref.id, signal) };
      return { ref, kind: 'factory-buildings', card: await fetchItem(ref.collection, ref.id, signal) };
    },
  });

  /** How open projects stand to a parcel; null for other records, and for who may not know. */
  readonly #projects = new Task(this, {
    args: () => [this.#selection.value.selected, this.#session.value.refreshes] as const,
    task: async ([ref], { signal }): Promise<ReverseMatchResponse | null> =>
      ref?.collection === 'parcels' && this.#may('read-projects')
        ? await fetchReverseMatch('parcels', ref.id, signal)
        : null,
  });

  /** The idle-land case of a parcel; null without one, for other records, and for who may not know. */
  readonly #case = new Task(this, {
    args: () => [this.#selection.value.selected, this.#session.value.refreshes] as const,
    task: async ([ref], { signal }): Promise<number | null> =>
      ref?.collection === 'parcels' && this.#may('read-cases')
        ? await fetchCaseOfParcel(ref.id, signal)
        : null,
  });

  /** Puts the keyboard into the card. */
  override focus(): void {
    this.closeButton?.focus();
  }

  override render(): TemplateResult {
    const text = messages[this.#language.value.language];
    const { selected } = this.#selection.value;
    const names = { parcels: text.parcelCard, parks: text.parkCard, 'factory-buildings': text.factoryCard };
    return html`<button
        class="close button ghost small square"
        aria-label=${text.close}
        title=${text.close}
        @click=${() => this.#selection.store.stepBack()}
      >
        <ld-icon name="close"></ld-icon>
      </button>
      <aside class="card" aria-label=${names[selected?.collection ?? 'parcels']}>${this.#card()}</aside>
      <ld-withdraw-dialog .language=${this.#language.value.language} @withdraw-done=${() => this.#selection.store.clear()}></ld-withdraw-dialog>`;
  }

  #card(): TemplateResult | typeof nothing {
    const { selected } = this.#selection.value;
    if (this.#answer.status === TaskStatus.ERROR) {
      const text = messages[this.#language.value.language];
      return cardFailure(this.#answer.error, text, {
        retry: () => void this.#answer.run(),
        copy: (requestId) => void this.#copy(requestId, text.errorNumberCopied),
      });
    }
    const answer = this.#answer.value;
    if (!answer || !same(answer.ref, selected)) return html`<ld-card-skeleton></ld-card-skeleton>`;
    const { language } = this.#language.value;
    if (this.#edit.store.isEditing(selected)) return this.#form(answer.ref, recordOf(answer));
    if (answer.kind === 'parcels') {
      return html`<ld-parcel-card
          .card=${answer.card}
          .language=${language}
          .tab=${this.#selection.value.tab}
          .rights=${this.#rights(answer)}
          .projects=${this.#may('read-projects') ? this.#projects.value : null}
          @tab-chosen=${(event: CustomEvent) => this.#selection.store.patch({ tab: event.detail })}
          @record-picked=${(event: CustomEvent<RecordRef>) => this.#selection.store.open(event.detail)}
        ></ld-parcel-card>
        ${this.#foot(answer)}`;
    }
    if (answer.kind === 'parks') {
      return html`<ld-park-card
          .card=${answer.card}
          .language=${language}
          .tab=${this.#selection.value.tab}
          .rights=${this.#rights(answer)}
          @tab-chosen=${(event: CustomEvent) => this.#selection.store.patch({ tab: event.detail })}
          @record-picked=${(event: CustomEvent<RecordRef>) => this.#selection.store.open(event.detail)}
        ></ld-park-card>
        ${this.#foot(answer)}`;
    }
    return html`<ld-factory-card
        .feature=${answer.card}
        .language=${language}
        .tab=${this.#selection.value.tab}
        .rights=${this.#rights(answer)}
        @tab-chosen=${(event: CustomEvent) => this.#selection.store.patch({ tab: event.detail })}
      ></ld-factory-card>
      ${this.#foot(answer)}`;
  }

  #form({ collection }: RecordRef, feature: Feature): TemplateResult {
    const { language } = this.#language.value;
    return html`<ld-record-form
      .collection=${collection}
      .feature=${feature}
      .heading=${editingMessages[language].editTitle(String(feature.properties.name ?? ''))}
      .language=${language}
      @form-closed=${() => this.#edit.store.close()}
    ></ld-record-form>`;
  }

  #rights(answer: Answer): RecordRights {
    const { session } = this.#session.value;
    return {
      attachments: may(session, 'read-attachments') && seesInternals(recordOf(answer)),
      history: may(session, 'read-history'),
    };
  }

  #foot(answer: Answer): TemplateResult {
    const { language } = this.#language.value;
    const [text, editing] = [messages[language], editingMessages[language]];
    const isParcel = answer.kind === 'parcels';
    const mayWrite = mayWriteRecord(this.#session.value.session, answer.kind, recordOf(answer));
    const actions: MenuAction[] = [
      { id: 'link', name: text.copyLink, icon: 'link' },
      ...(isParcel && this.#case.value ? [{ id: 'case', name: text.idleCase, icon: 'file' } as const] : []),
      ...(mayWrite && isParcel ? [{ id: 'redraw', name: editing.redraw, icon: 'redraw' } as const] : []),
      ...(mayWrite
        ? [{ id: 'withdraw', name: editing.withdraw, icon: 'remove', isGrave: true } as const]
        : []),
    ];
    if (isParcel && this.#may('read-projects')) {
      const mayReserve = this.#may('reserve-land');
      return parcelFoot({ actions, language, mayReserve, mayWrite, act: (action) => this.#act(action) });
    }
    return html`<div class="foot">
      <button class="button primary grow" @click=${() => this.#fire('fit-wanted')}>
        <ld-icon name="fit"></ld-icon>${text.zoomTo}
      </button>
      ${
        mayWrite
          ? html`<button class="button" @click=${this.#startEditing}><ld-icon name="edit"></ld-icon>${editing.edit}</button>`
          : nothing
      }
      <ld-action-menu
        up
        .label=${editing.more}
        .actions=${actions}
        @action-chosen=${(event: CustomEvent<string>) => this.#act(event.detail)}
      ></ld-action-menu>
    </div>`;
  }

  readonly #startEditing = async (): Promise<void> => {
    const { selected } = this.#selection.value;
    if (!selected) return;
    this.#edit.store.edit(selected);
    await this.updateComplete;
    this.form?.focus();
  };

  #act(action: string): void {
    const { selected } = this.#selection.value;
    const answer = this.#answer.value;
    if (action === 'link') this.#copyLink();
    if (action === 'case' && this.#case.value)
      this.#workspace.store.open('disposal', { tab: 'cases', case: String(this.#case.value) });
    if (action === 'zoom') this.#fire('fit-wanted');
    if (action === 'edit') void this.#startEditing();
    if (action === 'projects') this.#selection.store.patch({ tab: 'projects' });
    if (action === 'compare' && selected) this.#compare(selected.id);
    if (action === 'reserve' && selected && answer)
      void reserveParcel(this, recordOf(answer), this.#language.value.language);
    if (action === 'redraw' && selected) {
      this.#fire('fit-wanted');
      this.#edit.store.redraw(selected);
    }
    if (action === 'withdraw' && selected && answer) {
      const { name, revision } = recordOf(answer).properties;
      void this.withdrawDialog.open({
        verb: 'withdraw',
        ...selected,
        name: String(name ?? ''),
        revision: Number(revision),
      });
    }
  }

  #may(capability: Capability): boolean {
    return may(this.#session.value.session, capability);
  }

  #compare(parcelId: number): void {
    const text = messages[this.#language.value.language];
    const isFull = !addToComparison(this.#workspace.store, parcelId);
    this.#fire('message-shown', isFull ? text.comparisonFull : text.addedToComparison);
  }

  #copyLink(): void {
    void this.#copy(location.href, messages[this.#language.value.language].linkCopied);
  }

  async #copy(content: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(content);
      this.#fire('message-shown', done);
    } catch {
      // Browsers refuse without a secure context; the address bar still holds the link.
      this.#fire('message-shown', messages[this.#language.value.language].copyFailed);
    }
  }

  #fire(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-detail-drawer': LdDetailDrawer;
  }
}
