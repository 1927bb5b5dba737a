import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { SavedView } from '../../../geodata/model/api-saved-views.ts';
import { ApiError } from '../../api/api-error.ts';
import { deleteView, fetchSavedViews, saveView } from '../../api/saved-views.ts';
import '../../elements/ld-icon.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';

/** Views of the map that were kept: save the one of the moment, open, delete. A view is the page's address. */
@customElement('ld-saved-views-menu')
export class LdSavedViewsMenu extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .float {
        position: absolute;
        z-index: 30;
        right: -72px;
        bottom: calc(100% + 6px);
        width: 288px;
        padding: 4px;
        background: var(--surface);
        box-shadow: var(--e3);
        color: var(--ink);
        font-size: 13px;
        white-space: normal;
      }
      ul {
        max-height: 260px;
      }
      li {
        display: flex;
        gap: 4px;
        align-items: center;
      }
      li .open {
        display: flex;
        flex: 1;
        gap: 8px;
        align-items: center;
        min-width: 0;
        min-height: 32px;
        padding: 0 8px;
        border-radius: var(--r1);
        text-align: left;
      }
      li .open:hover {
        background: var(--surface-2);
      }
      form {
        display: grid;
        gap: 8px;
        padding: 8px;
        border-top: 1px solid var(--line);
      }
      form label {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .row {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      .empty {
        padding: 8px;
        color: var(--ink-3);
      }
      @media (max-width: 899px) {
        .float {
          right: -40px;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #view = new StoreConsumer(this, viewContext);
  @state() private isOpen = false;
  @state() private failure = '';
  @query('.opener') private opener!: HTMLButtonElement;
  @query('[name=name]') private nameInput!: HTMLInputElement;
  @query('[name=shared]') private sharedInput!: HTMLInputElement;

  readonly #views = new Task(this, {
    args: () => [this.isOpen] as const,
    task: ([isOpen], { signal }) => (isOpen ? fetchSavedViews(signal) : Promise.resolve(null)),
  });

  readonly #closeOutside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.#close();
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#closeOutside);
  }

  override render(): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    return html`<button
        class="opener button ghost small square"
        aria-expanded=${this.isOpen}
        aria-label=${text.savedViews}
        title=${text.savedViews}
        @click=${() => (this.isOpen ? this.#close() : this.#open())}
      >
        <ld-icon name="view"></ld-icon>
      </button>
      ${this.isOpen ? this.#panel() : nothing}`;
  }

  #panel(): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    const views = this.#views.value;
    return html`<div class="float" role="dialog" aria-label=${text.savedViews} @keydown=${this.#press}>
      ${
        views === undefined || views === null
          ? html`<p class="empty">${text.loading}</p>`
          : views.length === 0
            ? html`<p class="empty">${text.savedViewsEmpty}</p>`
            : html`<ul class="scroll">${views.map((view) => this.#row(view))}</ul>`
      }
      <form @submit=${this.#save}>
        <input class="input" name="name" maxlength="80" required aria-label=${text.viewName} placeholder=${text.viewName} autocomplete="off" />
        <div class="row">
          <label><input type="checkbox" name="shared" />${text.shareView}</label>
          <span class="grow"></span>
          <button type="submit" class="button small primary">${text.saveView}</button>
        </div>
        ${this.failure ? html`<span class="reason-wrong" role="alert">${this.failure}</span>` : nothing}
      </form>
    </div>`;
  }

  #row(view: SavedView): TemplateResult {
    const text = editingMessages[this.#language.value.language];
    return html`<li>
      <button class="open" @click=${() => this.#go(view)}>
        <span class="clip">${view.name}</span>
        <span class="muted clip">${view.isShared ? (view.isMine ? text.shared : `${text.shared} ${view.ownerName}`) : ''}</span>
      </button>
      ${
        view.isMine
          ? html`<button class="button ghost small square" aria-label=${text.deleteView(view.name)} title=${text.remove} @click=${() => this.#delete(view)}>
            <ld-icon name="remove"></ld-icon>
          </button>`
          : nothing
      }
    </li>`;
  }

  async #open(): Promise<void> {
    this.isOpen = true;
    this.failure = '';
    addEventListener('pointerdown', this.#closeOutside);
    await this.updateComplete;
    this.nameInput.focus();
  }

  #close(): void {
    this.isOpen = false;
    removeEventListener('pointerdown', this.#closeOutside);
  }

  /** The address leads: the stores follow it as they follow the back button. */
  #go({ urlState }: SavedView): void {
    this.#close();
    history.pushState(null, '', urlState);
    dispatchEvent(new PopStateEvent('popstate'));
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = editingMessages[this.#language.value.language];
    const name = this.nameInput.value.trim();
    if (!name) return;
    try {
      const view = await saveView({
        name,
        urlState: location.pathname + location.search,
        zoneCode: this.#view.store.zoneCode,
        isShared: this.sharedInput.checked,
      });
      tell(this, text.viewSaved(view.name));
      this.#close();
      this.opener.focus();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.saveFailed);
    }
  };

  async #delete({ id, name }: SavedView): Promise<void> {
    const text = editingMessages[this.#language.value.language];
    try {
      await deleteView(id);
      tell(this, text.viewDeleted(name));
      await this.#views.run();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.saveFailed);
    }
  }

  #press(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
    this.opener.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-saved-views-menu': LdSavedViewsMenu;
  }
}
