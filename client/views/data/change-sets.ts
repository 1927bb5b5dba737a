import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { collectionOf } from '../../../geodata/catalog/catalog.ts';
import type { ChangeSetDetail, ChangeSetItem, RecordChange } from '../../../geodata/model/api-change-sets.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchChangeSet, fetchChangeSets } from '../../api/editing.ts';
import '../../elements/ld-notice.ts';
import { formatField } from '../../format/field-value.ts';
import { formatMoment } from '../../format/moments.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { labelIn } from '../../language/language.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles, tableStyles } from '../../styles/shared-styles.ts';
import { failureText, tell, undo } from '../editing/tell.ts';

/** What was changed in the zone, newest first: who, when, what; each can be undone whole. */
@customElement('ld-change-sets')
export class LdChangeSets extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    tableStyles,
    css`
      .detail {
        padding: 2px 0 10px;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 20px;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  @state() private later: readonly ChangeSetItem[] = [];
  @state() private cursor: string | null = null;
  @state() private opened: ChangeSetDetail | null = null;
  @state() private undoing: number | null = null;

  readonly #first = new Task(this, {
    args: () => [this.#view.store.zoneCode, this.#session.value.refreshes] as const,
    task: async ([zoneCode], { signal }) => {
      const page = await fetchChangeSets(zoneCode, null, signal);
      this.later = [];
      this.cursor = page.nextCursor;
      return page.changeSets;
    },
  });

  override render(): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const known = this.#first.value;
    return html`${this.#first.render({
      pending: () => (known ? this.#table(known) : html`<p class="more muted">${text.loading}</p>`),
      complete: (items) => this.#table(items),
      error: (
        error,
      ) => html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(error, '')}>
        <button class="button small primary" @click=${() => this.#first.run()}>${text.retry}</button>
      </ld-notice>`,
    })}`;
  }

  #table(first: readonly ChangeSetItem[]): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const items = [...first, ...this.later];
    if (items.length === 0) return html`<ld-notice icon="info" heading=${text.changeSetsEmpty}></ld-notice>`;
    return html`<div class="rows" tabindex="0" aria-label=${text.changeSets}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.columnWhen}</th>
            <th scope="col">${text.columnWhat}</th>
            <th scope="col" class="wide">${text.columnRecords}</th>
            <th scope="col" class="wide">${text.columnWho}</th>
            <th scope="col"><span class="visually-hidden">${text.undo}</span></th>
          </tr>
        </thead>
        <tbody>
          ${items.map((item) => this.#row(item))}
        </tbody>
      </table>
      ${
        this.cursor
          ? html`<div class="more"><button class="button small" @click=${() => this.#more()}>${text.loadMore}</button></div>`
          : nothing
      }
    </div>`;
  }

  #row(item: ChangeSetItem): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const kinds = {
      import: text.kindImport,
      edit: text.kindEdit,
      demonstration: text.kindDemonstration,
      undo: text.kindUndo,
    };
    const isOpen = this.opened?.id === item.id && this.opened.zoneCode === item.zoneCode;
    return html`<tr class=${isOpen ? 'open' : ''}>
        <td class="tight"><time datetime=${item.createdAt}>${formatMoment(item.createdAt)}</time></td>
        <td>
          <span class="badge">${kinds[item.kind]}</span>
          <button class="link" aria-expanded=${isOpen} @click=${() => this.#toggle(item)}>${item.title}</button>
        </td>
        <td class="wide muted">${this.#summary(item)}</td>
        <td class="wide tight">${item.actorName}</td>
        <td class="number tight">${this.#action(item)}</td>
      </tr>
      ${isOpen && this.opened ? html`<tr><td></td><td colspan="4"><div class="detail">${this.#detail(this.opened)}</div></td></tr>` : nothing}`;
  }

  #action(item: ChangeSetItem): TemplateResult | typeof nothing {
    const text = editingMessages[this.#language.value.language];
    if (item.undoneById !== null) return html`<span class="muted">${text.undoneBy}</span>`;
    if (!item.canUndo) return nothing;
    return html`<button
      class="button small"
      ?disabled=${this.undoing !== null}
      aria-label="${text.undo} ${item.title}"
      @click=${() => this.#undo(item)}
    >
      ${text.undo}
    </button>`;
  }

  #summary({ summary }: ChangeSetItem): string {
    const { language } = this.#language.value;
    const parts = Object.entries(summary).map(([id, actions]) => {
      const collection = collectionOf(id);
      const count = Math.max(...Object.values(actions));
      return `${collection ? labelIn(collection.title, language) : id} ${count}`;
    });
    return parts.join(language === 'zh' ? '、' : ', ');
  }

  #detail({ entries, entryCount }: ChangeSetDetail): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const shown = entries.slice(0, 50);
    return html`${shown.map((entry) => this.#entry(entry))}
    ${entryCount > shown.length ? html`<div class="muted">${text.entriesShown(shown.length, entryCount)}</div>` : nothing}`;
  }

  #entry({
    collection,
    recordLabel,
    recordId,
    changes,
    action,
    geometry,
    reason,
  }: RecordChange): TemplateResult {
    const { language } = this.#language.value;
    const text = editingMessages[language];
    const described = collectionOf(collection);
    const names = {
      create: text.actionCreate,
      update: text.actionUpdate,
      withdraw: text.actionWithdraw,
      restore: text.actionRestore,
      load: text.actionLoad,
    };
    const told = changes.map(({ field, label, before, after }) => {
      const known = described?.fields.find((entry) => entry.name === field);
      const [old, now] = [before, after].map((value) =>
        known ? formatField(known, value, language) : { text: String(value ?? '—'), unit: '' },
      );
      return `${labelIn(label, language)} ${old!.text} → ${now!.text} ${now!.unit}`.trim();
    });
    const what =
      action === 'update' ? [...told, ...(geometry ? [text.outlineChanged] : [])] : [names[action]];
    return html`<div>
      ${described ? labelIn(described.title, language) : collection} ${recordLabel ?? recordId ?? ''}：${what.join('；')}
      ${reason ? html`<span class="muted">${text.reasonGiven(reason)}</span>` : nothing}
    </div>`;
  }

  async #toggle({ zoneCode, id }: ChangeSetItem): Promise<void> {
    if (this.opened?.id === id && this.opened.zoneCode === zoneCode) {
      this.opened = null;
      return;
    }
    await this.#attempt(async () => {
      this.opened = await fetchChangeSet(zoneCode, id);
    });
  }

  async #more(): Promise<void> {
    await this.#attempt(async () => {
      const page = await fetchChangeSets(this.#view.store.zoneCode, this.cursor);
      this.later = [...this.later, ...page.changeSets];
      this.cursor = page.nextCursor;
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, editingMessages[this.#language.value.language].loadFailed));
    }
  }

  async #undo({ zoneCode, id }: ChangeSetItem): Promise<void> {
    this.undoing = id;
    await undo(this, zoneCode, id, this.#language.value.language);
    this.undoing = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-change-sets': LdChangeSets;
  }
}
