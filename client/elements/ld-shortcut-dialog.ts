import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { editingMessages } from '../language/editing-messages.ts';
import type { Language } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import { controlStyles, elementStyles } from '../styles/shared-styles.ts';
import './ld-icon.ts';

/** The list of keys, as a modal dialog. */
@customElement('ld-shortcut-dialog')
export class LdShortcutDialog extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      dialog {
        width: min(440px, calc(100vw - 32px));
        padding: 0;
        border: 0;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e3);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgba(10, 16, 13, 0.4);
      }
      .head {
        display: flex;
        align-items: center;
        height: 48px;
        padding: 0 12px 0 20px;
        border-bottom: 1px solid var(--line);
        font-size: 16px;
        font-weight: var(--w-bold);
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        padding: 8px 20px 16px;
      }
      dt,
      dd {
        border-bottom: 1px dotted var(--line);
        line-height: 32px;
      }
      dd {
        display: flex;
        gap: 4px;
        align-items: center;
        justify-content: flex-end;
      }
      dt:last-of-type,
      dd:last-of-type {
        border: 0;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    const [text, editing] = [messages[this.language], editingMessages[this.language]];
    const keys: [string, string[]][] = [
      [text.keySearch, ['/']],
      [text.keyLayers, ['L']],
      [text.keyFilters, ['F']],
      [text.keyNext, ['J', 'K']],
      [text.keyOpen, ['Enter']],
      [text.keyFit, ['Z']],
      [editing.keyMeasure, ['M']],
      [editing.keyWorkspaces, ['1', '…', '5']],
      [text.keyPan, ['←', '↑', '→', '↓']],
      [text.keyZoom, ['+', '−']],
      [text.keyTheme, ['T']],
      [text.keyHelp, ['?']],
      [text.keyEscape, ['Esc']],
    ];
    return html`<dialog aria-labelledby="title" @click=${this.#closeOutside}>
      <div class="head">
        <h2 id="title" class="grow">${text.helpTitle}</h2>
        <button class="button ghost square" aria-label=${text.close} @click=${() => this.dialog.close()}>
          <ld-icon name="close"></ld-icon>
        </button>
      </div>
      <dl>
        ${keys.map(
          ([name, names]) => html`<dt>${name}</dt>
            <dd>${names.map((key) => html`<kbd class="key">${key}</kbd>`)}</dd>`,
        )}
      </dl>
    </dialog>`;
  }

  /** A click on the backdrop reaches the dialog itself, not its content. */
  #closeOutside(event: Event): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-shortcut-dialog': LdShortcutDialog;
  }
}
